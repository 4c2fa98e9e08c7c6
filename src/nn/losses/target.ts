import * as l10n from '@vscode/l10n';
import { cast, elementCount, reshape, sameShape, type Tensor } from '../../graph/index.js';
import { formatShape } from '../shape.js';
import type { Comparison } from './definition.js';

/** Targets that do not go with what the model puts out. The message has both shapes and says what to change. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

/**
 * The targets as numbers of classes, int64, of the prediction's shape without its last axis.
 * @throws TargetError where they are not one number for each prediction.
 */
export function classTarget({ target, prediction }: Comparison): Tensor {
  const expected = prediction.shape.slice(0, -1);
  if (!isOneForEach(target, prediction)) {
    throw new TargetError(
      l10n.t(
        'The targets must be one class number for each output of shape {0}, but theirs is {1}. For one-hot targets use "categorical_crossentropy" and its metrics.',
        sampleShape(prediction),
        sampleShape(target),
      ),
    );
  }
  const numbers = cast(target, 'int64');
  return sameShape(target.shape, expected) ? numbers : reshape(numbers, expected);
}

/** Whether there is one number for each row of the prediction, as numbers of classes are, also in a column. */
function isOneForEach({ shape }: Tensor, prediction: Tensor): boolean {
  const isColumn = shape.length === prediction.shape.length && shape.at(-1) === 1;
  return sameShape(isColumn ? shape.slice(0, -1) : shape, prediction.shape.slice(0, -1));
}

/**
 * The targets as float32 values of the prediction's shape; an axis of length 1 that only one of the two has is made up
 * for, as in Keras (keras/src/losses/loss.py, `squeeze_or_expand_to_same_rank`).
 * @throws TargetError where the shapes differ otherwise.
 */
export function valueTarget({ target, prediction }: Comparison): Tensor {
  const values = cast(target, 'float32');
  if (sameShape(target.shape, prediction.shape)) return values;
  const ranks = Math.abs(target.shape.length - prediction.shape.length);
  const longer = target.shape.length > prediction.shape.length ? target.shape : prediction.shape;
  if (ranks === 1 && longer.at(-1) === 1 && elementCount(target.shape) === elementCount(prediction.shape)) {
    return reshape(values, prediction.shape);
  }
  if (isOneForEach(target, prediction)) {
    throw new TargetError(
      l10n.t(
        'The targets are single numbers, but the outputs have the shape {0}. If they are numbers of classes, use "sparse_categorical_crossentropy", or make them one-hot with to_categorical(); if not, give the last layer one unit.',
        sampleShape(prediction),
      ),
    );
  }
  throw new TargetError(
    l10n.t(
      'The targets of shape {0} cannot be compared with outputs of shape {1}. Change the last layer, or the targets.',
      sampleShape(target),
      sampleShape(prediction),
    ),
  );
}

/** The shape of one sample, for people. */
function sampleShape({ shape }: Tensor): string {
  return formatShape(shape.slice(1));
}
