import type { SourceRange, Unknown } from '../../../spec/index.js';
import type { Expression, Parameter, Statement } from '../syntax/index.js';
import type { Call, Context } from './call.js';
import type { DictionaryValue, ListValue } from './containers.js';
import type { Scope, Variable } from './scope.js';

export interface NoneValue {
  readonly kind: 'none';
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NumberValue {
  readonly kind: 'number';
  readonly value: number;
  /** Whether it is an `int`; a `float` may hold a whole number, too. */
  readonly integer: boolean;
  /** Of one that a library keeps in a variable: what that can do. */
  readonly members?: (name: string) => Value | undefined;
}

export interface StringValue {
  readonly kind: 'string';
  readonly value: string;
}

export interface EllipsisValue {
  readonly kind: 'ellipsis';
}

export interface TupleValue {
  readonly kind: 'tuple';
  readonly items: readonly Value[];
}

export interface RangeValue {
  readonly kind: 'range';
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

/** `1:5` between square brackets; the bounds are numbers, None or unknown. */
export interface SliceValue {
  readonly kind: 'slice';
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
}

/** A function of the file. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly { readonly parameter: Parameter; readonly default: Value | null }[];
  /** Statements of a function, the expression of a lambda. */
  readonly body: readonly Statement[] | Expression;
  /** Where its free names are looked up. */
  readonly scope: Scope;
  readonly range: SourceRange;
  /** Whether it holds a `yield`, so that a call runs nothing. */
  readonly isGenerator: boolean;
  /** What the first parameter of a method is: the object, the class, or (static) nothing special. A property is called where it is read. */
  readonly binding: 'instance' | 'class' | 'static' | 'property';
}

/** A class of the file. */
export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  /** Classes of the file, of a library, or unknown. */
  readonly bases: readonly Value[];
  readonly members: ReadonlyMap<string, Variable>;
  /** Its own fields, where it is a dataclass or a named tuple, in order. */
  readonly fields: readonly string[];
  readonly range: SourceRange;
}

/** An object of a class of the file. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly type: ClassValue;
  readonly attributes: Map<string, Variable>;
  /** What a library knows of it, where its class extends a library's. */
  host: HostValue | null;
}

/** A function that is built in, or of a library. */
export interface NativeValue {
  readonly kind: 'native';
  readonly name: string;
  call(call: Call): Value;
}

export interface ModuleValue {
  readonly kind: 'module';
  /** Dotted, `keras.layers`. */
  readonly path: string;
  /** A member of the module; `undefined` where it has none of this name. */
  member(name: string): Value | undefined;
  /** Whether `from module import *` is sure to give a name, where {@link member} has an answer to names that it does not know. */
  exports?(name: string): boolean;
}

/** An object of a library: a layer, a model, an array. What it cannot do is left out. */
export interface HostValue {
  readonly kind: 'host';
  /** What it is called in messages. */
  readonly typeName: string;
  /** What tells it apart from others as the key of a dictionary; left out where it cannot be one. */
  readonly key?: string | undefined;
  attribute?(name: string, context: Context): Value | undefined;
  setAttribute?(name: string, value: Value, context: Context): void;
  /** A method of the class of the file that this stands for an object of, as the file gets it; a library may do more where it is called. */
  ownMethod?(name: string, method: Value): Value;
  call?(call: Call): Value;
  item?(index: Value, context: Context): Value;
  setItem?(index: Value, value: Value, context: Context): void;
  /** Sets elements in a part of it, `this[outer][inner] = value`. */
  setInside?(outer: Value, inner: Value, value: Value, context: Context): void;
  /** Sets a number in each of its rows, at the places that the same row of `columns` says; false where that is not followed. */
  markRows?(columns: Value, value: number, context: Context): boolean;
  /** Its elements in a loop. */
  elements?(): readonly Value[] | Unknown;
  /** Its elements where the file gives as many names for them; `undefined` where they are those of a loop, or not known. */
  unpack?(count: number, context: Context): readonly Value[] | undefined;
  /** Whether it picks the samples of one fold of a cross-validation. */
  isFold?(): boolean;
  /** What each of its elements is, where their number is not known; `undefined` where neither is. */
  like?(context: Context): Value | undefined;
  /** So many items as one value, of which it is the first, and all of which go on as some do; `undefined` where they do not. */
  continued?(items: readonly Value[], count: number, context: Context): Value | undefined;
  /** The result of `this operator other`, or of `other operator this` when reflected. */
  operate?(operator: string, other: Value, reflected: boolean, context: Context): Value | undefined;
  /** What it and others have in common, where one of them is real or (`repeats`) comes of them; `undefined` where that is nothing. */
  join?(others: readonly Value[], reason: Unknown, repeats: boolean): Value | undefined;
  /** Told the name of a variable that it is assigned to, and whether that is a variable of the module. */
  assignedTo?(name: string, isGlobal: boolean): void;
  /** Its class, as `type(…)` gives it; `undefined` where that is not known. */
  classValue?(): Value | undefined;
  /** Whether it is an object of a class of a library; `undefined` where that is not known. */
  isInstance?(type: HostValue): boolean | undefined;
  /** Of a class: makes what stands for an object of a class of the file that extends it. */
  extend?(type: ClassValue, call: Call, instance: InstanceValue): HostValue;
}

/** What an expression may be, as far as it can be known without running it. */
export type Value =
  | NoneValue
  | BooleanValue
  | NumberValue
  | StringValue
  | EllipsisValue
  | TupleValue
  | RangeValue
  | SliceValue
  | ListValue
  | DictionaryValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | NativeValue
  | ModuleValue
  | HostValue
  | Unknown;

export const none: NoneValue = { kind: 'none' };

export function booleanValue(value: boolean): BooleanValue {
  return { kind: 'boolean', value };
}

export function integerValue(value: number): NumberValue {
  return { kind: 'number', value, integer: true };
}

export function floatValue(value: number): NumberValue {
  return { kind: 'number', value, integer: false };
}

export function stringValue(value: string): StringValue {
  return { kind: 'string', value };
}

export function tupleValue(items: readonly Value[]): TupleValue {
  return { kind: 'tuple', items };
}

export function nativeValue(name: string, call: (call: Call) => Value): NativeValue {
  return { kind: 'native', name, call };
}

/** The number that a value is, with `True` as 1; `undefined` for everything else. */
export function numberOf(value: Value | undefined): number | undefined {
  if (value?.kind === 'number') return value.value;
  return value?.kind === 'boolean' ? Number(value.value) : undefined;
}

/** What a library knows of a value: itself, or what stands for an object of a class that extends a library's. */
export function hostOf(value: Value): HostValue | null {
  if (value.kind === 'host') return value;
  return value.kind === 'instance' ? value.host : null;
}
