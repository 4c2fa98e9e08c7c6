import * as l10n from '@vscode/l10n';
import { add } from '../../../graph/index.js';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../../spec/index.js';
import { activationArgument, applyActivation } from '../../activations/index.js';
import { argument, ArgumentError, dimensionsArgument, stringArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { weightSpec } from '../weight.js';
import { firstUnknown } from '../window/index.js';
import { contract } from './contract.js';
import { einsumShapes, readEquation, type EinsumShapes, type Equation } from './equation.js';

const NAME = 'EinsumDense';

/** activation(einsum(equation, x, kernel) + bias) (keras/src/layers/core/einsum_dense.py). */
export const einsumDense: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'equation' },
    { name: 'output_shape' },
    { name: 'activation', default: null, family: 'activation' },
    { name: 'bias_axes', default: null },
    { name: 'kernel_initializer', default: 'glorot_uniform', family: 'initializer' },
    { name: 'bias_initializer', default: 'zeros', family: 'initializer' },
    { name: 'kernel_regularizer', default: null, family: 'regularizer' },
    { name: 'bias_regularizer', default: null, family: 'regularizer' },
    { name: 'kernel_constraint', default: null, family: 'constraint' },
    { name: 'bias_constraint', default: null, family: 'constraint' },
    { name: 'lora_rank', default: null },
    { name: 'lora_alpha', default: null },
    { name: 'gptq_unpacked_column_size', default: null },
    { name: 'quantization_config', default: null },
  ],
  outputShape(config, inputs) {
    const shapes = shapesOf(config, inputs);
    if (isUnknown(shapes)) return shapes;
    const { equation, output, lengths, elided } = shapes;
    const offset = equation.rest === 'before' ? elided : 0;
    // An axis that the output shape leaves open is as long as in the input.
    return output.map((length, index) => length ?? lengths.get(equation.output[index - offset] ?? '') ?? null);
  },
  weights,
  forward(context, config, inputs) {
    const x = onlyInput(NAME, inputs);
    const product = contract(withLetters(readEquation(stringArgument(config, 'equation')), x.shape.length), x, context.weight('kernel'));
    const sum = argument(config, 'bias_axes') === null ? product : add(product, context.weight('bias'));
    return applyActivation(sum, activationArgument(config), context);
  },
};

/** The equation with a capital letter for each axis that `...` stands for. */
function withLetters({ input, kernel, output, rest }: Equation, rank: number): string {
  const used = new Set([...input, ...kernel, ...output]);
  const free = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter((letter) => !used.has(letter));
  const elided = free.slice(0, rank - input.length).join('');
  const around = (letters: readonly string[]): string =>
    rest === 'before' ? elided + letters.join('') : letters.join('') + (rest === 'behind' ? elided : '');
  return `${around(input)},${kernel.join('')}->${around(output)}`;
}

function weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]> {
  const shapes = shapesOf(config, inputs);
  if (isUnknown(shapes)) return shapes;
  const { equation, lengths } = shapes;
  const kernel = lengthsOf(equation.kernel, lengths);
  const bias = biasShape(config, shapes);
  if (isUnknown(kernel)) return kernel;
  if (isUnknown(bias)) return bias;
  const weight = weightSpec('kernel', kernel, config, 'kernel');
  return bias === null ? [weight] : [weight, weightSpec('bias', bias, config, 'bias')];
}

function shapesOf(config: Config, inputs: readonly Shape[]): Maybe<EinsumShapes & { readonly equation: Equation }> {
  const missing = firstUnknown(config, ['equation', 'output_shape', 'bias_axes']);
  if (missing !== undefined) return missing;
  const given = argument(config, 'output_shape');
  const shape = typeof given === 'number' ? [given] : dimensionsArgument(config, 'output_shape');
  const equation = readEquation(stringArgument(config, 'equation'));
  return { equation, ...einsumShapes(equation, onlyInput(NAME, inputs), shape) };
}

/** From the first of the axes that have a bias on; 1 along the others. Null where there is none. */
function biasShape(config: Config, { equation, lengths, elided }: EinsumShapes & { readonly equation: Equation }) {
  if (argument(config, 'bias_axes') === null) return null;
  const axes = Array.from(stringArgument(config, 'bias_axes'));
  const stranger = axes.find((letter) => !equation.output.includes(letter));
  if (stranger !== undefined) {
    throw new ArgumentError(
      'bias_axes',
      l10n.t('The axis "{0}" of "bias_axes" is not in the output of EinsumDense.', stranger),
    );
  }
  const first = Math.min(...axes.map((letter) => equation.output.indexOf(letter)));
  const along = equation.output.slice(first);
  const own = lengthsOf(
    along.filter((letter) => axes.includes(letter)),
    lengths,
  );
  if (isUnknown(own)) return own;
  const rest = equation.rest === 'before' ? [] : new Array<number>(Math.max(elided, 0)).fill(1);
  return [...along.map((letter) => (axes.includes(letter) ? (lengths.get(letter) ?? 1) : 1)), ...rest];
}

function lengthsOf(letters: readonly string[], lengths: ReadonlyMap<string, number | null>): Maybe<readonly number[]> {
  const known = letters.map((letter) => lengths.get(letter) ?? null).filter((length) => length !== null);
  if (known.length === letters.length) return known;
  return unknown(l10n.t('The length of an axis of the kernel of {0} is not known.', NAME));
}
