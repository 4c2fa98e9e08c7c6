import * as l10n from '@vscode/l10n';
import { numbersAttribute } from '../attribute.js';
import { ShapeMismatchError } from '../errors.js';
import { apply, type Attributes, type Operation } from '../operation.js';
import type { OnnxAttribute } from '../onnx/model.js';
import type { OnnxRule } from '../onnx/rule.js';
import { elementCount, rowMajorStrides } from '../shape.js';
import type { Tensor } from '../tensor.js';
import { relu } from './activation.js';
import { divide, multiply } from './arithmetic.js';
import { equal, where } from './comparison.js';
import { convolveTransposed } from './convolution.js';
import { cast, reshape } from './layout.js';
import { constant, integerConstant } from './leaf.js';
import { argMax } from './reduction.js';
import { requireTypes } from './signature.js';
import { at, onnxSliding, positions, sliding, slidingAttributes, slidingOf, type Sliding } from './window.js';
import { foldWindows, liesSideBySide, repeatPlaces, resize, unfoldWindows } from './windows.js';

/** What is left of {@link Sliding} where the places of the window touch. */
export type PoolingOptions = Omit<Partial<Sliding>, 'dilations'>;

function pooling(
  name: string,
  onnx: OnnxRule,
  gradientOf: (gradient: Tensor, x: Tensor, window: readonly number[], how: Sliding, output: Tensor) => Tensor,
): Operation<[Tensor]> {
  return {
    name,
    infer([x], attributes) {
      requireTypes(name, [x], ['float32']);
      const [batch = 1, channels = 1, ...lengths] = x.shape;
      const window = windowOf(attributes);
      const fits = lengths.length > 0 && window.length === lengths.length;
      const found = fits ? positions(lengths, window, slidingOf(attributes)) : [];
      if (!fits || found.some((count) => count < 1)) {
        throw new ShapeMismatchError(name, [x.shape, window], l10n.t('the window must fit into the padded input.'));
      }
      return { shape: [batch, channels, ...found], type: 'float32' };
    },
    gradient: (gradient, [x], output) => [
      gradientOf(gradient, x, windowOf(output.attributes), slidingOf(output.attributes), output),
    ],
    onnx,
  };
}

function windowOf(attributes: Attributes): readonly number[] {
  return [...numbersAttribute(attributes, 'window')];
}

function onnxPooling(operator: string, further: Readonly<Record<string, OnnxAttribute>> = {}): OnnxRule {
  return (writer, inputs, { attributes }) =>
    writer.node(operator, inputs, {
      ...onnxSliding(slidingOf(attributes)),
      kernel_shape: { integers: windowOf(attributes) },
      ...further,
    });
}

export const MaxPool = pooling('MaxPool', onnxPooling('MaxPool'), (gradient, x, window, how, output) => {
  if (liesSideBySide(window, how)) return handBack(gradient, x, window, how, output);
  const windows = unfoldWindows(x, window, how);
  const [size = 1, ...rest] = windows.shape;
  const numbers = Array.from({ length: size }, (_, index) => index);
  const each = integerConstant(numbers, [size, ...rest.map(() => 1)], 'int64');
  const handedBack = where(equal(argMax(windows, 0), each), reshape(gradient, rest), 0);
  return foldWindows(handedBack, x.shape, window, how);
});

/**
 * The gradient by what was pooled in windows that lie side by side, without bringing their places together: what equals
 * the greatest of its window, and stands before all others that do, is found by comparing with images of the same size.
 */
function handBack(gradient: Tensor, x: Tensor, window: readonly number[], how: Sliding, greatest: Tensor): Tensor {
  const [, , ...found] = greatest.shape;
  const covered = found.map((count, axis) => count * at(window, axis));
  const images = covered.reduce((sum, length, axis) => resize(sum, axis + 2, length), x);
  const isGreatest = cast(equal(images, repeatPlaces(greatest, window)), 'float32');
  const precedence = multiply(isGreatest, precedenceOf(covered, window));
  const foremost = maxPool(precedence, window, how);
  const isChosen = cast(equal(precedence, repeatPlaces(foremost, window)), 'float32');
  const handedBack = multiply(isChosen, repeatPlaces(gradient, window));
  return x.shape.reduce((sum, length, axis) => resize(sum, axis, length), handedBack);
}

/** For each element of images of these lengths the number of places of its window from it on: the first has most. */
function precedenceOf(lengths: readonly number[], window: readonly number[]): Tensor {
  const size = elementCount(window);
  const [strides, within] = [rowMajorStrides(lengths), rowMajorStrides(window)];
  const values = Float32Array.from({ length: elementCount(lengths) }, (_, index) =>
    window.reduce((left, length, axis) => {
      const position = Math.floor(index / at(strides, axis)) % at(lengths, axis);
      return left - (position % length) * at(within, axis);
    }, size),
  );
  return constant(values, lengths);
}

/**
 * The greatest in each window of (batch, channels, …lengths), where padding never wins; of equals, the gradient goes to
 * the first, as in TensorFlow. What is pooled of a ReLU is the ReLU of what is pooled, of which there is less.
 * @throws ShapeMismatchError where the window does not fit.
 */
export function maxPool(x: Tensor, window: readonly number[], how: PoolingOptions = {}): Tensor {
  const [inner] = x.inputs;
  if (x.operation === 'Relu' && inner !== undefined) return relu(maxPool(inner, window, how));
  return apply(MaxPool, [x], { ...slidingAttributes(sliding(window.length, how)), window });
}

export const AveragePool = pooling(
  'AveragePool',
  onnxPooling('AveragePool', { count_include_pad: { integer: 0 } }),
  (gradient, x, window, how) => {
    const [batch = 1, channels = 1, ...lengths] = x.shape;
    const counts = windowCounts(lengths, window, how);
    const shares = divide(gradient, counts);
    const rows = batch * channels;
    const spread = convolveTransposed(
      reshape(shares, [rows, 1, ...shares.shape.slice(2)]),
      constant(new Float32Array(elementCount(window)).fill(1), [1, 1, ...window]),
      lengths,
      how,
    );
    return reshape(spread, x.shape);
  },
);

/** How many elements, without padding, each window holds. */
function windowCounts(lengths: readonly number[], window: readonly number[], how: Sliding): Tensor {
  const shape = positions(lengths, window, how);
  const counts = shape.reduce<readonly number[]>(
    (outer, count, axis) => {
      const along = Array.from({ length: count }, (_, position) => {
        const start = position * at(how.strides, axis) - at(how.before, axis);
        return Math.min(start + at(window, axis), at(lengths, axis)) - Math.max(start, 0);
      });
      return outer.flatMap((product) => along.map((own) => product * own));
    },
    [1],
  );
  return new Set(counts).size === 1 ? constant(counts[0] ?? 1) : constant(counts, shape);
}

/**
 * The mean of each window of (batch, channels, …lengths); padding does not count.
 * @throws ShapeMismatchError where the window does not fit.
 */
export function averagePool(x: Tensor, window: readonly number[], how: PoolingOptions = {}): Tensor {
  return apply(AveragePool, [x], { ...slidingAttributes(sliding(window.length, how)), window });
}
