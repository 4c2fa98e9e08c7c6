import type { ArrayExpression } from '../../spec/index.js';
import { argumentOf, elementsOf, numberOf, type Call } from '../python/index.js';
import { isUnknown } from '../../spec/index.js';
import { ArrayValue, expressionOf, type Making } from './array.js';

/** How elements are picked and moved; `undefined` for other functions, and where it is not known how. */
export function picked(name: string, call: Call): Making | undefined {
  const array = argumentOf(call, 0, 'a') ?? call.keywords.get('x')?.value;
  if (name === 'where') return chosen(call);
  if (!(array instanceof ArrayValue)) return undefined;
  const input = (): ArrayExpression => expressionOf(array);
  const rank = array.facts.shape.length;
  switch (name) {
    case 'transpose': {
      const axes = axesOf(call, rank);
      return axes === undefined ? undefined : { sources: [array], operation: () => ({ operation: 'transpose', input: input(), axes }) };
    }
    case 'swapaxes': {
      const [one, other] = [numberOf(argumentOf(call, 1, 'axis1')), numberOf(argumentOf(call, 2, 'axis2'))];
      if (one === undefined || other === undefined) return undefined;
      const axes = Array.from({ length: rank }, (_, axis) => axis);
      const [first, second] = [one < 0 ? one + rank : one, other < 0 ? other + rank : other];
      return { sources: [array], operation: () => ({ operation: 'transpose', input: input(), axes: axes.with(first, second).with(second, first) }) };
    }
    case 'take': {
      const indices = argumentOf(call, 1, 'indices');
      if (!(indices instanceof ArrayValue) || numberOf(argumentOf(call, 2, 'axis')) !== 0) return undefined;
      return { sources: [array, indices], operation: () => ({ operation: 'take', input: input(), indices: expressionOf(indices) }) };
    }
    case 'repeat':
    case 'tile': {
      const times = numberOf(argumentOf(call, 1, name === 'tile' ? 'reps' : 'repeats'));
      const isFirst = rank === 1 || (name === 'repeat' && numberOf(argumentOf(call, 2, 'axis')) === 0);
      if (times === undefined || times < 1 || !isFirst) return undefined;
      return { sources: [array], operation: () => ({ operation: 'repeat', input: input(), times, whole: name === 'tile' }) };
    }
    case 'flip':
    case 'flipud':
    case 'fliplr': {
      const axis = name === 'flip' ? numberOf(argumentOf(call, 1, 'axis')) : name === 'flipud' ? 0 : 1;
      if (axis === undefined || axis >= rank || axis < -rank) return undefined;
      return { sources: [array], operation: () => ({ operation: 'slice', input: input(), axis: axis < 0 ? axis + rank : axis, start: null, stop: null, step: -1 }) };
    }
    default:
      return undefined;
  }
}

/** `np.where(condition, this, that)` */
function chosen(call: Call): Making | undefined {
  const [condition, left, right] = call.positional.map(({ value }) => (value instanceof ArrayValue ? value : numberOf(value)));
  if (!(condition instanceof ArrayValue) || left === undefined || right === undefined) return undefined;
  const operand = (value: ArrayValue | number): ArrayExpression | number => (typeof value === 'number' ? value : expressionOf(value));
  return {
    sources: [condition, left, right].filter((value) => value instanceof ArrayValue),
    operation: () => ({ operation: 'choose', condition: expressionOf(condition), left: operand(left), right: operand(right) }),
  };
}

/** The order of the axes: reversed where none is given; `undefined` where it is not known. */
function axesOf(call: Call, rank: number): readonly number[] | undefined {
  const given = argumentOf(call, 1, 'axes');
  if (given === undefined || given.kind === 'none') return Array.from({ length: rank }, (_, axis) => rank - 1 - axis);
  const elements = elementsOf(given, call.range);
  const axes = isUnknown(elements) ? [] : elements.map(numberOf).filter((axis) => axis !== undefined);
  return axes.length === rank ? axes.map((axis) => (axis < 0 ? axis + rank : axis)) : undefined;
}
