import * as l10n from '@vscode/l10n';
import {
  isConfigObject,
  isUnknown,
  type Config,
  type ConfigObject,
  type ConfigValue,
  type Maybe,
  type Shape,
  type Unknown,
} from '../spec/index.js';

/** An argument whose value is unknown or of the wrong type where it is needed. The message names the argument. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';

  constructor(
    readonly argument: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws ArgumentError where the argument is not a known number. */
export function numberArgument(config: Config, name: string): number {
  const value = known(config, name);
  if (typeof value !== 'number') throw wrongType(name, value, l10n.t('a number'));
  return value;
}

/** Null where the argument is `None`. @throws ArgumentError where it is neither that nor a known number. */
export function optionalNumberArgument(config: Config, name: string): number | null {
  return known(config, name) === null ? null : numberArgument(config, name);
}

/** @throws ArgumentError where the argument is not a known `True` or `False`. */
export function booleanArgument(config: Config, name: string): boolean {
  const value = known(config, name);
  if (typeof value !== 'boolean') throw wrongType(name, value, l10n.t('True or False'));
  return value;
}

/** @throws ArgumentError where the argument is not a known string. */
export function stringArgument(config: Config, name: string): string {
  const value = known(config, name);
  if (typeof value !== 'string') throw wrongType(name, value, l10n.t('a string'));
  return value;
}

/** Null where the argument is `None`. @throws ArgumentError where it is neither that nor an object, such as `HeNormal()`. */
export function objectArgument(config: Config, name: string): ConfigObject | null {
  const value = known(config, name);
  if (value !== null && !isConfigObject(value)) throw wrongType(name, value, l10n.t('a Keras object'));
  return value;
}

/**
 * Dimensions, where `None` is null.
 * @throws ArgumentError where the argument is not a list of numbers and `None`, or one of them is not known.
 */
export function dimensionsArgument(config: Config, name: string): readonly (number | null)[] {
  return dimensionsOf(config, name, (reason) => {
    throw notKnown(name, reason);
  });
}

/**
 * Dimensions of a {@link Shape}, where null is `None` or what is not known: the others are known all the same.
 * @throws ArgumentError where the argument is not a list of numbers and `None`.
 */
export function shapeArgument(config: Config, name: string): Shape {
  return dimensionsOf(config, name, () => null);
}

function dimensionsOf(config: Config, name: string, open: (reason: Unknown) => null): readonly (number | null)[] {
  const value = known(config, name);
  if (!Array.isArray(value)) throw wrongType(name, value, l10n.t('a tuple of numbers'));
  return value.map((dimension: ConfigValue) => {
    if (dimension === null || typeof dimension === 'number') return dimension;
    if (isUnknown(dimension)) return open(dimension);
    throw wrongType(name, value, l10n.t('a tuple of numbers'));
  });
}

/** Axes, given as one number or as several. @throws ArgumentError where the argument is neither. */
export function axesArgument(config: Config, name: string): readonly number[] {
  const value = known(config, name);
  const values: readonly ConfigValue[] = Array.isArray(value) ? (value as readonly ConfigValue[]) : [value];
  return values.map((axis) => {
    if (typeof axis === 'number') return axis;
    throw wrongType(name, value, l10n.t('an axis or several'));
  });
}

/** What the argument is, or what is not known of it; an argument that is absent is `None`. */
export function argument(config: Config, name: string): ConfigValue {
  return config[name] ?? null;
}

/** An argument that holds an object or `None`, for rules that carry unknowns on. */
export function maybeObject(config: Config, name: string): Maybe<ConfigObject> | null {
  const value = argument(config, name);
  return isUnknown(value) ? value : objectArgument(config, name);
}

function known(config: Config, name: string): ConfigValue {
  const value = argument(config, name);
  if (isUnknown(value)) throw notKnown(name, value);
  return value;
}

function notKnown(name: string, { reason }: Unknown): ArgumentError {
  return new ArgumentError(name, l10n.t('The value of "{0}" is not known: {1}', name, reason));
}

function wrongType(name: string, value: ConfigValue, wanted: string): ArgumentError {
  return new ArgumentError(name, l10n.t('The value of "{0}" must be {1}; it is {2}.', name, wanted, describe(value)));
}

/** A value as Python would write it, near enough for a message. */
function describe(value: ConfigValue): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (isUnknown(value)) return '?';
  if (isConfigObject(value)) return `${value.className}(…)`;
  if (Array.isArray(value)) return `[${value.map(describe).join(', ')}]`;
  return JSON.stringify(value);
}
