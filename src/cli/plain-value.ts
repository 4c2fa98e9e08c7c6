import { isUnknown, type Config, type ConfigValue } from '../spec/index.js';

/**
 * A value as JSON has it. An object of Keras is its class and its arguments, as Keras saves it; in place of what is not
 * known stands why, since null is a value.
 */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly class: string; readonly config: PlainConfig }
  | { readonly unknown: string };

/** Arguments by their names. */
export type PlainConfig = Readonly<Record<string, Plain>>;

export function plainValue(value: ConfigValue): Plain {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(plainValue);
  return isUnknown(value) ? { unknown: value.reason } : { class: value.className, config: plainConfig(value.config) };
}

/** Every argument, with Keras's default where the file gives none. */
export function plainConfig(config: Config): PlainConfig {
  return Object.fromEntries(Object.entries(config).map(([name, value]) => [name, plainValue(value)]));
}

/** `Array.isArray` does not tell readonly arrays from objects. */
const isList = (value: ConfigValue): value is readonly ConfigValue[] => Array.isArray(value);
