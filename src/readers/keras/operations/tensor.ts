import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Maybe, type Shape } from '../../../spec/index.js';
import { integerValue, none, stringValue, tupleValue, type Context, type HostValue, type Value } from '../../python/index.js';
import { broadcast } from '../../numpy/index.js';
import { applyFunction } from './function.js';
import type { Operation } from './operation.js';

const operatorNames: Readonly<Partial<Record<string, string>>> = { '+': 'Add', '-': 'Subtract', '*': 'Multiply', '/': 'TrueDivide', '**': 'Power', '@': 'Matmul' };

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
  ) {}

  attribute(name: string): Value | undefined {
    if (name === 'shape') return isUnknown(this.shape) ? this.shape : tupleValue(this.shape.map((each) => (each === null ? none : integerValue(each))));
    return name === 'dtype' ? stringValue(this.dtype) : undefined;
  }

  item(_index: Value, context: Context): Value {
    return applyFunction('GetItem', [this], unknown(l10n.t('The shape of a part of a tensor is not read.'), context.range), context);
  }

  operate(operator: string, other: Value, _reflected: boolean, context: Context): Value | undefined {
    const name = operatorNames[operator];
    if (name === undefined) return undefined;
    if (!(other instanceof Tensor)) return applyFunction(name, [this], other.kind === 'number' ? this.shape : notKnown(context), context);
    return applyFunction(name, [this, other], together(this.shape, other.shape) ?? notKnown(context), context);
  }
}

function together(one: Maybe<Shape>, other: Maybe<Shape>): Maybe<Shape> | null {
  if (isUnknown(one)) return one;
  return isUnknown(other) ? other : broadcast(one, other);
}

function notKnown(context: Context): Maybe<Shape> {
  return unknown(l10n.t('The shape of what this gives is known only when the file runs.'), context.range);
}
