import { isUnknown } from '../../../spec/index.js';
import { ArrayValue, expressionOf, madeArray } from '../../numpy/index.js';
import { integerValue, none, numberOf, truthOf, type Call, type Value } from '../../python/index.js';
import { setting } from './folders.js';
import type { WholeData } from './whole-data.js';

/** Which rows the windows of a series take. */
interface Windows {
  readonly start: number;
  /** From one window to the next. */
  readonly stride: number;
  /** From one row of a window to its next. */
  readonly rate: number;
  readonly length: number;
  readonly count: number;
}

/**
 * All windows over the rows of an array, with the target of each (keras/src/utils/timeseries_dataset_utils.py); null where it
 * is not known how many there are, or which.
 */
export function wholeSeries(data: Value, targets: Value, call: Call): WholeData | null {
  const hasTargets = targets.kind !== 'none';
  const series = seriesIn(data);
  const labels = hasTargets ? seriesIn(targets) : null;
  const windows = series === null ? null : windowsIn(series.rows, labels?.rows ?? null, call);
  const shuffle = truthOf(setting(call, 6, 'shuffle', { kind: 'boolean', value: false }));
  const batchSize = setting(call, 5, 'batch_size', integerValue(128));
  if (series === null || windows === null || (hasTargets && labels === null) || isUnknown(shuffle)) return null;
  const samples = samplesOf(series.array, windows, call);
  return {
    arrays: labels === null ? [samples] : [samples, targetsOf(labels.array, windows, call)],
    batchSize: batchSize.kind === 'none' ? null : (numberOf(batchSize) ?? null),
    isShuffled: shuffle,
  };
}

/** An array of which it is known how it comes about, and how many rows it has. */
function seriesIn(value: Value): { readonly array: ArrayValue; readonly rows: number } | null {
  if (!(value instanceof ArrayValue) || isUnknown(value.facts.expression)) return null;
  const rows = value.facts.shape[0] ?? null;
  return rows === null ? null : { array: value, rows };
}

function windowsIn(rows: number, targets: number | null, call: Call): Windows | null {
  const given = (position: number, name: string, preset: number): number | undefined => {
    const value = setting(call, position, name, none);
    return value.kind === 'none' ? preset : numberOf(value);
  };
  const [length, stride, rate] = [given(2, 'sequence_length', Number.NaN), given(3, 'sequence_stride', 1), given(4, 'sampling_rate', 1)];
  const [start, end] = [given(8, 'start_index', 0), given(9, 'end_index', rows)];
  if (call.open !== null || length === undefined || stride === undefined || rate === undefined || start === undefined || end === undefined) return null;
  if (![length, stride, rate, start, end].every((each) => Number.isInteger(each)) || length < 1 || stride < 1 || rate < 1 || start < 0 || end > rows)
    return null;
  const places = Math.min(end - start - (length - 1) * rate, targets ?? Number.POSITIVE_INFINITY);
  const count = Math.ceil(places / stride);
  return count < 1 ? null : { start, stride, rate, length, count };
}

function samplesOf(array: ArrayValue, { start, stride, rate, length, count }: Windows, call: Call): ArrayValue {
  const { shape, dtype, values } = array.facts;
  const span = (length - 1) * rate + 1;
  const sample = shape.slice(1);
  return madeArray(call, [count, length, ...sample], dtype, [array], () => {
    const windows = { kind: 'array', operation: 'windows', input: expressionOf(array), start, step: stride, length: span, count, shape: [count, span, ...sample], dtype } as const;
    return rate === 1 ? windows : { operation: 'slice', input: windows, axis: 1, start: 0, stop: null, step: rate };
  }, values);
}

function targetsOf(array: ArrayValue, { start, stride, count }: Windows, call: Call): ArrayValue {
  const { shape, dtype, values } = array.facts;
  const stop = start + (count - 1) * stride + 1;
  return madeArray(call, [count, ...shape.slice(1)], dtype, [array], () => ({ operation: 'slice', input: expressionOf(array), axis: 0, start, stop, step: stride }), values);
}
