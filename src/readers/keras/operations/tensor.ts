import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type Shape, type SourceRange, type Unknown } from '../../../spec/index.js';
import { integerValue, nativeValue, none, numberOf, stringValue, tupleValue, type Context, type HostValue, type Value } from '../../python/index.js';
import { ArrayValue, broadcast } from '../../numpy/index.js';
import { operands } from './call-arguments.js';
import { applyFunction } from './function.js';
import { joinTensors } from './joined-tensors.js';
import type { Operation } from './operation.js';
import { partShape } from './tensor-part.js';

const operatorNames: Readonly<Partial<Record<string, string>>> = {
  '+': 'Add', '-': 'Subtract', '*': 'Multiply', '/': 'TrueDivide', '//': 'FloorDivide', '%': 'Mod', '**': 'Power', '@': 'Matmul',
};

const comparisonNames: Readonly<Partial<Record<string, string>>> = {
  '!=': 'NotEqual', '<': 'Less', '<=': 'LessEqual', '>': 'Greater', '>=': 'GreaterEqual',
};

/** Python turns `0 < x` into `x > 0` where only `x` can compare itself. */
const turned: Readonly<Partial<Record<string, string>>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/** A symbolic tensor: what a layer gives when it is called on another one. */
export class Tensor implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'tensor';

  constructor(
    readonly operation: Operation,
    /** Which of the operation's applications it comes from. */
    readonly application: number,
    readonly shape: Maybe<Shape>,
    readonly dtype: string,
    /** Which of the outputs of that application it is. */
    readonly output = 0,
    /** Which of its steps count, where something has found that out; Keras hands it on to what takes the tensor. */
    readonly mask: Tensor | null = null,
  ) {}

  attribute(name: string): Value | undefined {
    switch (name) {
      case 'shape':
        return shapeValue(this.shape);
      case 'get_shape':
        return nativeValue(name, () => shapeValue(this.shape));
      case 'ndim':
        return isUnknown(this.shape) ? this.shape : integerValue(this.shape.length);
      case 'dtype':
        return stringValue(this.dtype);
      default:
        return undefined;
    }
  }

  item(index: Value, context: Context): Value {
    return applyFunction('GetItem', [this], partShape(this.shape, index, context.range), context, operands([this, index], context.range));
  }

  /** What is not known of a layer may be several outputs; the program says here how many. */
  unpack(count: number): readonly Value[] | undefined {
    const { operation, application, shape, dtype } = this;
    if (!isUnknown(shape) || (operation.typeName !== 'layer' && operation.typeName !== 'model')) return undefined;
    return Array.from({ length: count }, (_, output) => new Tensor(operation, application, shape, dtype, output));
  }

  operate(operator: string, other: Value, reflected: boolean, context: Context): Value | undefined {
    const comparison = comparisonNames[reflected ? (turned[operator] ?? operator) : operator];
    if (comparison !== undefined) return other.kind === 'none' ? undefined : this.compare(comparison, other, context);
    const name = operatorNames[operator];
    if (name === undefined) return undefined;
    const shape = shapeOf(other, context.range);
    const [left, right] = reflected ? [shape, this.shape] : [this.shape, shape];
    const result = operator === '@' ? productShape(left, right, context.range) : together(left, right, context.range);
    const values = reflected ? [other, this] : [this, other];
    const inputs: readonly [Tensor, ...Tensor[]] = other instanceof Tensor ? (reflected ? [other, this] : [this, other]) : [this];
    return applyFunction(name, inputs, result, context, operands(values, context.range));
  }

  join(others: readonly Value[], reason: Unknown, repeats: boolean): Value | undefined {
    const tensors = others.filter((other) => other instanceof Tensor);
    return tensors.length < others.length ? undefined : joinTensors([this, ...tensors], reason, repeats);
  }

  private compare(name: string, other: Value, context: Context): Tensor {
    const inputs: readonly [Tensor, ...Tensor[]] = other instanceof Tensor ? [this, other] : [this];
    return applyFunction(name, inputs, together(this.shape, shapeOf(other, context.range), context.range), context, operands([this, other], context.range));
  }
}

/** The shape of a tensor, an array or a number. */
export function shapeOf(value: Value, range: SourceRange): Maybe<Shape> {
  if (value instanceof Tensor) return value.shape;
  if (value instanceof ArrayValue) return value.facts.shape;
  if (numberOf(value) !== undefined) return [];
  return isUnknown(value) ? value : unknown(l10n.t('The shape of what this gives is known only when the file runs.'), range);
}

/** A shape as the program sees it: a tuple, with None for what is free. */
export function shapeValue(shape: Maybe<Shape>): Value {
  return isUnknown(shape) ? shape : tupleValue(shape.map((each) => (each === null ? none : integerValue(each))));
}

/** The shape of two tensors together, by numpy's rule of broadcasting. */
export function together(one: Maybe<Shape>, other: Maybe<Shape>, range: SourceRange): Maybe<Shape> {
  if (isUnknown(one)) return one;
  if (isUnknown(other)) return other;
  return broadcast(one, other) ?? unknown(l10n.t('Tensors of these shapes do not go together.'), range);
}

/** The shape of a product of matrices, or of stacks of them (numpy's `matmul`). */
export function productShape(one: Maybe<Shape>, other: Maybe<Shape>, range: SourceRange): Maybe<Shape> {
  if (isUnknown(one)) return one;
  if (isUnknown(other)) return other;
  const [rows = null, inner = null] = one.slice(-2);
  const [innerToo = null, columns = null] = other.slice(-2);
  const stack = broadcast(one.slice(0, -2), other.slice(0, -2));
  const fits = one.length >= 2 && other.length >= 2 && (inner === innerToo || inner === null || innerToo === null);
  return stack === null || !fits ? unknown(l10n.t('Tensors of these shapes do not go together.'), range) : [...stack, rows, columns];
}
