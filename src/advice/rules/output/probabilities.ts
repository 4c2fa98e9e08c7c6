import type { Activation } from '../../network/activation.js';
import type { Output } from '../../network/output.js';

/** The functions whose values are probabilities: of each unit alone, or of all units together. */
export const eachProbability: ReadonlySet<string> = new Set(['sigmoid', 'hard_sigmoid']);
export const jointProbability: ReadonlySet<string> = new Set(['softmax']);

/** Functions whose values are certainly none. */
export const unbounded: ReadonlySet<string> = new Set(['relu', 'leaky_relu', 'prelu', 'elu', 'selu', 'gelu', 'silu', 'mish', 'tanh', 'softsign', 'softplus', 'relu6']);

/** The last function of an output, if the file names it: `linear` where there is none. Null where the file does not tell. */
export function functionOf({ activation, layer }: Output): string | null {
  if (activation === 'unknown' || (activation === null && layer === null)) return null;
  return nameOf(activation);
}

const nameOf = (activation: Activation | null): string => activation?.name ?? 'linear';

/** The number of units of an output; null where it is free or not known. */
export function unitsOf({ shape }: Output): number | null {
  return shape?.at(-1) ?? null;
}
