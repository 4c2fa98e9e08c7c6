import * as l10n from '@vscode/l10n';
import { cast, elementCount, input, reshape, type BatchInput, type Tensor } from '../../graph/index.js';
import { isUnknown, type ModelSpec, type Shape } from '../../spec/index.js';
import { formatShape } from '../shape.js';
import { NotTrainableError, type SampleType, type StepSettings } from './settings.js';

/** The batch of one step: the leaves that the engine fills, and the samples as the model takes them. */
export interface Batch {
  readonly x: BatchInput;
  readonly y: BatchInput;
  /** float32, of the shape of the model's input. */
  readonly samples: Tensor;
}

/** @throws NotTrainableError where the samples do not have the shape that the model's input takes. */
export function batchOf({ model, batchSize, x: xType, y: yType }: StepSettings): Batch {
  const x = batchInput('x', xType, batchSize);
  return { x, y: batchInput('y', yType, batchSize), samples: fitted(cast(x.tensor, 'float32'), model) };
}

function batchInput(name: string, { type, shape: sample }: SampleType, batchSize: number): BatchInput {
  const shape = [batchSize, ...sample];
  return { name, type, shape, tensor: input(name, shape, type) };
}

/** Keras adds or drops a last axis of length 1 where that makes samples fit (keras/src/models/functional.py). */
function fitted(samples: Tensor, model: ModelSpec): Tensor {
  const expected = model.inputs[0]?.shape;
  if (expected === undefined || isUnknown(expected) || fits(samples.shape, expected)) return samples;
  const [batch = 1] = samples.shape;
  const filled = expected.slice(1).map((length, axis) => length ?? samples.shape[axis + 1] ?? 1);
  const ranks = Math.abs(samples.shape.length - expected.length);
  const longer = samples.shape.length > expected.length ? samples.shape : expected;
  if (ranks === 1 && longer.at(-1) === 1 && elementCount([batch, ...filled]) === elementCount(samples.shape)) {
    return reshape(samples, [batch, ...filled]);
  }
  throw new NotTrainableError(
    l10n.t(
      'The model "{0}" takes samples of shape {1}, but those of the data have {2}. Change the shape of its Input, or the data.',
      model.name,
      formatShape(expected.slice(1)),
      formatShape(samples.shape.slice(1)),
    ),
  );
}

function fits(shape: readonly number[], expected: Shape): boolean {
  // The first axis counts samples, which a model's input may leave open or not.
  return (
    shape.length === expected.length &&
    expected.every((length, axis) => axis === 0 || length === null || length === shape[axis])
  );
}
