import { isUnknown, type ArrayExpression, type ElementFunction, type StatisticArray } from '../../spec/index.js';
import { elementsOf, none, numberOf, type Call } from '../python/index.js';
import { expressionOf, type ArrayValue, type Operation } from '../numpy/index.js';
import { settingOf } from './setting.js';

/** What a transformer does to an array after it has seen another; null where its settings are not followed. */
export type Scaling = (data: ArrayValue, seen: ArrayValue, making: Call) => (() => Operation) | null;

type Part = ArrayExpression | number;

/** An operation whose result has the shape of another array. */
export function node(operation: Operation, like: ArrayExpression): ArrayExpression {
  return { kind: 'array', ...operation, shape: like.shape, dtype: 'float64' };
}

/** Of each column. */
function statistic(operation: StatisticArray['operation'], seen: ArrayExpression): ArrayExpression {
  return { kind: 'array', operation, input: seen, axes: [0], keepDimensions: false, shape: seen.shape.slice(1), dtype: 'float64' };
}

/** A function of each number. */
export function apply(name: ElementFunction, input: ArrayExpression): ArrayExpression {
  return node({ operation: 'elementWise', function: name, input }, input);
}

/** (x - mean) / deviation, where a column that is constant is divided by 1 (sklearn/preprocessing/_data.py). */
export const standardScaling: Scaling = (data, seen, making) => {
  const [withMean, withDeviation] = [settingOf(making, 'with_mean'), settingOf(making, 'with_std')];
  if (withMean === undefined || withDeviation === undefined || making.positional.length > 0 || !(withMean || withDeviation)) return null;
  return () => {
    const [input, reference] = [expressionOf(data), expressionOf(seen)];
    const centred: Operation = { operation: 'subtract', left: input, right: statistic('mean', reference) };
    if (!withDeviation) return centred;
    const left: Part = withMean ? node(centred, input) : input;
    return { operation: 'divide', left, right: apply('zeroToOne', statistic('std', reference)) };
  };
};

/** From the least and the greatest of each column to the ends of `feature_range` (sklearn/preprocessing/_data.py). */
export const minMaxScaling: Scaling = (data, seen, making) => {
  const range = making.keywords.get('feature_range')?.value ?? making.positional[0]?.value ?? none;
  const ends = range.kind === 'none' ? [] : elementsOf(range, making.range);
  const [low = 0, high = 1] = isUnknown(ends) ? [Number.NaN] : ends.map((end) => numberOf(end) ?? Number.NaN);
  if (making.open !== null || Number.isNaN(low + high) || making.keywords.has('clip')) return null;
  return () => {
    const [input, reference] = [expressionOf(data), expressionOf(seen)];
    const least = statistic('least', reference);
    const span = apply('zeroToOne', node({ operation: 'subtract', left: statistic('greatest', reference), right: least }, least));
    const shifted = node({ operation: 'subtract', left: input, right: least }, input);
    const unit: Operation = { operation: 'divide', left: shifted, right: span };
    if (low === 0 && high === 1) return unit;
    return { operation: 'add', left: node({ operation: 'multiply', left: node(unit, input), right: high - low }, input), right: low };
  };
};

export const maxAbsScaling: Scaling = (data, seen) => () => {
  const reference = expressionOf(seen);
  return { operation: 'divide', left: expressionOf(data), right: apply('zeroToOne', statistic('greatest', apply('absolute', reference))) };
};
