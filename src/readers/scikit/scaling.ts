import type { ArrayExpression, ElementFunction, StatisticArray } from '../../spec/index.js';
import { elementsOf, none, numberOf, truthOf, type Call } from '../python/index.js';
import { isUnknown } from '../../spec/index.js';
import { expressionOf, type ArrayValue, type Operation } from '../numpy/index.js';

/** What a transformer does to an array after it has seen another; null where its settings are not followed. */
export type Scaling = (data: ArrayValue, seen: ArrayValue, making: Call) => (() => Operation) | null;

type Part = ArrayExpression | number;

function node(operation: Operation, like: ArrayExpression): ArrayExpression {
  return { kind: 'array', ...operation, shape: like.shape, dtype: 'float64' };
}

/** Of each column. */
function statistic(operation: StatisticArray['operation'], seen: ArrayExpression): ArrayExpression {
  return { kind: 'array', operation, input: seen, axes: [0], keepDimensions: false, shape: seen.shape.slice(1), dtype: 'float64' };
}

function apply(name: ElementFunction, input: ArrayExpression): ArrayExpression {
  return node({ operation: 'elementWise', function: name, input }, input);
}

/** `setting=False` in the call that makes the transformer, `setting=True`, or nothing; `undefined` where it is not known. */
function isOn(making: Call, name: string): boolean | undefined {
  const value = making.keywords.get(name)?.value;
  if (value === undefined) return making.open === null ? true : undefined;
  const truth = truthOf(value);
  return isUnknown(truth) ? undefined : truth;
}

/** (x - mean) / deviation, where a column that is constant is divided by 1 (sklearn/preprocessing/_data.py). */
const standardScaling: Scaling = (data, seen, making) => {
  const [withMean, withDeviation] = [isOn(making, 'with_mean'), isOn(making, 'with_std')];
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
const minMaxScaling: Scaling = (data, seen, making) => {
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

const maxAbsScaling: Scaling = (data, seen) => () => {
  const reference = expressionOf(seen);
  return { operation: 'divide', left: expressionOf(data), right: apply('zeroToOne', statistic('greatest', apply('absolute', reference))) };
};

/** The numbers of the classes that were seen; of others than those it is not known. */
const labelEncoding: Scaling = (data, seen) => (data === seen ? () => ({ operation: 'rank', input: withTexts(expressionOf(data)) }) : null);

/** A column of a table, which may hold texts. */
function withTexts(column: ArrayExpression): ArrayExpression {
  const isTable = column.operation === 'reshape' && column.input.operation === 'table';
  return isTable ? { ...column, input: { ...column.input, encoded: true } as ArrayExpression } : column;
}

/** Transformers that are followed to the number. */
export const scalings: Readonly<Partial<Record<string, Scaling>>> = {
  StandardScaler: standardScaling,
  MinMaxScaler: minMaxScaling,
  MaxAbsScaler: maxAbsScaling,
  LabelEncoder: labelEncoding,
};
