import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type ArrayExpression, type Maybe, type Shape, type SourceRange, type Unknown } from '../../spec/index.js';
import { elementsOf, integerValue, Mutable, numberOf, tupleValue, type Context, type HostValue, type Value } from '../python/index.js';
import { arithmetic } from './arithmetic.js';
import { arrayAttribute } from './attributes.js';
import { assignedAt, markedIn, markedValues } from './assigning.js';
import { indexArray } from './indexing.js';
import { columnAttribute } from './table-columns.js';
import { constantValues, joinedValues, rearrangedValues, type KnownValues } from './values.js';
import { windowsOf } from './windows.js';

/** What is known of an array. */
export interface ArrayFacts {
  readonly shape: Shape;
  /** As numpy spells it. */
  readonly dtype: string;
  /** How it comes about; unknown where only its shape is known. */
  readonly expression: Maybe<ArrayExpression>;
  /** How many operations the expression has, written out. */
  readonly operations: number;
  /** What is known of its numbers. */
  readonly values: KnownValues;
}

/** Longer expressions are not followed: none that prepares data comes near. */
const maximumOperations = 1_000;

/** What an array is made by. */
export type Operation = ArrayExpression extends infer Each ? (Each extends ArrayExpression ? Omit<Each, 'kind' | 'shape' | 'dtype' | 'range'> : never) : never;

/** How a function makes an array: the arrays that go into it, and what is done to them where those are known. */
export interface Making {
  readonly sources: readonly ArrayValue[];
  readonly operation: () => Operation;
}

/** An array that is known by its shape, and usually by how it is made of a data set. */
export class ArrayValue extends Mutable<ArrayFacts> implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'array';

  constructor(
    readonly born: number,
    public facts: ArrayFacts,
  ) {
    super();
  }

  /** Batch first, as of everything that has a shape. */
  get shape(): Shape {
    return this.facts.shape;
  }

  attribute(name: string, context: Context): Value | undefined {
    return columnAttribute(this, name) ?? arrayAttribute(this, name, context);
  }

  item(index: Value, context: Context): Value {
    return indexArray(this, index, context);
  }

  setItem(index: Value, value: Value, context: Context): void {
    context.interpreter.touch(this);
    const number = numberOf(value);
    const where = assignedAt(this, index, value, context);
    const set = value instanceof ArrayValue ? value.facts.values : number === undefined ? {} : constantValues(number);
    const reason = unknown(l10n.t('Elements of the array are set one by one.'), context.range);
    this.facts = {
      ...this.facts,
      expression: where?.facts.expression ?? reason,
      operations: where?.facts.operations ?? 1,
      values: joinedValues([rearrangedValues(this.facts.values), set]),
    };
  }

  setInside(outer: Value, inner: Value, value: Value, context: Context): void {
    const isPlace = numberOf(outer) !== undefined || isUnknown(outer);
    this.setItem(isPlace ? tupleValue([outer, ...(inner.kind === 'tuple' ? inner.items : [inner])]) : unknown(l10n.t('Elements of a part of the array are set.'), context.range), value, context);
  }

  markRows(columns: Value, value: number, context: Context): boolean {
    const marked = columns instanceof ArrayValue ? markedIn(this, columns, value, context) : undefined;
    if (marked === undefined || !(columns instanceof ArrayValue)) return false;
    context.interpreter.touch(this);
    this.facts = { ...marked.facts, values: markedValues(this.facts.values, columns.facts.values, value, this.facts.shape[1] ?? null) };
    return true;
  }

  isFold(): boolean {
    return !isUnknown(this.facts.expression) && this.facts.expression.operation === 'fold';
  }

  elements(): Unknown {
    return unknown(l10n.t('What is in an array is known only when the file runs.'));
  }

  /** `one, other = array`: along the first axis, which is as long, else Python stops. */
  unpack(count: number, context: Context): readonly Value[] | undefined {
    const [length] = this.facts.shape;
    if (length === undefined || (length !== null && length !== count)) return undefined;
    return Array.from({ length: count }, (_, index) => this.item(integerValue(index), context));
  }

  like(context: Context): Value {
    const { shape, dtype, values } = this.facts;
    return shapedArray(context, shape.slice(1), dtype, l10n.t('Which part of the array this is is known only when the file runs.'), rearrangedValues(values));
  }

  continued(items: readonly Value[], count: number, context: Context): Value | undefined {
    const arrays = items.filter((item) => item instanceof ArrayValue);
    return arrays.length === items.length ? windowsOf(arrays, context, count) : undefined;
  }

  operate(operator: string, other: Value, reflected: boolean, context: Context): Value | undefined {
    return arithmetic(this, operator, other, reflected, context);
  }

  override save(): ArrayFacts {
    return this.facts;
  }

  override restore(facts: ArrayFacts): void {
    this.facts = facts;
  }

  override merge(states: readonly ArrayFacts[], reason: Unknown): void {
    const [first, ...others] = states;
    if (first === undefined) return;
    if (others.every((other) => other === first)) this.facts = first;
    else this.facts = { ...first, expression: reason, values: joinedValues(states.map(({ values }) => values)) };
  }
}

/** An array that an operation makes; where an array that it is made of is unknown, only its shape is known. */
export function madeArray(
  context: Context, shape: Shape, dtype: string, sources: readonly ArrayValue[], operation: () => Operation, values: KnownValues = sameValues(sources),
): ArrayValue {
  const open = sources.map(({ facts }) => facts.expression).find(isUnknown);
  const operations = sources.reduce((sum, { facts }) => sum + facts.operations, 1);
  const tooLong = operations > maximumOperations ? unknown(l10n.t('The computation of this array is too long to be followed.'), context.range) : undefined;
  // A column of a table is of numbers where something is computed from it.
  const made = (): ArrayExpression => ({ kind: 'array', ...operation(), shape, dtype: dtype === 'object' ? 'float64' : dtype, range: context.range });
  return new ArrayValue(context.interpreter.clock.next(), { shape, dtype, expression: open ?? tooLong ?? made(), operations, values });
}

/** What is known of numbers that are only moved. */
function sameValues(sources: readonly ArrayValue[]): KnownValues {
  return joinedValues(sources.map(({ facts }) => rearrangedValues(facts.values)));
}

/** An array of which only the shape is known, and perhaps something of its numbers. */
export function shapedArray(context: Context, shape: Shape, dtype: string, reason: string, values: KnownValues = {}): ArrayValue {
  return new ArrayValue(context.interpreter.clock.next(), { shape, dtype, expression: unknown(reason, context.range), operations: 1, values });
}

/** How an array comes about; only where that is known, as inside {@link madeArray}. */
export function expressionOf({ facts }: ArrayValue): ArrayExpression {
  if (isUnknown(facts.expression)) throw new TypeError('The array has no expression.');
  return facts.expression;
}

/** Why a value that should be an array is not known to be one. */
export function notAnArray(value: Value, range: SourceRange): Unknown {
  if (isUnknown(value)) return value;
  const elements = value.kind === 'list' || value.kind === 'tuple' ? elementsOf(value, range) : [];
  if (isUnknown(elements)) return elements;
  const reasons = elements.map((element) => (element instanceof ArrayValue ? element.facts.expression : element));
  return reasons.find((reason) => isUnknown(reason)) ?? unknown(l10n.t('Which data this is is known only when the file runs.'), range);
}
