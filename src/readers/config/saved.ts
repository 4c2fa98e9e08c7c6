import type { CallSource, Shape, SourceRange } from '../../spec/index.js';
import type { Json, JsonObject } from '../json/index.js';

/** An object as Keras saves it: `{"module": …, "class_name": "Dense", "config": {…}}` (keras/src/saving/serialization_lib.py). */
export interface SavedObject {
  readonly className: string;
  /** Null in files of Keras 2, which has no modules, and for classes of the program. */
  readonly module: string | null;
  readonly registeredName: string | null;
  readonly config: Json | undefined;
  readonly json: JsonObject;
}

/** The value of a member; `undefined` where there is none. */
export function member(json: Json | undefined, name: string): Json | undefined {
  return json?.kind === 'object' ? json.members.get(name)?.value : undefined;
}

export function textOf(json: Json | undefined): string | null {
  return json?.kind === 'scalar' && typeof json.value === 'string' ? json.value : null;
}

export function elementsOf(json: Json | undefined): readonly Json[] {
  return json?.kind === 'array' ? json.elements : [];
}

/** Reads an object that has a class; `undefined` for other values. */
export function savedObject(json: Json | undefined): SavedObject | undefined {
  const className = textOf(member(json, 'class_name'));
  if (json?.kind !== 'object' || className === null) return undefined;
  return {
    className,
    module: textOf(member(json, 'module')),
    registeredName: textOf(member(json, 'registered_name')),
    config: member(json, 'config'),
    json,
  };
}

/** Whether the class is Keras's own: files of Keras 2 tell only classes that were registered under a package's name. */
export function isOfKeras({ module, registeredName }: SavedObject): boolean {
  if (registeredName?.includes('>') === true) return false;
  return module === null ? registeredName === null : /^(?:tf_?keras|keras|tensorflow)\b/.test(module);
}

/** A shape, where null is a free dimension; null where the value is none. */
export function shapeOf(json: Json | undefined): Shape | null {
  if (json?.kind === 'object') return textOf(member(json, 'class_name')) === '__tuple__' ? shapeOf(member(json, 'items')) : null;
  if (json?.kind !== 'array') return null;
  const shape: (number | null)[] = [];
  for (const element of json.elements) {
    if (element.kind !== 'scalar' || !(element.value === null || typeof element.value === 'number')) return null;
    shape.push(element.value);
  }
  return shape;
}

export function rangeOf(path: string, { start, end }: { readonly start: number; readonly end: number }): SourceRange {
  return { source: path, start, end };
}

/** A saved object as the call that would make it: the members of its configuration are the arguments. */
export function callSourceOf(path: string, { json, config }: Pick<SavedObject, 'json' | 'config'>): CallSource {
  const members = config?.kind === 'object' ? [...config.members] : [];
  return {
    range: rangeOf(path, json),
    callee: rangeOf(path, member(json, 'class_name') ?? json),
    argumentList: rangeOf(path, config ?? { start: json.end, end: json.end }),
    arguments: members.map(([name, each]) => ({
      name,
      byKeyword: true,
      range: rangeOf(path, { start: each.name.start, end: each.value.end }),
      value: rangeOf(path, each.value),
    })),
  };
}
