import type { ArithmeticOperation, ElementFunction } from '../../spec/index.js';
import { numberOf, type Call } from '../python/index.js';
import { ArrayValue, expressionOf, type Making } from './array.js';

const unary: Readonly<Partial<Record<string, ElementFunction>>> = {
  abs: 'absolute', absolute: 'absolute', exp: 'exp', expm1: 'expm1', log: 'log', log1p: 'log1p', log2: 'log2', log10: 'log10', sqrt: 'sqrt', square: 'square', sign: 'sign',
  sin: 'sin', cos: 'cos', tan: 'tan', tanh: 'tanh', arctan: 'arctan', floor: 'floor', ceil: 'ceil', rint: 'round', round: 'round', around: 'round', negative: 'negative', logical_not: 'not',
};

const binary: Readonly<Partial<Record<string, ArithmeticOperation>>> = {
  add: 'add', subtract: 'subtract', multiply: 'multiply', divide: 'divide', true_divide: 'divide', power: 'power', floor_divide: 'floorDivide', mod: 'remainder', remainder: 'remainder',
  maximum: 'maximum', minimum: 'minimum', equal: 'equal', not_equal: 'notEqual', less: 'less', less_equal: 'lessEqual', greater: 'greater', greater_equal: 'greaterEqual',
  logical_and: 'and', logical_or: 'or',
};

/** How a function of single elements is computed; `undefined` for other functions, and where an operand is not known. */
export function elementWise(name: string, call: Call): Making | undefined {
  const [first, second] = call.positional.map(({ value }) => (value instanceof ArrayValue ? value : numberOf(value)));
  // `out=` and `where=` change what is given.
  if ([...call.keywords.keys()].some((keyword) => keyword !== 'dtype' && keyword !== 'x' && keyword !== 'name')) return undefined;
  const one = Object.hasOwn(unary, name) ? unary[name] : undefined;
  if (one !== undefined && first instanceof ArrayValue && call.positional.length === 1) {
    return { sources: [first], operation: () => ({ operation: 'elementWise', function: one, input: expressionOf(first) }) };
  }
  const two = Object.hasOwn(binary, name) ? binary[name] : undefined;
  if (two === undefined || first === undefined || second === undefined) return undefined;
  const operand = (value: ArrayValue | number): ReturnType<typeof expressionOf> | number => (typeof value === 'number' ? value : expressionOf(value));
  return {
    sources: [first, second].filter((value) => value instanceof ArrayValue),
    operation: () => ({ operation: two, left: operand(first), right: operand(second) }),
  };
}
