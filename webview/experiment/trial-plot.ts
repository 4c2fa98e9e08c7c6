import type { TrialResult } from '../../src/protocol/index.js';
import { linearScale, logarithmicScale, type CurveChartOptions } from '../charts/index.js';
import { powerOfTen } from '../format/index.js';
import type { Language } from './language.js';

/** Losses that differ by a larger factor are drawn by their orders of magnitude. */
const widelyApart = 100;

export const sides = ['written', 'fixed'] as const;
export type Side = (typeof sides)[number];

/** A model with and without a fix: the training loss of each seed, and their mean. */
export function trialPlot({ steps, repetitions }: TrialResult, { texts, format }: Language): CurveChartOptions {
  const last = steps.at(-1) ?? 0;
  const seeds = sides.flatMap((side) => repetitions.map((repetition) => ({ x: steps, y: repetition[side].losses, kind: `seed ${side}` })));
  const means = sides.map((side) => ({ x: steps, y: meanLosses({ steps, repetitions }, side), kind: side }));
  const losses = seeds.flatMap(({ y }) => y).filter(Number.isFinite);
  const [lowest, highest] = losses.length === 0 ? [0, 1] : [Math.min(...losses), Math.max(...losses)];
  const isLogarithmic = lowest > 0 && highest > widelyApart * lowest;
  return {
    label: texts.get('experimentTrialChart', format.count(last), String(repetitions.length)),
    curves: repetitions.length > 1 ? [...seeds, ...means] : means,
    marks: [],
    x: { name: texts.get('step'), scale: linearScale(0, last, 6), format: (ticks) => ticks.map((tick) => format.shortCount(tick)) },
    y: isLogarithmic
      ? { name: texts.get('experimentTrainingLoss'), scale: logarithmicScale(lowest, highest, 5), format: (ticks) => ticks.map((tick) => powerOfTen(Math.round(Math.log10(tick)))) }
      : { name: texts.get('experimentTrainingLoss'), scale: linearScale(Math.min(lowest, highest), highest, 5), format: (ticks) => format.axis(ticks) },
    legend: [
      { kind: 'written', text: texts.get('experimentAsWritten') },
      { kind: 'fixed', text: texts.get('experimentFixed') },
      ...(repetitions.length > 1 ? [{ kind: 'seed', text: texts.get('experimentEachSeed', String(repetitions.length)) }] : []),
    ],
  };
}

/** The mean over the seeds at each stretch of steps; not finite where that of a seed is not. */
export function meanLosses({ steps, repetitions }: Pick<TrialResult, 'steps' | 'repetitions'>, side: Side): number[] {
  return steps.map((_, index) => repetitions.reduce((sum, repetition) => sum + (repetition[side].losses[index] ?? Number.NaN), 0) / repetitions.length);
}
