import * as l10n from '@vscode/l10n';
import type { RateSuggestion, RateSweep } from '../../protocol/index.js';

/** The rate at which this share of all that the loss falls by is done: in the middle of its fall, far from where it blows up. */
const shareOfFall = 0.5;

/** A sweep in which the loss falls by less than this share of what it was says nothing. */
const leastFall = 0.1;

/** A loss that has risen by a tenth after so many steps, while the rate is next to nothing, does not fall at any. */
const earlySteps = 20;

/** On both sides of a point, for its slope: less is noise. */
const slopeReach = 3;

/** What one sweep says. */
interface Reading {
  readonly halfway: number;
  readonly steepest: number;
  readonly isOpenEnded: boolean;
}

/**
 * The learning rate that sweeps suggest: the median of the rates at which half of the loss's fall is done. Beside the
 * rules of fastai, Lightning and torch-lr-finder (a tenth of the lowest, the steepest, the valley), it lost least against
 * the best of a grid, with small nets under Adam too (docs/learning-rate-finder.md has the numbers).
 */
export function suggestRate(sweeps: readonly RateSweep[], greatest: number): RateSuggestion {
  const readings = sweeps.map((one) => readingOf(one, greatest));
  const speaking = readings.filter((reading): reading is Reading => typeof reading === 'object');
  if (speaking.length * 2 <= sweeps.length) return { kind: 'none', reason: reasonOf(readings.filter((reading) => typeof reading === 'string')) };
  const openEnded = speaking.filter(({ isOpenEnded }) => isOpenEnded).length * 2 > speaking.length;
  return {
    kind: 'found',
    rate: median(speaking.map(({ halfway }) => halfway)),
    steepest: median(speaking.map(({ steepest }) => steepest)),
    ...(openEnded && { isOpenEnded: true }),
  };
}

type Silence = 'rises' | 'flat' | 'notFinite';

function readingOf({ rates, losses, fall }: RateSweep, greatest: number): Reading | Silence {
  const [first = Number.NaN] = losses;
  if (!Number.isFinite(first)) return 'notFinite';
  const lowest = indexOfLowest(losses);
  const least = losses[lowest] ?? first;
  const early = losses[Math.min(earlySteps, losses.length) - 1] ?? first;
  // Written so that a loss of NaN has risen.
  if (lowest < earlySteps / 2 && !(early - least <= leastFall * Math.abs(least))) return 'rises';
  if (!(fall >= leastFall)) return 'flat';
  const rate = rates[lowest] ?? Number.NaN;
  return {
    halfway: rates[halfwayTo(losses, lowest)] ?? rate,
    steepest: rates[steepestBefore(losses, lowest)] ?? rate,
    isOpenEnded: lowest === losses.length - 1 && rate >= greatest,
  };
}

function indexOfLowest(losses: readonly number[]): number {
  return losses.reduce((best, loss, index) => (loss < (losses[best] ?? Number.POSITIVE_INFINITY) ? index : best), 0);
}

/** Where half of the fall from what the loss began with to its lowest is done. */
function halfwayTo(losses: readonly number[], lowest: number): number {
  const [first = Number.NaN, least = Number.NaN] = [losses[0], losses[lowest]];
  return losses.findIndex((loss) => loss <= first - shareOfFall * (first - least));
}

/** Where the loss falls most from one rate to the next, on the logarithmic scale of the rates, left of its lowest point. */
function steepestBefore(losses: readonly number[], lowest: number): number {
  let steepest = lowest;
  let least = Number.POSITIVE_INFINITY;
  for (let index = slopeReach; index + slopeReach <= lowest; index += 1) {
    const fall = (losses[index + slopeReach] ?? 0) - (losses[index - slopeReach] ?? 0);
    if (fall >= least) continue;
    least = fall;
    steepest = index;
  }
  return steepest;
}

/** Of rates, which lie on a logarithmic scale: of an even number, the geometric mean of the two in the middle. */
function median(rates: readonly number[]): number {
  const sorted = rates.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return Math.sqrt((sorted[Math.floor(middle)] ?? Number.NaN) * (sorted[Math.ceil(middle)] ?? Number.NaN));
}

function reasonOf(silences: readonly Silence[]): string {
  const all: readonly Silence[] = ['notFinite', 'rises', 'flat'];
  const [most = 'flat'] = all.toSorted((one, other) => countOf(silences, other) - countOf(silences, one));
  return reasons[most]();
}

const reasons: Readonly<Record<Silence, () => string>> = {
  notFinite: () => l10n.t('The loss of the first batch is NaN or infinite, so no rate can be told from another. Check the data and the output layer first.'),
  rises: () => l10n.t('The loss rises from the smallest rates on, so no rate lets it fall. Check the loss, the labels and the initial weights first.'),
  flat: () => l10n.t('At no rate does the loss fall by a tenth within a sweep, so the sweeps say nothing about the rate. Gradients that vanish, or data that cannot be learned, look like this; check the gradients first.'),
};

function countOf(silences: readonly Silence[], one: Silence): number {
  return silences.filter((silence) => silence === one).length;
}
