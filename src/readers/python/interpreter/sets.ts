import type { Context } from './call.js';
import { keyText, type ListValue } from './containers.js';
import type { Value } from './values.js';

/** `left operator right` of two sets, in the order of the left and then the right one; `undefined` where what is in them is not known for sure. */
export function setOperation(operator: string, left: Value, right: Value, { interpreter }: Context): Value | undefined {
  if (left.kind !== 'list' || right.kind !== 'list' || left.form !== 'set' || right.form !== 'set') return undefined;
  const [ours, theirs] = [keysOf(left), keysOf(right)];
  if (ours === undefined || theirs === undefined) return undefined;
  const inBoth = (item: Value): boolean => ours.has(keyText(item)) && theirs.has(keyText(item));
  switch (operator) {
    case '-':
      return interpreter.list(left.items.filter((item) => !inBoth(item)), 'set');
    case '&':
      return interpreter.list(left.items.filter(inBoth), 'set');
    case '|':
      return interpreter.list([...left.items, ...right.items.filter((item) => !inBoth(item))], 'set');
    case '^':
      return interpreter.list([...left.items, ...right.items].filter((item) => !inBoth(item)), 'set');
    default:
      return undefined;
  }
}

/** What tells the items apart; `undefined` where one of them is no constant, or may not be there. */
function keysOf({ items, uncertainty }: ListValue): ReadonlySet<string | null> | undefined {
  const keys = items.map((item) => keyText(item));
  return uncertainty !== null || keys.includes(null) ? undefined : new Set(keys);
}
