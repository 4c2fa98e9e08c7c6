import type { DashboardRidge } from '../../src/protocol/index.js';
import type { Formatter, Texts } from '../format/index.js';

/** What histograms say, in words: how wide the values spread at first and at last, how many are next to zero, and how many are not finite. */
export function histogramSentence(label: string, rows: readonly DashboardRidge[], texts: Texts, format: Formatter): string {
  const known = rows.filter(({ count }) => count > 0);
  const [first, last] = [known[0], known.at(-1)];
  const broken = rows.filter(({ notFinite }) => notFinite > 0);
  const words: string[] = [];
  if (first !== undefined && last !== undefined) {
    const at = (row: DashboardRidge): string[] => [format.magnitude(row.deviation), format.count(row.step)];
    words.push(first === last ? texts.get('histogramSpreadOnce', label, ...at(last)) : texts.get('histogramSpread', label, ...at(first), ...at(last)));
    words.push(texts.get('histogramRange', format.magnitude(last.minimum), format.magnitude(last.maximum), format.percent(last.nearZero)));
  }
  const [worst] = broken.toSorted((left, right) => right.notFinite - left.notFinite);
  if (worst !== undefined) words.push(texts.get('histogramNotFinite', format.count(worst.notFinite), format.count(worst.count + worst.notFinite), format.count(worst.step)));
  return words.join(' ');
}
