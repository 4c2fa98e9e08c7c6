import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import type { Call } from './call.js';
import { Variable } from './scope.js';
import type { InstanceValue, Value } from './values.js';

/**
 * Gives an object without an `__init__` of its own, as one of a dataclass, the fields that the call gives it. Which field
 * is given by position is not read, so that then all of the others are unknown.
 */
export function giveFields(instance: InstanceValue, call: Call): void {
  const set = (name: string, value: Value): void => void instance.attributes.set(name, new Variable(call.interpreter.clock.next(), value));
  if (call.positional.length > 0 || call.open !== null) {
    const reason = call.open ?? unknown(l10n.t('Which field is given here is known only when the file runs.'), call.range);
    for (const [name, member] of instance.type.members) if (member.value?.kind !== 'function') set(name, reason);
  }
  for (const [name, { value }] of call.keywords) set(name, value);
}
