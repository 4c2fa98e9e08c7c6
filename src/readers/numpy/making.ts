import { argumentOf, numberOf, type Call, type Value } from '../python/index.js';
import type { Making, Operation } from './array.js';
import { between, type KnownValues } from './values.js';

const made = (operation: Operation): Making => ({ sources: [], operation: () => operation });

const filled = (value: number): Making => made({ operation: 'literal', values: [value] });

/** How an array is made of nothing but numbers; `undefined` for other functions, and where a number is not known. */
export function madeOfNumbers(name: string, call: Call): Making | undefined {
  switch (name) {
    case 'zeros':
    case 'zeros_like':
      return filled(0);
    case 'ones':
    case 'ones_like':
      return filled(1);
    case 'full':
    case 'full_like': {
      const value = numberOf(argumentOf(call, 1, 'fill_value'));
      return value === undefined ? undefined : filled(value);
    }
    case 'arange':
      return arange(call);
    case 'linspace':
      return linspace(call);
    case 'eye':
      return eye(call);
    default:
      return undefined;
  }
}

function arange(call: Call): Making | undefined {
  const range = rangeOf(call);
  return range === undefined ? undefined : made({ operation: 'sequence', start: range.start, step: range.step });
}

/** The numbers that `np.arange` is given; `undefined` where one is not known. */
function rangeOf(call: Call): { readonly start: number; readonly stop: number; readonly step: number } | undefined {
  const given = [argumentOf(call, 0, 'start'), argumentOf(call, 1, 'stop'), argumentOf(call, 2, 'step')].filter((value): value is Value => value !== undefined && value.kind !== 'none');
  const numbers = given.map(numberOf).filter((number) => number !== undefined);
  const [first, second, step = 1] = numbers;
  if (first === undefined || numbers.length < given.length) return undefined;
  return second === undefined ? { start: 0, stop: first, step } : { start: first, stop: second, step };
}

/** The bounds of `np.arange(-10, 10)` and `np.linspace(0, 1)`; `undefined` for other functions, and where they are not known. */
export function sequenceValues(name: string, call: Call): KnownValues | undefined {
  if (name === 'arange') {
    const range = rangeOf(call);
    const count = range === undefined ? 0 : Math.ceil((range.stop - range.start) / range.step);
    return range === undefined || !(count > 0) ? undefined : betweenEnds(range.start, range.start + (count - 1) * range.step);
  }
  const [start, stop] = name === 'linspace' ? [numberOf(argumentOf(call, 0, 'start')), numberOf(argumentOf(call, 1, 'stop'))] : [];
  return start === undefined || stop === undefined ? undefined : betweenEnds(start, stop);
}

const betweenEnds = (one: number, other: number): KnownValues => between(Math.min(one, other), Math.max(one, other));

function linspace(call: Call): Making | undefined {
  const [start, stop] = [numberOf(argumentOf(call, 0, 'start')), numberOf(argumentOf(call, 1, 'stop'))];
  const given = argumentOf(call, 2, 'num');
  const count = given === undefined ? 50 : numberOf(given);
  const end = argumentOf(call, 3, 'endpoint');
  if (start === undefined || stop === undefined || count === undefined || (end !== undefined && end.kind !== 'boolean')) return undefined;
  const hasEnd = end === undefined || end.value;
  const step = (stop - start) / Math.max(1, hasEnd ? count - 1 : count);
  return made({ operation: 'sequence', start, step, ...(hasEnd && { last: stop }) });
}

/** `np.eye(10)`: the classes from 0, one-hot. Of others, with more columns or another diagonal, only the shape is known. */
function eye(call: Call): Making | undefined {
  const size = numberOf(argumentOf(call, 0, 'N'));
  const isPlain = call.positional.length <= 1 && [...call.keywords.keys()].every((name) => name === 'N' || name === 'dtype');
  if (size === undefined || size < 1 || !isPlain) return undefined;
  return made({ operation: 'oneHot', classes: size, input: { kind: 'array', operation: 'sequence', start: 0, step: 1, shape: [size], dtype: 'int64' } });
}
