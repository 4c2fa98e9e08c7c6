import type { TrialRepetition, TrialVerdict } from '../../protocol/index.js';
import { isUnknown, type CompileStep, type ModelSpec } from '../../spec/index.js';

/** A model and how it is compiled. */
interface Side {
  readonly model: ModelSpec;
  readonly compile: CompileStep;
}

/** Student's t at 95 %, on both sides, by the degrees of freedom from 1. */
const studentT = [12.706, 4.303, 3.182, 2.776, 2.571] as const;

/** Differences of a smaller share are none that anybody should change code for. */
const leastShare = 0.01;

/** What a metric is better with, by a part of its name. */
const betterHigher = /accuracy|auc|precision|recall|f1|f_beta|score|r2|iou/;
const betterLower = /loss|error|entropy|hinge|divergence|poisson/;

/**
 * Which of two trainings is better: in what they share, by a paired t-test over the seeds, so that what chance may have
 * done is no difference.
 */
export function verdictOf(written: Side, fixed: Side, repetitions: readonly TrialRepetition[]): TrialVerdict {
  const metric = comparedMetric(written, fixed, repetitions);
  if (metric === null) return { kind: 'incomparable' };
  const pairs = repetitions.map((one) => [one.written.metrics[metric] ?? Number.NaN, one.fixed.metrics[metric] ?? Number.NaN] as const);
  const means = { written: mean(pairs.map(([value]) => value)), fixed: mean(pairs.map(([, value]) => value)) };
  const spread = pairs.length < 2 ? null : deviation(pairs.map(([one, other]) => other - one));
  const winner = brokenOnly(pairs) ?? clearWinner(gainsOf(metric, pairs));
  return { kind: winner ?? 'unclear', metric, ...means, spread };
}

/** The loss, where both mean the same by it; else a metric that both have. */
function comparedMetric(written: Side, fixed: Side, repetitions: readonly TrialRepetition[]): string | null {
  if (objective(written) === objective(fixed)) return 'loss';
  const [first] = repetitions;
  if (first === undefined) return null;
  const shared = Object.keys(first.written.metrics).filter((name) => name !== 'loss' && name in first.fixed.metrics);
  return shared.find((name) => betterHigher.test(name)) ?? shared.find((name) => betterLower.test(name)) ?? null;
}

/** All that the number called loss is made of, apart from the predictions. */
function objective({ model, compile: { loss, losses, lossWeights } }: Side): string {
  const penalties = model.layers.map(({ config }) => (isUnknown(config) ? null : Object.entries(config).filter(([name]) => name.endsWith('regularizer'))));
  return JSON.stringify([loss, losses, lossWeights, penalties], (key, value: unknown) => (places.has(key) ? undefined : value));
}

/** What says where something is written, which an edit moves. */
const places: ReadonlySet<string> = new Set(['range', 'call', 'given', 'source']);

/** Where one of the two becomes NaN or infinite with every seed, and the other with none. */
function brokenOnly(pairs: readonly (readonly [number, number])[]): 'written' | 'fixed' | null {
  const isBroken = (side: 0 | 1): boolean => pairs.every((pair) => !Number.isFinite(pair[side]));
  const isWhole = (side: 0 | 1): boolean => pairs.every((pair) => Number.isFinite(pair[side]));
  if (isBroken(0) && isWhole(1)) return 'fixed';
  return isBroken(1) && isWhole(0) ? 'written' : null;
}

/**
 * By which share of itself what is compared is better with the fix, for each seed. Losses go over powers of ten, from seed
 * to seed, too, so that one far larger than the others would hide that all are; their logarithms do not.
 */
function gainsOf(metric: string, pairs: readonly (readonly [number, number])[]): number[] {
  if (!betterHigher.test(metric) && pairs.flat().every((value) => value > 0)) return pairs.map(([written, fixed]) => Math.log(written / fixed));
  const sign = betterHigher.test(metric) ? 1 : -1;
  const size = Math.max(...[0, 1].map((side) => Math.abs(mean(pairs.map((pair) => pair[side] ?? Number.NaN)))));
  return pairs.map(([written, fixed]) => (size === 0 ? 0 : (sign * (fixed - written)) / size));
}

/** @param gains As shares. */
function clearWinner(gains: readonly number[]): 'written' | 'fixed' | null {
  const t = studentT[gains.length - 2];
  const gain = mean(gains);
  if (t === undefined || !Number.isFinite(gain)) return null;
  if (Math.abs(gain) < leastShare || Math.abs(gain) <= (t * deviation(gains)) / Math.sqrt(gains.length)) return null;
  return gain > 0 ? 'fixed' : 'written';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The standard deviation of a sample. */
function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}
