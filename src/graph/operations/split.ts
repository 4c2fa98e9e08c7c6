import * as l10n from '@vscode/l10n';
import { numberAttribute, numbersAttribute } from '../attribute.js';
import { ShapeMismatchError } from '../errors.js';
import { apply, type Operation } from '../operation.js';
import { int64Vector, resultName } from '../onnx/rule.js';
import type { Tensor } from '../tensor.js';
import { lengthOf, requireAxis } from './axes.js';
import { concatenate } from './layout.js';
import { constant } from './leaf.js';
import { resultOf } from './result.js';

export const Split: Operation<[Tensor]> = {
  name: 'Split',
  infer([x], attributes) {
    const lengths = [...numbersAttribute(attributes, 'lengths')];
    const axis = numberAttribute(attributes, 'axis');
    if (lengths.reduce((sum, length) => sum + length, 0) !== lengthOf(x, axis)) {
      const need = l10n.t('the lengths {0} must fill axis {1}.', lengths.join(', '), axis);
      throw new ShapeMismatchError('Split', [x.shape], need);
    }
    return { shape: x.shape.with(axis, lengths[0] ?? 0), type: x.type };
  },
  gradientOfResults(gradients, [x], { attributes }) {
    const axis = numberAttribute(attributes, 'axis');
    const [first, ...others] = [...numbersAttribute(attributes, 'lengths')].map(
      (length, index) => gradients.get(index) ?? constant(0, x.shape.with(axis, length)),
    );
    return first === undefined ? [] : [concatenate([first, ...others], axis)];
  },
  onnx(writer, [x = ''], { attributes }) {
    const lengths = [...numbersAttribute(attributes, 'lengths')];
    const stem = writer.freshName('Split');
    const outputs = lengths.map((_, index) => resultName(stem, index));
    const axis = { integer: numberAttribute(attributes, 'axis') };
    writer.nodeNamed('Split', [x, int64Vector(writer, lengths)], outputs, { axis });
    return stem;
  },
};

/**
 * The parts of `x` of these lengths, one after another along an axis. Where all parts are used this is much cheaper to
 * differentiate than a {@link slice} for each: their gradients are joined, and not padded and added.
 * @throws ShapeMismatchError where the lengths do not fill the axis.
 */
export function split(x: Tensor, axis: number, lengths: readonly number[]): Tensor[] {
  const position = requireAxis('Split', x, axis);
  const node = apply(Split, [x], { axis: position, lengths });
  return lengths.map((length, index) => resultOf(node, index, { shape: x.shape.with(position, length), type: x.type }));
}
