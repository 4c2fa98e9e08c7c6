import * as l10n from '@vscode/l10n';
import { DataError, describeArray, elementTypeOf, type ArrayEvaluator, type DataArray, type SampleArray } from '../../data/index.js';
import { batchNames, type SampleType } from '../../nn/index.js';
import type { Fit, FitData } from './fit.js';

/** Arrays by the names of a step's batch inputs: `x`, `y`, `sample_weight`; row i of one belongs to row i of the others. */
export interface Samples {
  readonly x: readonly SampleArray[];
  readonly y: readonly SampleArray[];
  readonly sampleWeight: SampleArray | null;
  readonly count: number;
}

/** What a fit trains on, and validates on if it does. */
export interface FitSamples {
  readonly train: Samples;
  readonly validation: Samples | null;
}

/**
 * Computes the arrays of a fit.
 * @throws DataError or DataNotFoundError naming what cannot be read or does not go together.
 */
export async function loadSamples(fit: Pick<Fit, 'data' | 'validation'>, evaluator: Pick<ArrayEvaluator, 'samples'>): Promise<FitSamples> {
  const { validation } = fit;
  const [all, other] = await Promise.all([
    loadData(fit.data, evaluator),
    validation.kind === 'data' ? loadData(validation.data, evaluator) : null,
  ]);
  if (validation.kind !== 'split') return { train: all, validation: other };
  // Keras takes the last samples, before any shuffling (keras/src/trainers/data_adapters/array_slicing.py).
  const kept = Math.floor(all.count * (1 - validation.fraction));
  if (kept === 0 || kept === all.count) {
    throw new DataError(l10n.t('validation_split={0} of {1} samples leaves none to train or to validate on.', validation.fraction, all.count));
  }
  return { train: rows(all, 0, kept), validation: rows(all, kept, all.count) };
}

/** What the samples of an array are like. */
export function sampleType(array: SampleArray): SampleType {
  return { type: elementTypeOf(array), shape: array.shape.slice(1) };
}

/** The arrays of samples by the names of a step's batch inputs. */
export function dataByName({ x, y, sampleWeight }: Samples): Record<string, SampleArray> {
  const named = (name: 'x' | 'y', arrays: readonly SampleArray[]): [string, SampleArray][] => {
    const names = batchNames(name, arrays.length);
    return arrays.map((array, index) => [names[index] ?? name, array]);
  };
  return Object.fromEntries([...named('x', x), ...named('y', y), ...(sampleWeight === null ? [] : [['sample_weight', sampleWeight] as const])]);
}

/**
 * Computes arrays that go together.
 * @throws DataError or DataNotFoundError naming what cannot be read or does not go together.
 */
export async function loadData({ x, y, sampleWeight }: FitData, evaluator: Pick<ArrayEvaluator, 'samples'>): Promise<Samples> {
  const expressions = [...x, ...y, ...(sampleWeight === null ? [] : [sampleWeight])];
  const arrays = await Promise.all(expressions.map((expression) => evaluator.samples(expression)));
  const counts = arrays.map(({ shape }) => shape[0] ?? 0);
  const [count = 0] = counts;
  const other = counts.findIndex((one) => one !== count);
  const [first] = expressions;
  const different = expressions[other];
  if (first !== undefined && different !== undefined) {
    throw new DataError(
      l10n.t('x and y have different numbers of samples: {0} has {1}, {2} has {3}.', describeArray(first), count, describeArray(different), counts[other] ?? 0),
    );
  }
  if (count === 0 && first !== undefined) throw new DataError(l10n.t('There are no samples in {0}.', describeArray(first)));
  return {
    x: arrays.slice(0, x.length),
    y: arrays.slice(x.length, x.length + y.length),
    sampleWeight: sampleWeight === null ? null : (arrays.at(-1) ?? null),
    count,
  };
}

/** The samples of an array by their numbers, in memory. @throws DataError where a file cannot be read any more. */
export function gathered(array: SampleArray, rows: Int32Array): DataArray {
  if ('gather' in array) return array.gather(rows);
  const { values, shape: [count = 1, ...sample] } = array;
  const size = values.length / count;
  const picked = new (values.constructor as new (length: number) => DataArray['values'])(rows.length * size);
  rows.forEach((row, place) => picked.set(values.subarray(row * size, (row + 1) * size), place * size));
  return { values: picked, shape: [rows.length, ...sample] };
}

function rows({ x, y, sampleWeight }: Samples, from: number, to: number): Samples {
  const part = (array: SampleArray): SampleArray => {
    const shape = [to - from, ...array.shape.slice(1)];
    if ('gather' in array) return { type: array.type, shape, gather: (some) => array.gather(some.map((row) => row + from)) };
    const size = array.values.length / (array.shape[0] ?? 1);
    return { values: array.values.subarray(from * size, to * size), shape };
  };
  return { x: x.map(part), y: y.map(part), sampleWeight: sampleWeight === null ? null : part(sampleWeight), count: to - from };
}
