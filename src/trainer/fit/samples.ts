import * as l10n from '@vscode/l10n';
import { DataError, describeArray, elementTypeOf, type ArrayEvaluator, type DataArray } from '../../data/index.js';
import type { SampleType } from '../../nn/index.js';
import type { ArrayExpression } from '../../spec/index.js';
import type { Fit } from './fit.js';

/** Inputs and targets; row i of one belongs to row i of the other. */
export interface Samples {
  readonly x: DataArray;
  readonly y: DataArray;
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
export async function loadSamples(fit: Fit, evaluator: ArrayEvaluator): Promise<FitSamples> {
  const { validation } = fit;
  const [all, other] = await Promise.all([
    load(fit.x, fit.y, evaluator),
    validation.kind === 'data' ? load(validation.x, validation.y, evaluator) : null,
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
export function sampleType(array: DataArray): SampleType {
  return { type: elementTypeOf(array), shape: array.shape.slice(1) };
}

async function load(x: ArrayExpression, y: ArrayExpression, evaluator: ArrayEvaluator): Promise<Samples> {
  const [inputs, targets] = await Promise.all([evaluator.evaluate(x), evaluator.evaluate(y)]);
  const count = inputs.shape[0] ?? 0;
  const targetCount = targets.shape[0] ?? 0;
  if (count !== targetCount) {
    throw new DataError(l10n.t('x and y have different numbers of samples: {0} has {1}, {2} has {3}.', describeArray(x), count, describeArray(y), targetCount));
  }
  if (count === 0) throw new DataError(l10n.t('There are no samples in {0}.', describeArray(x)));
  return { x: inputs, y: targets, count };
}

function rows({ x, y }: Samples, from: number, to: number): Samples {
  const part = ({ values, shape }: DataArray): DataArray => {
    const size = values.length / (shape[0] ?? 1);
    return { values: values.subarray(from * size, to * size), shape: [to - from, ...shape.slice(1)] };
  };
  return { x: part(x), y: part(y), count: to - from };
}
