import * as l10n from '@vscode/l10n';
import { elementCount, matrixMultiply, reshape, transpose, type Tensor } from '../../../graph/index.js';
import { isUnknown, type Config, type ConfigValue, type Maybe, type Shape } from '../../../spec/index.js';
import { argument, axesArgument, booleanArgument } from '../../argument.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { unitLength } from '../../unit-length.js';
import { axisOf } from '../shapes.js';
import { refuse } from './shapes.js';

const NAME = 'Dot';

/** The scalar products of two inputs along an axis of each, sample by sample (keras/src/layers/merging/dot.py). */
export const dot: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'axes' }, { name: 'normalize', default: false }],
  outputShape,
  weights: () => [],
  forward(_context, config, inputs) {
    const [one, other] = pairOf(inputs, ({ shape }) => shape);
    const axes = axesOf(config, one.shape, other.shape);
    const normalize = booleanArgument(config, 'normalize');
    const rows = axisLast(normalize ? unitLength(one, [axes[0]]) : one, axes[0]);
    const columns = axisLast(normalize ? unitLength(other, [axes[1]]) : other, axes[1]);
    const product = matrixMultiply(matrices(rows), matrices(columns), { transposeB: true });
    const [batch = 1, ...left] = rows.shape.slice(0, -1);
    const sample = [...left, ...columns.shape.slice(1, -1)];
    return reshape(product, [batch, ...(sample.length === 0 ? [1] : sample)]);
  },
};

function outputShape(config: Config, inputs: readonly Shape[]): Maybe<Shape> {
  const given = argument(config, 'axes');
  const missing = Array.isArray(given) ? (given as readonly ConfigValue[]).find(isUnknown) : given;
  if (isUnknown(missing)) return missing;
  const [one, other] = pairOf(inputs, (shape) => shape);
  const [first, second] = axesOf(config, one, other);
  const [length = null, otherLength = null] = [one[first], other[second]];
  if (length !== null && otherLength !== null && length !== otherLength) return refuse(NAME, inputs);
  const shape = [...one.toSpliced(first, 1), ...other.toSpliced(second, 1).slice(1)];
  return shape.length === 1 ? [...shape, 1] : shape;
}

function pairOf<Input>(inputs: readonly Input[], shapeOf: (input: Input) => Shape): [Input, Input] {
  const [one, other] = inputs;
  if (one === undefined || other === undefined || inputs.length > 2) return refuse(NAME, inputs.map(shapeOf));
  return [one, other];
}

function axesOf(config: Config, one: Shape, other: Shape): [number, number] {
  const [first = 0, second = first] = axesArgument(config, 'axes');
  const axes: [number, number] = [axisOf(NAME, first, one), axisOf(NAME, second, other)];
  if (!axes.includes(0)) return axes;
  throw new ShapeError(l10n.t('Dot cannot go along axis 0, which is the batch.'));
}

/** A tensor with one axis moved behind the others. */
function axisLast(x: Tensor, axis: number): Tensor {
  const others = x.shape.map((_, position) => position).filter((position) => position !== axis);
  return axis === x.shape.length - 1 ? x : transpose(x, [...others, axis]);
}

/** (batch, …, n) as (batch, rows, n). */
function matrices(x: Tensor): Tensor {
  const [batch = 1, ...sample] = x.shape;
  return reshape(x, [batch, elementCount(sample.slice(0, -1)), sample.at(-1) ?? 1]);
}
