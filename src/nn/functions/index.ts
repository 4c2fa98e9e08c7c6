import { activationFunctions } from './activation.js';
import { arithmetic } from './arithmetic.js';
import type { TensorFunction } from './definition.js';
import { layoutFunctions } from './layout.js';
import { reductions } from './reduction.js';

export { FunctionArguments } from './arguments.js';
export type { TensorFunction } from './definition.js';

/** The functions on tensors that can be trained, by the names of their operations. */
export const tensorFunctions: ReadonlyMap<string, TensorFunction> = new Map(
  [...arithmetic, ...activationFunctions, ...reductions, ...layoutFunctions].flatMap((one) =>
    one.classNames.map((name): [string, TensorFunction] => [name, one]),
  ),
);
