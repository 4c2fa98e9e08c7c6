import { activations } from '../activations/index.js';
import type { ParameterDefinition } from '../definition.js';
import type { FunctionArguments } from './arguments.js';
import type { TensorFunction } from './definition.js';

/** The names of operations, as Keras makes them of its functions', where another word stands for them here. */
const others: Readonly<Record<string, readonly string[]>> = {
  relu: ['ReLU'],
  silu: ['Swish'],
  hard_silu: ['HardSwish'],
};

/** The activations of the catalogue as functions, `keras.ops.relu(x)`. */
export const activationFunctions: readonly TensorFunction[] = activations.entries
  .filter(({ className }) => !className.includes('>'))
  .map((definition): TensorFunction => ({
    classNames: [pascal(definition.className), ...(others[definition.className] ?? [])],
    compute(given) {
      const x = given.tensor(0, 'x', 'features', 'inputs', 'logits');
      const config = definition.parameters.map((parameter, index) => [parameter.name, argumentOf(given, parameter, 1 + index)] as const);
      return definition.forward(x, Object.fromEntries(config));
    },
  }));

function argumentOf(given: FunctionArguments, { name, default: preset = null }: ParameterDefinition, place: number): number | boolean | null {
  if (typeof preset === 'boolean') return given.flag(place, name, preset);
  if (typeof preset === 'number') return given.number(place, name, preset);
  return given.numbers(place, name)?.[0] ?? null;
}

/** `leaky_relu` as `LeakyRelu`. */
function pascal(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
