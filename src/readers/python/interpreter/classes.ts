import { type ClassStatement } from '../syntax/index.js';
import { plainCall, type Call } from './call.js';
import { giveFields } from './fields.js';
import { boundMethod, defineFunction, memberName } from './functions.js';
import type { Interpreter } from './interpreter.js';
import { Scope } from './scope.js';
import { executeBlock } from './statements.js';
import type { ClassValue, HostValue, InstanceValue, Value } from './values.js';

/** Makes the value of a `class` statement. Its decorators register it and leave it as it is. */
export function defineClass(interpreter: Interpreter, statement: ClassStatement, scope: Scope): Value {
  const bases = statement.bases.map((base) => interpreter.evaluate(base, scope));
  for (const decorator of statement.decorators) interpreter.evaluate(decorator, scope);
  const body = new Scope('class', scope);
  const value: ClassValue = { kind: 'class', name: statement.name, bases, members: body.variables, fields: statement.fields, range: statement.range };
  interpreter.definitions.push({ value, owner: null });
  for (const inner of statement.body) {
    if (inner.kind === 'function') body.own(memberName(inner), interpreter.clock).value = defineFunction(interpreter, inner, body, value);
    else executeBlock(interpreter, [inner], body);
  }
  return value;
}

/** A class and the classes of the file that it extends, the nearest first. */
export function lineage(type: ClassValue, seen = new Set<ClassValue>()): ClassValue[] {
  if (seen.has(type)) return [];
  seen.add(type);
  return [type, ...type.bases.flatMap((base) => (base.kind === 'class' ? lineage(base, seen) : []))];
}

/** A member of a class or of the classes of the file that it extends, and the class that holds it. */
export function findMember(types: readonly ClassValue[], name: string): { readonly value: Value; readonly owner: ClassValue } | undefined {
  for (const owner of types) {
    const value = owner.members.get(name)?.value;
    if (value !== undefined) return { value, owner };
  }
  return undefined;
}

/** Whether a class, or one of the file that it extends, has an `__init__` of its own. */
export function hasConstructor(type: ClassValue): boolean {
  return findMember(lineage(type), '__init__')?.value.kind === 'function';
}

/** Whether a method of a class, or of one of the file that it extends, has a parameter of a name. */
export function takesArgument(type: ClassValue, method: string, name: string): boolean {
  const value = findMember(lineage(type), method)?.value;
  return value?.kind === 'function' && value.parameters.some(({ parameter }) => parameter.name === name);
}

/** The class of a library that a class of the file extends. */
export function libraryBase(type: ClassValue): HostValue | undefined {
  for (const { bases } of lineage(type)) {
    for (const base of bases) if (base.kind === 'host' && base.extend !== undefined) return base;
  }
  return undefined;
}

/** A method that the file gives an object, with the object as its first argument; `undefined` where it gives none of that name. */
export function methodOf(instance: InstanceValue, name: string): Value | undefined {
  const member = findMember(lineage(instance.type), name);
  return member?.value.kind === 'function' ? boundMethod(member.value, instance, member.owner) : undefined;
}

/** Makes an object: its `__init__` runs, or what the library does where it extends a library's class. */
export function instantiate(type: ClassValue, call: Call): Value {
  const { interpreter } = call;
  interpreter.called.add(type);
  const instance: InstanceValue = { kind: 'instance', type, attributes: new Map(), host: null };
  if (!interpreter.objects.has(type)) interpreter.objects.set(type, instance);
  const initializer = findMember(lineage(type), '__init__');
  const own = initializer?.value.kind === 'function' ? initializer.value : null;
  instance.host = libraryBase(type)?.extend?.(type, own === null ? call : plainCall(call, []), instance) ?? null;
  if (own !== null && initializer !== undefined) interpreter.call(boundMethod(own, instance, initializer.owner), call);
  else if (instance.host === null) {
    giveFields(instance, lineage(type), call);
    const afterwards = methodOf(instance, '__post_init__');
    if (afterwards !== undefined) interpreter.call(afterwards, plainCall(call, []));
  }
  return instance;
}
