import type { Unknown } from '../../../spec/index.js';
import { Allowance } from './budget.js';
import { hostOf, type Value } from './values.js';

/** Whether two values are certainly the same; containers are compared by what they hold. */
export function sameValue(one: Value | undefined, other: Value | undefined, allowance = new Allowance()): boolean {
  if (one === other) return true;
  if (one?.kind !== other?.kind || one === undefined || other === undefined || !allowance.take()) return false;
  switch (one.kind) {
    case 'none':
    case 'ellipsis':
      return true;
    case 'boolean':
    case 'string':
      return one.value === (other as typeof one).value;
    case 'number': {
      const second = other as typeof one;
      return one.integer === second.integer && Object.is(one.value, second.value);
    }
    case 'range': {
      const second = other as typeof one;
      return one.start === second.start && one.stop === second.stop && one.step === second.step;
    }
    case 'tuple':
      return sameItems(one.items, (other as typeof one).items, allowance);
    case 'list': {
      const second = other as typeof one;
      return one.uncertainty === null && second.uncertainty === null && sameItems(one.items, second.items, allowance);
    }
    case 'module':
      return one.path === (other as typeof one).path;
    default:
      return false;
  }
}

function sameItems(one: readonly Value[], other: readonly Value[], allowance: Allowance): boolean {
  return one.length === other.length && one.every((item, index) => sameValue(item, other[index], allowance));
}

/**
 * What a value is when it is one of several. Where one is an object of a library and the others are None, it is the
 * object: whoever uses it as one would fail otherwise.
 * @param repeats Whether what makes them may happen again and again, so that it need not be one of them.
 */
export function joinValues(values: readonly Value[], reason: Unknown, repeats: boolean): Value {
  const [first, ...others] = values;
  if (first === undefined) return reason;
  if (others.every((other) => sameValue(first, other))) return first;
  const joined = first.kind === 'host' ? first.join?.(others, reason, repeats) : undefined;
  if (joined !== undefined) return joined;
  const present = values.filter((value) => value.kind !== 'none');
  const [object, ...more] = present;
  if (object !== undefined && hostOf(object) !== null && more.every((other) => sameValue(object, other))) return object;
  return reason;
}
