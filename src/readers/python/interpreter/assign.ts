import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../../spec/index.js';
import type { Expression, UpdateStatement } from '../syntax/index.js';
import { setAttribute } from './attributes.js';
import { elementsOf } from './elements.js';
import type { Interpreter } from './interpreter.js';
import { binaryOperation } from './operators.js';
import type { Scope } from './scope.js';
import { positionOf } from './subscripts.js';
import { hostOf, type Value } from './values.js';

/** Assigns a value to a name, an attribute, an element, or to several at once. */
export function assign(interpreter: Interpreter, target: Expression, value: Value, scope: Scope): void {
  switch (target.kind) {
    case 'name': {
      const variable = scope.own(target.name, interpreter.clock);
      interpreter.touch(variable);
      variable.value = value;
      hostOf(value)?.assignedTo?.(target.name, scope.form === 'module');
      return;
    }
    case 'attribute':
      setAttribute(interpreter.evaluate(target.object, scope), target.name, value, interpreter.contextOf(target.range));
      return;
    case 'subscript':
      if (setInside(interpreter, target, value, scope)) return;
      setItem(interpreter, interpreter.evaluate(target.object, scope), interpreter.evaluate(target.index, scope), value, target);
      return;
    case 'list':
    case 'tuple':
      unpack(interpreter, target.items, value, scope, target);
      return;
    case 'starred':
      assign(interpreter, target.value, value, scope);
      return;
    default:
      // `f() = 1` and its like: not Python, and marked as an error by the parser.
      return;
  }
}

function unpack(interpreter: Interpreter, targets: readonly Expression[], value: Value, scope: Scope, place: Expression): void {
  const star = targets.findIndex((target) => target.kind === 'starred');
  const unpacked = star < 0 ? hostOf(value)?.unpack?.(targets.length, interpreter.contextOf(place.range)) : undefined;
  const elements = unpacked ?? elementsOf(value, place.range);
  if (isUnknown(elements)) {
    for (const target of targets) assign(interpreter, target, elements, scope);
    return;
  }
  const after = star < 0 ? 0 : targets.length - star - 1;
  const missing = unknown(l10n.t('There are not as many values here as names.'), place.range);
  for (const [index, target] of targets.entries()) {
    if (index === star) assign(interpreter, target, interpreter.list(elements.slice(star, elements.length - after)), scope);
    else assign(interpreter, target, elements[star >= 0 && index > star ? elements.length - targets.length + index : index] ?? missing, scope);
  }
}

/** `array[i][j] = value`, where `array[i]` is a part of the array and no copy of it. */
function setInside(interpreter: Interpreter, { object, index, range }: Extract<Expression, { kind: 'subscript' }>, value: Value, scope: Scope): boolean {
  const whole = object.kind === 'subscript' && object.object.kind === 'name' ? hostOf(interpreter.evaluate(object.object, scope)) : null;
  if (object.kind !== 'subscript' || whole?.setInside === undefined) return false;
  whole.setInside(interpreter.evaluate(object.index, scope), interpreter.evaluate(index, scope), value, interpreter.contextOf(range));
  return true;
}

function setItem(interpreter: Interpreter, object: Value, index: Value, value: Value, target: Expression): void {
  if (object.kind === 'dictionary') {
    interpreter.touch(object);
    object.set(index, value, target.range);
  } else if (object.kind === 'list') {
    interpreter.touch(object);
    const position = positionOf(index, object.items.length);
    if (position !== null) object.items[position] = value;
    else object.uncertainty ??= unknown(l10n.t('An element of the list is set that is known only when the file runs.'), target.range);
  } else hostOf(object)?.setItem?.(index, value, interpreter.contextOf(target.range));
}

/** Runs `target += value`; a list grows in place, so that all of its names see it. */
export function update(interpreter: Interpreter, statement: UpdateStatement, scope: Scope): void {
  const before = interpreter.evaluate(statement.target, scope);
  const value = interpreter.evaluate(statement.value, scope);
  if (before.kind === 'list' && statement.operator === '+') {
    interpreter.touch(before);
    before.extend(elementsOf(value, statement.value.range), statement.range);
    return;
  }
  assign(interpreter, statement.target, binaryOperation(statement.operator, before, value, interpreter.contextOf(statement.range)), scope);
}

/** Runs `del name` and `del items[0]`. */
export function deleteTarget(interpreter: Interpreter, target: Expression, scope: Scope): void {
  if (target.kind === 'name') {
    const variable = scope.own(target.name, interpreter.clock);
    interpreter.touch(variable);
    variable.value = undefined;
  } else if (target.kind === 'tuple') {
    for (const item of target.items) deleteTarget(interpreter, item, scope);
  } else if (target.kind === 'subscript') {
    const object = interpreter.evaluate(target.object, scope);
    const index = interpreter.evaluate(target.index, scope);
    if (object.kind === 'dictionary') {
      interpreter.touch(object);
      object.delete(index);
    } else if (object.kind === 'list') {
      interpreter.touch(object);
      const position = positionOf(index, object.items.length);
      if (position === null) object.uncertainty ??= unknown(l10n.t('An element of the list is deleted that is known only when the file runs.'), target.range);
      else object.items.splice(position, 1);
    }
  }
}
