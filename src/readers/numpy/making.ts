import { argumentOf, numberOf, type Call, type Value } from '../python/index.js';
import type { Making, Operation } from './array.js';

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
  const given = [argumentOf(call, 0, 'start'), argumentOf(call, 1, 'stop'), argumentOf(call, 2, 'step')].filter((value): value is Value => value !== undefined && value.kind !== 'none');
  const numbers = given.map(numberOf).filter((number) => number !== undefined);
  if (numbers.length === 0 || numbers.length < given.length) return undefined;
  return made({ operation: 'sequence', start: numbers.length === 1 ? 0 : (numbers[0] ?? 0), step: numbers[2] ?? 1 });
}

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
