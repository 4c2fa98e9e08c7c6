import { isUnknown, type ArithmeticArray, type ArrayExpression, type ElementFunction, type Maybe, type Shape, type SliceArray, type StatisticArray } from '../../spec/index.js';
import { booleanValue, floatValue, integerValue, type Value } from '../python/index.js';
import type { ArrayValue } from './array.js';

/** Arrays of more numbers than this prepare data; a file's own numbers are fewer. */
const mostNumbers = 1000;

const arithmetic: Readonly<Record<ArithmeticArray['operation'], (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  power: (left, right) => left ** right,
  floorDivide: (left, right) => Math.floor(left / right),
  remainder: (left, right) => left - right * Math.floor(left / right),
  maximum: Math.max,
  minimum: Math.min,
  equal: (left, right) => Number(left === right),
  notEqual: (left, right) => Number(left !== right),
  less: (left, right) => Number(left < right),
  lessEqual: (left, right) => Number(left <= right),
  greater: (left, right) => Number(left > right),
  greaterEqual: (left, right) => Number(left >= right),
  and: (left, right) => Number(left !== 0 && right !== 0),
  or: (left, right) => Number(left !== 0 || right !== 0),
};

const ofOne: Readonly<Partial<Record<ElementFunction, (x: number) => number>>> = {
  negative: (x) => -x,
  absolute: Math.abs,
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  square: (x) => x * x,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  not: (x) => Number(x === 0),
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const statistics: Readonly<Partial<Record<StatisticArray['operation'], (numbers: readonly number[]) => number>>> = {
  sum,
  mean: (numbers) => sum(numbers) / numbers.length,
  least: (numbers) => Math.min(...numbers),
  greatest: (numbers) => Math.max(...numbers),
};

/** The only number of an array without axes that is computed from numbers that the file writes; any other array as it is. */
export function settled(array: ArrayValue): Value {
  const { shape, dtype, expression } = array.facts;
  const [number] = shape.length === 0 ? (constantNumbers(expression) ?? []) : [];
  if (number === undefined || Number.isNaN(number)) return array;
  if (dtype === 'bool') return booleanValue(number !== 0);
  return /^u?int/.test(dtype) ? integerValue(number) : floatValue(number);
}

/** The numbers of an array that is computed from a few numbers that the file writes, in C order; `undefined` for any other. */
export function constantNumbers(expression: Maybe<ArrayExpression>): readonly number[] | undefined {
  if (isUnknown(expression)) return undefined;
  const size = sizeOf(expression.shape);
  if (size === null || size > mostNumbers) return undefined;
  switch (expression.operation) {
    case 'literal':
      return expression.values.length === size ? expression.values : Array.from({ length: size }, () => expression.values[0] ?? NaN);
    case 'reshape':
      return constantNumbers(expression.input);
    case 'cast':
      return constantNumbers(expression.input)?.map(castTo(expression.dtype));
    case 'slice':
      return rows(expression);
    case 'elementWise': {
      const compute = ofOne[expression.function];
      return compute === undefined ? undefined : constantNumbers(expression.input)?.map(compute);
    }
    case 'mean':
    case 'sum':
    case 'least':
    case 'greatest':
      return overAll(expression, size);
    default:
      return expression.operation in arithmetic ? combined(expression as ArithmeticArray, size) : undefined;
  }
}

function sizeOf(shape: Shape): number | null {
  return shape.reduce<number | null>((size, length) => (size === null || length === null ? null : size * length), 1);
}

function castTo(dtype: string): (x: number) => number {
  if (dtype === 'bool') return (x) => Number(x !== 0);
  if (dtype === 'float32') return Math.fround;
  return /^u?int/.test(dtype) ? Math.trunc : (x) => x;
}

/** Some of the rows of an array. */
function rows({ input, axis, start, stop, step }: SliceArray): readonly number[] | undefined {
  const [length, ...others] = input.shape;
  const width = sizeOf(others);
  const numbers = constantNumbers(input);
  if (axis !== 0 || step !== 1 || numbers === undefined || typeof length !== 'number' || width === null) return undefined;
  const place = (position: number): number => Math.min(Math.max(position < 0 ? position + length : position, 0), length);
  return numbers.slice(place(start ?? 0) * width, place(stop ?? length) * width);
}

function overAll({ operation, input }: StatisticArray, size: number): readonly number[] | undefined {
  const numbers = size === 1 ? constantNumbers(input) : undefined;
  const compute = statistics[operation];
  return numbers === undefined || numbers.length === 0 || compute === undefined ? undefined : [compute(numbers)];
}

/** Two arrays of the same shape, or an array and a number. */
function combined({ operation, left, right }: ArithmeticArray, size: number): readonly number[] | undefined {
  const [one, other] = [left, right].map((operand) => (typeof operand === 'number' ? [operand] : constantNumbers(operand)));
  if (one === undefined || other === undefined || [one, other].some(({ length }) => length !== size && length !== 1)) return undefined;
  const at = (numbers: readonly number[], index: number): number => numbers[numbers.length === 1 ? 0 : index] ?? NaN;
  return Array.from({ length: size }, (_, index) => arithmetic[operation](at(one, index), at(other, index)));
}
