import * as l10n from '@vscode/l10n';
import type { DataArray } from '../../data/index.js';
import { elementCount } from '../../graph/index.js';
import { NotTrainableError, RandomStream } from '../../nn/index.js';
import { isUnknown, type InputSpec, type ModelSpec } from '../../spec/index.js';
import type { targetsOf } from './loss.js';

/** What stands for a length that an input leaves open: the steps of a sequence, and a side of a picture. */
const steps = 32;
const side = 64;

/**
 * Samples for each input of a model: normal numbers of mean 0 and deviation 1, and for an Embedding whole numbers of its
 * vocabulary.
 * @throws NotTrainableError where the shape of an input is not known.
 */
export function noiseInputs(model: ModelSpec, samples: number, seed: number): DataArray[] {
  return model.inputs.map((input, index) => {
    const shape = [samples, ...sampleShape(model, input)];
    const random = new RandomStream(seed, `probe/x/${index}`);
    const vocabulary = vocabularyOf(model, input);
    return vocabulary === null
      ? { shape, values: filled(shape, () => random.normal()) }
      : { shape, values: Int32Array.from({ length: elementCount(shape) }, () => Math.floor(random.uniform() * vocabulary)) };
  });
}

/** Targets for each output, as its loss takes them. */
export function noiseTargets(targets: ReturnType<typeof targetsOf>, samples: number, seed: number): DataArray[] {
  return targets.map(({ kind, classes, shape: sample }, index) => {
    const shape = [samples, ...sample];
    const random = new RandomStream(seed, `probe/y/${index}`);
    const any = (): number => Math.floor(random.uniform() * classes);
    switch (kind) {
      case 'classes':
        return { shape, values: Int32Array.from({ length: elementCount(shape) }, any) };
      case 'bits':
        return { shape, values: filled(shape, () => Math.round(random.uniform())) };
      case 'normal':
        return { shape, values: filled(shape, () => random.normal()) };
      case 'oneHot': {
        const values = new Float32Array(elementCount(shape));
        for (let row = 0; row < values.length; row += classes) values[row + any()] = 1;
        return { shape, values };
      }
    }
  });
}

function filled(shape: readonly number[], next: () => number): Float32Array {
  return Float32Array.from({ length: elementCount(shape) }, next);
}

function sampleShape(model: ModelSpec, { shape }: InputSpec): number[] {
  if (isUnknown(shape)) {
    throw new NotTrainableError(l10n.t('The shape of what the model "{0}" takes is not known: {1} Give it an Input.', model.name, shape.reason));
  }
  const sample = shape.slice(1);
  return sample.map((length) => length ?? (sample.length < 3 ? steps : side));
}

/** How many numbers stand for words in an input that is looked up in a table; null for inputs that are not. */
function vocabularyOf({ layers }: ModelSpec, { layer, dtype }: InputSpec): number | null {
  const embedding = layers.find(({ className, calls }) => className === 'Embedding' && calls.some(({ inputs }) => inputs[0]?.layer === layer));
  const size = embedding?.config['input_dim'];
  if (typeof size === 'number') return size;
  return /^u?int/.test(dtype) ? 2 : null;
}
