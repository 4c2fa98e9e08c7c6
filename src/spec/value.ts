import type { CallbackActions } from './callback.js';
import type { CallSource, SourceRange } from './source.js';

/** What the reader could not know, and why. It spreads through everything computed from it; nobody guesses. */
export interface Unknown {
  readonly kind: 'unknown';
  /** A sentence for people: "`units` comes from the argument of `build_model`, which is never called". */
  readonly reason: string;
  readonly range?: SourceRange;
  /** Set where the code is at fault and not the reader: Keras itself refuses these shapes or arguments. */
  readonly fault?: 'shape';
}

export type Maybe<T> = T | Unknown;

/** A Keras object with its full configuration: an initializer, an activation, an optimizer, a callback. */
export interface ConfigObject {
  readonly kind: 'object';
  /** The canonical name in the catalogue of its family: `HeNormal`, `relu`, `SGD`. */
  readonly className: string;
  /** Every argument, with Keras's default where the file gives none. */
  readonly config: Config;
  /** The names of the arguments that the file gives. */
  readonly given: readonly string[];
  readonly call?: CallSource;
  readonly range?: SourceRange;
  /** Of a callback that the file writes itself: what it does to the training. */
  readonly actions?: Maybe<CallbackActions>;
}

/** A value of a layer's or an object's configuration. */
export type ConfigValue = null | boolean | number | string | readonly ConfigValue[] | ConfigObject | Unknown;

export type Config = Readonly<Record<string, ConfigValue>>;

/** A shape as Keras prints it; null is a dimension that is free (the batch) or not known. */
export type Shape = readonly (number | null)[];

/** Makes an {@link Unknown}. */
export function unknown(reason: string, range?: SourceRange): Unknown {
  return range === undefined ? { kind: 'unknown', reason } : { kind: 'unknown', reason, range };
}

/** Tells an {@link Unknown} from a value. */
export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'unknown';
}

/** Tells a {@link ConfigObject} from other values. */
export function isConfigObject(value: unknown): value is ConfigObject {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'object';
}
