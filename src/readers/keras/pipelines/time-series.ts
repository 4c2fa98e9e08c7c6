import { isUnknown, type Shape } from '../../../spec/index.js';
import { argumentOf, none, numberOf, tupleValue, type Call, type Value } from '../../python/index.js';
import { ArrayValue, notAnArray, rearrangedValues, shapedArray, valueShape } from '../../numpy/index.js';
import { DatasetValue } from './dataset.js';
import { setting } from './folders.js';
import { wholeSeries } from './whole-series.js';
import { inPieces } from './structure.js';

/** `timeseries_dataset_from_array(data, targets, sequence_length)`: windows over the rows (keras/src/utils/timeseries_dataset_utils.py). */
export function windowsOfSeries(call: Call): Value {
  const [data, targets] = [argumentOf(call, 0, 'data') ?? none, argumentOf(call, 1, 'targets') ?? none];
  const length = numberOf(argumentOf(call, 2, 'sequence_length')) ?? null;
  const first: Shape = setting(call, 5, 'batch_size', none).kind === 'none' && call.keywords.has('batch_size') ? [] : [null];
  const samples = part(data, [...first, length], call);
  const element = targets.kind === 'none' ? samples : tupleValue([samples, part(targets, first, call)]);
  return new DatasetValue(element, null, null, wholeSeries(data, targets, call));
}

/** Rows as pieces of the shape that is put in front of one. */
function part(rows: Value, front: Shape, call: Call): Value {
  const shape = valueShape(rows, call.range);
  if (shape === undefined || isUnknown(rows)) return notAnArray(rows, call.range);
  const { dtype, values } = rows instanceof ArrayValue ? rows.facts : { dtype: 'float64', values: {} };
  return shapedArray(call, [...front, ...shape.slice(1)], dtype, inPieces(), rearrangedValues(values));
}

/** `TimeseriesGenerator(data, targets, length, …, batch_size)` of Keras 1 and 2. */
export function seriesGenerator(call: Call): Value {
  const [data, targets] = [argumentOf(call, 0, 'data') ?? none, argumentOf(call, 1, 'targets') ?? none];
  const length = numberOf(argumentOf(call, 2, 'length')) ?? null;
  const step = numberOf(setting(call, 3, 'sampling_rate', none)) ?? (call.keywords.has('sampling_rate') ? null : 1);
  const rows = length === null || step === null ? null : Math.ceil(length / step);
  return new DatasetValue(tupleValue([part(data, [null, rows], call), part(targets, [null], call)]));
}
