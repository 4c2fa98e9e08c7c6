import type { LoopTurn } from '../../../spec/index.js';
import type { Expression, ForStatement } from '../syntax/index.js';
import { hostOf, type Value } from './values.js';

/** A turn of a loop over known elements, and what it is about. @param index From 0. */
export function turnOf({ target, range }: ForStatement, gone: Value, element: Value, index: number, of: number): LoopTurn {
  const isFold = holdsFold(element);
  const variable = isFold || isCounter(gone) ? undefined : variableOf(target, element, index);
  return { loop: range, turn: index + 1, of, ...(variable !== undefined && { variable }), ...(isFold && { isFold: true as const }) };
}

/** `range(5)`, whose numbers say no more than which turn it is. */
function isCounter(gone: Value): boolean {
  return gone.kind === 'range' && gone.start === 0 && gone.step === 1;
}

function holdsFold(element: Value): boolean {
  if (element.kind === 'tuple') return element.items.some(holdsFold);
  return hostOf(element)?.isFold?.() === true;
}

/** The first variable with a number or a text in it, but for those that count the turns. */
function variableOf(target: Expression, element: Value, index: number): LoopTurn['variable'] {
  if (target.kind === 'name') {
    if ((element.kind !== 'number' && element.kind !== 'string') || element.value === index) return undefined;
    return { name: target.name, value: element.value };
  }
  if ((target.kind !== 'tuple' && target.kind !== 'list') || element.kind !== 'tuple') return undefined;
  for (const [place, item] of target.items.entries()) {
    const value = element.items[place];
    const found = value === undefined ? undefined : variableOf(item, value, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
