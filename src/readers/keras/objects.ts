import * as l10n from '@vscode/l10n';
import { configure, lookUp, type CatalogueEntry, type Family } from '../../nn/index.js';
import { isUnknown, unknown, type Config, type ConfigObject, type ConfigValue, type Unknown } from '../../spec/index.js';
import { argumentOf, Mutable, stringValue, type Call, type ClassValue, type Context, type HostValue, type Value } from '../python/index.js';
import { ArrayValue, callByRule, shapedArray } from '../numpy/index.js';
import { dimensionsOf } from '../shapes/index.js';
import { bindArguments, missingArgument, type Bound } from './bind.js';
import { customaryArguments } from './callback-classes.js';
import { callbackEntries } from './callbacks.js';
import { fromConfigValue, toConfigValue, toFamilyValue } from './config-value.js';
import type { NameCounters } from './naming.js';
import { allArguments } from './operations/call-arguments.js';
import { applyFunction } from './operations/function.js';
import { activationName } from './operations/operation-name.js';
import { Tensor } from './operations/tensor.js';
import { variableOf } from './variable.js';

/** A Keras object that configures others: an initializer, an optimizer, a callback. */
export class ObjectValue extends Mutable<ConfigObject> implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'object';
  /** Whether a fit has been given it, which it may remember. */
  wasGiven = false;

  constructor(
    readonly born: number,
    public object: ConfigObject,
    /** What a callback is given, with the functions among it, which no configuration can hold. */
    readonly values: ReadonlyMap<string, Value> = new Map(),
    /** The class of Keras that the class of the file extends whose object this is; null for one of Keras's own, or known by its form. */
    readonly extended: string | null = null,
  ) {
    super();
  }

  attribute(name: string): Value | undefined {
    const key = name === 'lr' ? 'learning_rate' : name;
    if (!Object.hasOwn(this.object.config, key)) return undefined;
    const value = this.object.config[key] ?? null;
    const isVariable = key === 'learning_rate' && typeof value === 'number' && lookUp('optimizer', this.object.className) !== undefined;
    return isVariable ? variableOf(value, (given, context) => this.setAttribute(key, given, context)) : fromConfigValue(value);
  }

  setAttribute(name: string, value: Value, context: Context): void {
    context.interpreter.touch(this);
    const key = name === 'lr' ? 'learning_rate' : name;
    this.object = { ...this.object, config: { ...this.object.config, [key]: toConfigValue(value, context.range) } };
  }

  /** An initializer gives numbers of the shape that it is asked for. */
  call(call: Call): Value {
    const given = lookUp('initializer', this.object.className) === undefined ? undefined : argumentOf(call, 0, 'shape');
    const shape = given === undefined ? undefined : dimensionsOf(given, call.range);
    if (shape === undefined) return unknown(l10n.t('What this call gives is known only when the file runs.'), call.range);
    return shapedArray(call, shape, 'float32', l10n.t('What is in an array is known only when the file runs.'));
  }

  override save(): ConfigObject {
    return this.object;
  }

  override restore(object: ConfigObject): void {
    this.object = object;
  }

  override merge(states: readonly ConfigObject[], reason: Unknown): void {
    const [first, ...others] = states;
    if (first === undefined) return;
    const config: Record<string, ConfigValue> = { ...first.config };
    for (const other of others) for (const name of Object.keys(config)) if (config[name] !== other.config[name]) config[name] = reason;
    this.object = { ...first, config };
  }
}

export type ObjectFamily = Family | 'callback';

/** A class of one of Keras's families, or a function that stands for it: `HeNormal`, `he_normal`, `keras.activations.relu`. */
export class FamilyClass implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'class';

  constructor(
    readonly family: ObjectFamily,
    readonly className: string,
    /** Of what Keras numbers by its class where it is given no name. */
    private readonly names?: NameCounters,
  ) {}

  attribute(name: string): Value | undefined {
    return name === '__name__' ? stringValue(this.className) : undefined;
  }

  call(call: Call): Value {
    const input = call.positional[0]?.value;
    if (this.family === 'activation' && input instanceof Tensor) {
      if (this.className === 'linear') return input;
      return applyFunction(activationName(this.className), [input], input.shape, call, allArguments(call));
    }
    if (this.family === 'activation' && input instanceof ArrayValue) return callByRule('keras.activations', this.className, call, 'float32') ?? input;
    return this.withName(makeObject(this.family, this.className, call));
  }

  /** A metric that has no name gets one of its class, as keras/src/metrics/metric.py has it: `auc`, `auc_1`. */
  private withName(value: ObjectValue): ObjectValue {
    const { className, config } = value.object;
    if (this.family !== 'metric' || this.names === undefined || config['name'] !== null) return value;
    value.object = { ...value.object, config: { ...config, name: this.names.next(className) } };
    return value;
  }

  /** An object of a class of the file: its name is known, and not what it does, unless all files have it in this form. */
  extend(type: ClassValue, call: Call): HostValue {
    const { source } = bindArguments(call, []);
    const known = this.family === 'callback' ? customaryArguments(type, call) : [];
    const config = Object.fromEntries(known.map(([name, value]) => [name, toConfigValue(value, call.range)]));
    return new ObjectValue(call.interpreter.clock.next(), { kind: 'object', className: type.name, config, given: [], call: source, range: call.range }, new Map(), known.length > 0 ? null : this.className);
  }
}

function makeObject(family: ObjectFamily, className: string, call: Call): ObjectValue {
  const entry = family === 'callback' ? callbackEntries.get(className) : lookUp(family, className);
  const parameters = entry?.parameters ?? [];
  const bound = bindArguments(call, parameters);
  const object: ConfigObject = {
    kind: 'object',
    className: entry?.className ?? className,
    config: entry === undefined ? givenConfig(bound, []) : completeConfig(entry, bound),
    given: [...bound.given.keys()],
    call: bound.source,
    range: call.range,
  };
  const values = family === 'callback' ? [...bound.given].map(([name, { value }]) => [name, value] as const) : [];
  return new ObjectValue(call.interpreter.clock.next(), object, new Map(values));
}

/** The arguments that are given, as a configuration; those of a family resolved. */
export function givenConfig(bound: Bound, parameters: CatalogueEntry['parameters']): Config {
  const entries = [...bound.given].map(([name, { value, place }]): [string, ConfigValue] => {
    const family = parameters.find((parameter) => parameter.name === name)?.family;
    const range = place?.value ?? bound.call.range;
    return [name, family === undefined ? toConfigValue(value, range) : toFamilyValue(family, value, range)];
  });
  return Object.fromEntries(entries);
}

/** A full configuration: what is given, then Keras's defaults; unknown where an argument is missing or may be given. */
export function completeConfig(entry: CatalogueEntry, bound: Bound): Config {
  const { config, given, missing } = configure(entry, givenConfig(bound, entry.parameters));
  const complete: Record<string, ConfigValue> = { ...config };
  for (const name of missing) complete[name] = bound.open ?? missingArgument(entry.className, name, bound.call);
  if (bound.open !== null) for (const { name } of entry.parameters) if (!given.includes(name)) complete[name] = bound.open;
  return withRanges(complete, bound);
}

/** Objects that the catalogue made of a string are where the string is. */
function withRanges(config: Record<string, ConfigValue>, bound: Bound): Config {
  for (const [name, value] of Object.entries(config)) {
    const place = bound.given.get(name)?.place;
    if (place !== null && place !== undefined && isUnknown(value) && value.range === undefined) config[name] = { ...value, range: place.value };
  }
  return config;
}
