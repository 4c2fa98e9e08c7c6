import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import type { Context } from './call.js';
import { findMember, lineage } from './classes.js';
import { boundMethod } from './functions.js';
import { notRead } from './imports.js';
import { instanceAttribute, setInstanceAttribute } from './instances.js';
import { dictionaryMethods } from './methods/dictionary.js';
import { listMethods } from './methods/list.js';
import type { Method } from './methods/method.js';
import { stringMethods } from './methods/string.js';
import { integerValue, nativeValue, stringValue, type ClassValue, type TupleValue, type Value } from './values.js';
import { ownEntry } from '../../own-entry.js';

/** An attribute of a value; unknown where it has none that is known. */
export function getAttribute(object: Value, name: string, context: Context): Value {
  if (object.kind === 'unknown') return object;
  return find(object, name, context) ?? unknown(l10n.t('What ".{0}" is here is known only when the file runs.', name), context.range);
}

function find(object: Value, name: string, context: Context): Value | undefined {
  switch (object.kind) {
    case 'module':
      return context.interpreter.moduleAttribute(object.path, name) ?? object.member(name) ?? context.interpreter.library.module(`${object.path}.${name}`) ?? unknown(notRead(`${object.path}.${name}`), context.range);
    case 'host':
      return object.attribute?.(name, context) ?? (name === '__class__' ? object.classValue?.() : undefined);
    case 'instance':
      return name === '__class__' ? object.type : instanceAttribute(object, name, context);
    case 'class':
      return name === '__name__' ? stringValue(object.name) : classAttribute(object, name);
    case 'function':
    case 'native':
      return name === '__name__' ? stringValue(object.name) : undefined;
    case 'list':
      return bind(ownEntry(listMethods, name), name, object);
    case 'dictionary':
      return bind(ownEntry(dictionaryMethods, name), name, object);
    case 'tuple':
      return shapeMember(object, name);
    case 'number':
      return object.members?.(name);
    case 'string':
      return bind(ownEntry(stringMethods, name), name, object);
    default:
      return undefined;
  }
}

/** What `tf.TensorShape` has and a tuple has not: shapes were such up to Keras 2 (tensorflow/python/framework/tensor_shape.py). */
function shapeMember({ items }: TupleValue, name: string): Value | undefined {
  if (name === 'as_list') return nativeValue(name, (call) => call.interpreter.list([...items]));
  return name === 'ndims' || name === 'rank' ? integerValue(items.length) : undefined;
}

/** What a class holds; a method of the class itself is given it. */
function classAttribute(type: ClassValue, name: string): Value | undefined {
  const member = findMember(lineage(type), name);
  if (member?.value.kind !== 'function') return member?.value;
  if (member.value.binding === 'property') return undefined;
  return member.value.binding === 'class' ? boundMethod(member.value, type, member.owner) : member.value;
}

function bind<Receiver>(method: Method<Receiver> | undefined, name: string, receiver: Receiver): Value | undefined {
  return method === undefined ? undefined : nativeValue(name, (call) => method(receiver, call));
}

/** Sets an attribute of an object of the file or of a library; everything else forgets it. */
export function setAttribute(object: Value, name: string, value: Value, context: Context): void {
  if (object.kind === 'instance') setInstanceAttribute(object, name, value, context);
  else if (object.kind === 'host') object.setAttribute?.(name, value, context);
  else if (object.kind === 'module') context.interpreter.setModuleAttribute(`${object.path}.${name}`, value);
}
