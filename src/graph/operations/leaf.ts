import * as l10n from '@vscode/l10n';
import { GraphError } from '../errors.js';
import { numbersAttribute, stringAttribute } from '../attribute.js';
import { apply, type Operation } from '../operation.js';
import { sameAs } from '../onnx/rule.js';
import { elementCount, formatShape } from '../shape.js';
import type { ElementType, Tensor, TensorShape } from '../tensor.js';
import { expand } from './layout.js';

/** A tensor, or a number that stands for a scalar constant of the other operand's type. */
export type Operand = Tensor | number;

/** Leaves carry their signature themselves; nothing can be inferred. */
function leaf(operation: string, attributes: Tensor['attributes'], shape: TensorShape, type: ElementType): Tensor {
  return { operation, inputs: [], attributes, shape, type };
}

function cannotInfer(name: string): Operation['infer'] {
  return () => {
    throw new GraphError(name, l10n.t('{0} is a leaf: make it with its own function.', name));
  };
}

export const Input: Operation<[]> = {
  name: 'Input',
  infer: cannotInfer('Input'),
  onnx: (_writer, _inputs, tensor) => {
    throw new GraphError('Input', l10n.t('No value is bound to the input "{0}".', stringAttribute(tensor.attributes, 'name')));
  },
};

/** A value that is given from outside: a weight, a batch, the learning rate. */
export function input(name: string, shape: TensorShape, type: ElementType = 'float32'): Tensor {
  return leaf('Input', { name }, shape, type);
}

export const Constant: Operation<[]> = {
  name: 'Constant',
  infer: cannotInfer('Constant'),
  onnx: (writer, _inputs, { type, shape, attributes }) => writer.constant(type, shape, numbersAttribute(attributes, 'values')),
};

function constantOf(type: ElementType, value: number | readonly number[] | Float32Array, shape?: TensorShape): Tensor {
  if (typeof value === 'number') {
    const scalar = leaf('Constant', { values: [value] }, [], type);
    return shape === undefined ? scalar : expand(scalar, shape);
  }
  const target = shape ?? [value.length];
  if (elementCount(target) !== value.length) {
    throw new GraphError('Constant', l10n.t('{0} numbers do not fill the shape {1}.', value.length, formatShape(target)));
  }
  return leaf('Constant', { values: value }, target, type);
}

/**
 * A float32 constant: a number is a scalar, or fills `shape`; a list is in row-major order, a vector without `shape`.
 * @throws GraphError where the list does not fill the shape.
 */
export function constant(value: number | readonly number[] | Float32Array, shape?: TensorShape): Tensor {
  return constantOf('float32', value, shape);
}

/** The same of whole numbers. */
export function integerConstant(
  value: number | readonly number[],
  shape?: TensorShape,
  type: 'int32' | 'int64' = 'int32',
): Tensor {
  return constantOf(type, value, shape);
}

/** The tensor of an operand, where numbers take the type of their partner. */
export function asTensor(operand: Operand, partner: Operand): Tensor {
  if (typeof operand !== 'number') return operand;
  return constantOf(typeof partner === 'number' ? 'float32' : partner.type, operand);
}

export const StopGradient: Operation<[Tensor]> = {
  name: 'StopGradient',
  elementwise: true,
  infer: ([x]) => x,
  onnx: sameAs('Identity'),
};

/** `x`, through which no gradient flows. */
export function stopGradient(x: Tensor): Tensor {
  return apply(StopGradient, [x]);
}
