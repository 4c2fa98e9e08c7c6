import type { LearningRateResult } from '../../src/protocol/index.js';
import type { CurveChartOptions } from '../charts/index.js';
import { linearScale, logarithmicScale } from '../charts/index.js';
import { powerOfTen } from '../format/index.js';
import type { Language } from './language.js';

/** Above the loss at the smallest rates there is room for so large a part of what it falls by; what is higher has blown up. */
const roomAbove = 0.5;
/** Below the lowest loss, as a part of the height. */
const roomBelow = 0.05;

/** The sweeps of the learning-rate finder: the smoothed loss by rate, the suggestion, and what the file has. */
export function sweepPlot({ sweeps, suggestion, current }: LearningRateResult, { texts, format }: Language): CurveChartOptions {
  const rates = sweeps.flatMap((sweep) => sweep.rates);
  const [least, greatest] = [Math.min(...rates), Math.max(...rates)];
  const [lowest, highest] = shownLosses(sweeps.map(({ losses }) => losses));
  const isCurrentShown = typeof current === 'number' && current >= least && current <= greatest;
  const found = suggestion.kind === 'found' ? suggestion : null;
  return {
    label: texts.get('experimentRateChart', String(sweeps.length), format.magnitude(least), format.magnitude(greatest)),
    curves: sweeps.map((sweep) => ({ x: sweep.rates, y: sweep.losses, kind: 'sweep' })),
    marks: [
      ...(found === null ? [] : [{ kind: 'steepest', from: found.rate, to: found.steepest }, { kind: 'suggested', at: found.rate }]),
      ...(isCurrentShown ? [{ kind: 'current', at: current }] : []),
    ],
    x: { name: texts.get('experimentRateAxis'), scale: logarithmicScale(least, greatest, 8), format: (ticks) => ticks.map((tick) => powerOfTen(Math.round(Math.log10(tick)))) },
    y: { name: texts.get('experimentSmoothedLoss'), scale: linearScale(lowest, highest, 5), format: (ticks) => format.axis(ticks) },
    legend: [
      { kind: 'sweep', text: texts.get('experimentSweep') },
      ...(found === null
        ? []
        : [
            { kind: 'suggested', text: texts.get('experimentSuggested', format.magnitude(found.rate)) },
            { kind: 'steepest', text: texts.get('experimentSteepest', format.magnitude(found.steepest)) },
          ]),
      ...(isCurrentShown ? [{ kind: 'current', text: texts.get('experimentCurrent', format.magnitude(current)) }] : []),
    ],
  };
}

/** From the lowest loss to a little above those at the smallest rates, so that one that blows up does not flatten the others. */
function shownLosses(sweeps: readonly (readonly number[])[]): readonly [number, number] {
  const all = sweeps.flat().filter(Number.isFinite);
  const begun = sweeps.flatMap((losses) => losses.slice(0, Math.ceil(losses.length / 10))).filter(Number.isFinite);
  if (all.length === 0 || begun.length === 0) return [0, 1];
  const [lowest, highest, start] = [Math.min(...all), Math.max(...all), Math.max(...begun)];
  const top = Math.min(highest, start + roomAbove * (start - lowest));
  return [lowest - roomBelow * (top - lowest), top];
}
