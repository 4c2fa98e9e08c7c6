import * as l10n from '@vscode/l10n';
import { cast, elementCount, input, reshape, type BatchInput, type Tensor } from '../../graph/index.js';
import { isUnknown, type InputSpec, type ModelSpec, type Shape } from '../../spec/index.js';
import { formatShape } from '../shape.js';
import { batchNames, NotTrainableError, type SampleType, type StepSettings } from './settings.js';

/** The batch of one step: the leaves that the engine fills, and the samples as the model takes them. */
export interface Batch {
  /** All leaves. */
  readonly inputs: readonly BatchInput[];
  /** For each input of the model: float32, of the shape that it takes. */
  readonly samples: readonly Tensor[];
  /** For each output of the model: of the data's own type. */
  readonly targets: readonly Tensor[];
  /** The weight of each sample in the loss, float32; null where none are given. */
  readonly sampleWeight: Tensor | null;
}

/** @throws NotTrainableError where the samples do not have the shapes that the model's inputs take. */
export function batchOf({ model, batchSize, x: xTypes, y: yTypes, sampleWeight }: Omit<StepSettings, 'compile' | 'classWeight'>): Batch {
  const x = batchInputs('x', listed(xTypes), batchSize);
  const y = batchInputs('y', listed(yTypes), batchSize);
  const weight = sampleWeight === undefined ? null : batchInput('sample_weight', sampleWeight, batchSize);
  requireOneEach(model, x.length, y.length);
  return {
    inputs: [...x, ...y, ...(weight === null ? [] : [weight])],
    samples: model.inputs.flatMap((taken, index) => {
      const given = x[index];
      return given === undefined ? [] : [fitted(cast(given.tensor, 'float32'), taken, model)];
    }),
    targets: y.map(({ tensor }) => tensor),
    sampleWeight: weight === null ? null : cast(weight.tensor, 'float32'),
  };
}

function listed(types: SampleType | readonly SampleType[]): readonly SampleType[] {
  return 'shape' in types ? [types] : types;
}

function batchInputs(name: 'x' | 'y', types: readonly SampleType[], batchSize: number): readonly BatchInput[] {
  const names = batchNames(name, types.length);
  return types.map((type, index) => batchInput(names[index] ?? name, type, batchSize));
}

function batchInput(name: string, { type, shape: sample }: SampleType, batchSize: number): BatchInput {
  const shape = [batchSize, ...sample];
  return { name, type, shape, tensor: input(name, shape, type) };
}

function requireOneEach({ name, inputs, outputs }: ModelSpec, samples: number, targets: number): void {
  if (inputs.length !== samples) {
    throw new NotTrainableError(
      l10n.t('The model "{0}" has {1} inputs, but the data has {2}. Give fit() an array for each.', name, inputs.length, samples),
    );
  }
  if (outputs.length !== targets) {
    throw new NotTrainableError(
      l10n.t('The model "{0}" has {1} outputs, but there are targets for {2}. Give fit() an array for each.', name, outputs.length, targets),
    );
  }
}

/** Keras adds or drops a last axis of length 1 where that makes samples fit (keras/src/models/functional.py). */
function fitted(samples: Tensor, { shape: expected }: InputSpec, model: ModelSpec): Tensor {
  if (isUnknown(expected) || fits(samples.shape, expected)) return samples;
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
