import * as l10n from '@vscode/l10n';
import {
  isConfigObject,
  isUnknown,
  unknown,
  type Config,
  type ConfigObject,
  type ConfigValue,
  type Maybe,
} from '../spec/index.js';
import type { CatalogueEntry, Family, ParameterDefinition } from './definition.js';
import { lookUp } from './families.js';
import { familyName, unknownName } from './family-names.js';
import { activationLayers } from './layers/activation-layers.js';

/** A call's arguments turned into a configuration. */
export interface Configured {
  /** Every parameter in the order of the signature, strings of a family resolved, defaults filled in. */
  readonly config: Config;
  /** The parameters that were given, in Keras 3's spelling. */
  readonly given: readonly string[];
  /** Required parameters that were not given. */
  readonly missing: readonly string[];
  /** Given names that are not parameters of the entry. */
  readonly unexpected: readonly string[];
}

const defaultConfigs = new WeakMap<CatalogueEntry, Config>();

/** The configuration of an entry that is made with no arguments; required parameters are left out. */
export function defaultConfig(entry: CatalogueEntry): Config {
  const config = defaultConfigs.get(entry) ?? configure(entry, {}).config;
  defaultConfigs.set(entry, config);
  return config;
}

/** Turns arguments by name, in Keras 3's or an older spelling, into the full configuration of an entry. */
export function configure(entry: CatalogueEntry, argumentsByName: Config): Configured {
  const config: Record<string, ConfigValue> = {};
  const given: string[] = [];
  const missing: string[] = [];
  const understood = new Set<string>();
  for (const parameter of entry.parameters) {
    const isGiven = (name: string): boolean => argumentsByName[name] !== undefined;
    const spelling = isGiven(parameter.name) ? parameter.name : parameter.aliases?.find(isGiven);
    if (spelling !== undefined) {
      understood.add(spelling);
      given.push(parameter.name);
    }
    const written = spelling === undefined ? undefined : argumentsByName[spelling];
    const value = written === undefined ? defaultOf(parameter) : canonical(parameter, written);
    if (value === undefined) missing.push(parameter.name);
    else config[parameter.name] = value;
  }
  const unexpected = Object.keys(argumentsByName).filter((name) => !understood.has(name));
  return { config, given, missing, unexpected };
}

/** The parameter that a keyword argument means, by its name or an older spelling of it. */
export function findParameter(entry: CatalogueEntry, name: string): ParameterDefinition | undefined {
  return entry.parameters.find((parameter) => parameter.name === name || parameter.aliases?.includes(name) === true);
}

const defaults = new WeakMap<ParameterDefinition, ConfigValue>();

/** What a parameter is where nothing is given for it; undefined where something must be. */
function defaultOf(parameter: ParameterDefinition): ConfigValue | undefined {
  if (parameter.default === undefined) return undefined;
  const value = defaults.get(parameter) ?? canonical(parameter, parameter.default);
  defaults.set(parameter, value);
  return value;
}

function canonical(parameter: ParameterDefinition, value: ConfigValue): ConfigValue {
  return parameter.family === undefined ? value : resolve(parameter.family, value);
}

/**
 * What an argument of a family means: Keras's `activations.get`, `initializers.get`, … A string becomes the entry's
 * object with all its defaults; an object gets the defaults that it lacks; `None` is null, but for activations, where
 * Keras takes it for `linear`. Objects of classes that the catalogue does not have are returned as they are.
 */
export function resolve(family: Family, value: ConfigValue): Maybe<ConfigObject> | null {
  if (isUnknown(value)) return value;
  if (value === null) return family === 'activation' ? resolve(family, 'linear') : null;
  if (typeof value === 'string') return named(family, value);
  if (isConfigObject(value)) return completed(family, value);
  return unknown(l10n.t('{0} cannot be read as {1}.', JSON.stringify(value), familyName(family)));
}

function named(family: Family, name: string): Maybe<ConfigObject> {
  const entry = lookUp(family, name);
  if (entry === undefined) return unknown(unknownName(family, name));
  // Keras logs a metric that is given by name under the name as it is written: "mse", not "mean_squared_error".
  const config = family === 'metric' ? { ...defaultConfig(entry), name } : defaultConfig(entry);
  return { kind: 'object', className: entry.className, config, given: [] };
}

function completed(family: Family, object: ConfigObject): ConfigObject {
  const entry = lookUp(family, object.className);
  if (entry !== undefined) {
    return { ...object, className: entry.className, config: { ...defaultConfig(entry), ...object.config } };
  }
  const layer = family === 'activation' ? activationLayers.find(object.className) : undefined;
  if (layer === undefined) return object;
  return { ...object, ...layer.asActivation({ ...defaultConfig(layer), ...object.config }), given: object.given };
}
