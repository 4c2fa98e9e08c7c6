import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import { plainCall, type Call, type Context } from './call.js';
import { findMember, lineage } from './classes.js';
import { boundMethod, setterName } from './functions.js';
import { Variable } from './scope.js';
import type { InstanceValue, Value } from './values.js';

/** An attribute of an object: its own, its class's, or what the library knows of it. */
export function instanceAttribute(instance: InstanceValue, name: string, context: Context): Value | undefined {
  const own = instance.attributes.get(name)?.value;
  if (own !== undefined) return own;
  const member = findMember(lineage(instance.type), name);
  if (member?.value.kind === 'function') {
    const method = boundMethod(member.value, instance, member.owner);
    if (member.value.binding === 'property') return context.interpreter.call(method, plainCall(context, []));
    return instance.host?.ownMethod?.(name, method) ?? method;
  }
  return member?.value ?? instance.host?.attribute?.(name, context);
}

/** Sets an attribute, by the setter of a property where it has one; a library hears of it, as Keras tracks the layers of a model. */
export function setInstanceAttribute(instance: InstanceValue, name: string, value: Value, context: Context): void {
  const { interpreter } = context;
  const setter = findMember(lineage(instance.type), setterName(name));
  if (setter?.value.kind === 'function') {
    interpreter.call(boundMethod(setter.value, instance, setter.owner), plainCall(context, [value]));
    return;
  }
  const variable = instance.attributes.get(name) ?? new Variable(interpreter.clock.next(), undefined);
  interpreter.touch(variable);
  variable.value = value;
  instance.attributes.set(name, variable);
  instance.host?.setAttribute?.(name, value, context);
}

/** Calls an object: its `__call__`, or what the library does with it. */
export function callInstance(instance: InstanceValue, call: Call): Value {
  const member = findMember(lineage(instance.type), '__call__');
  if (member?.value.kind === 'function') return call.interpreter.call(boundMethod(member.value, instance, member.owner), call);
  return instance.host?.call?.(call) ?? unknown(l10n.t('What this call gives is known only when the file runs.'), call.range);
}
