import { totalmem } from 'node:os';
import * as l10n from '@vscode/l10n';
import { elementCount } from '../../graph/index.js';
import { modelWeights, NotTrainableError } from '../../nn/index.js';
import type { ModelSpec } from '../../spec/index.js';

/** Bytes of a float32. */
const elementBytes = 4;

/**
 * The bytes that training a model takes at the very least: each weight, and the gradient of each that is trained. What the
 * optimizer keeps and what layers give out comes on top.
 */
export function leastMemory(model: ModelSpec): number {
  return modelWeights(model).reduce((sum, weight) => sum + bytesOf(weight), 0);
}

/**
 * Refuses a model that no memory of this machine could hold, before anything of it is allocated.
 * @param available in bytes.
 * @throws NotTrainableError that names the largest layer.
 */
export function requireMemory(model: ModelSpec, available: number = memoryOfMachine()): void {
  const least = leastMemory(model);
  if (least <= available) return;
  const largest = modelWeights(model).reduce((one, other) => (bytesOf(other) > bytesOf(one) ? other : one));
  const message = l10n.t(
    '"{0}" takes at least {1} GB of memory for its weights and their gradients, and there are {2} GB here. The most is for "{3}" of shape ({4}) in the layer "{5}": make that smaller.',
    model.name,
    gigabytes(least),
    gigabytes(available),
    largest.spec.name,
    largest.spec.shape.join(', '),
    largest.layer.name,
  );
  throw new NotTrainableError(message, largest.layer.id);
}

function bytesOf({ spec, trainable }: ReturnType<typeof modelWeights>[number]): number {
  return elementCount(spec.shape) * elementBytes * (trainable ? 2 : 1);
}

const gigabytes = (bytes: number): string => (bytes / 2 ** 30).toFixed(1);

/** What there is in all, or what this process may have of it. */
function memoryOfMachine(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
