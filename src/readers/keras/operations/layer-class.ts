import * as l10n from '@vscode/l10n';
import { layerKeywords, layers, type LayerDefinition, type ParameterDefinition } from '../../../nn/index.js';
import { isUnknown, unknown, type Config, type ConfigValue, type Shape } from '../../../spec/index.js';
import { numberOf, stringValue, truthOf, type Call, type ClassValue, type HostValue, type InstanceValue, type Value } from '../../python/index.js';
import { bindArguments, type Bound } from '../bind.js';
import { toShape } from '../config-value.js';
import { fromConfiguration } from '../models/configuration.js';
import { completeConfig, givenConfig } from '../objects.js';
import { modernCall } from '../older/index.js';
import type { KerasSession } from '../session.js';
import { layerClassKey } from './class-of.js';
import { lambdaFunction } from './lambda.js';
import { LayerValue, type LayerMaking, type OwnInput } from './layer.js';

/** What any layer takes besides its own arguments, and what older Keras took; a penalty on activity is part of what it computes. */
const commonNames = new Set([
  ...layerKeywords.map(({ name }) => name).filter((name) => name !== 'activity_regularizer'), 'batch_input_shape', 'batch_size', 'weights', 'input_length', 'dynamic',
]);

/** A class of layers, of Keras or of the file. */
export class LayerClass implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'class';

  constructor(
    readonly session: KerasSession,
    readonly className: string,
  ) {}

  get key(): string {
    return layerClassKey(this.className);
  }

  attribute(name: string): Value | undefined {
    return name === '__name__' ? stringValue(this.className) : name === 'from_config' ? fromConfiguration(name) : undefined;
  }

  call(call: Call): Value {
    return makeLayer(this.session, this.className, call);
  }

  /** A layer of a class of the file: its shape and weights are its own affair. Its constructor names it. */
  extend(type: ClassValue, call: Call, instance: InstanceValue): HostValue {
    const making = customMaking(this.session, this.className, type.name, call);
    const remake = (inner: Call): Partial<LayerMaking> => {
      const { config, ownInput } = customMaking(this.session, this.className, type.name, inner);
      return { config, ownInput: ownInput ?? making.ownInput };
    };
    const layer = new LayerValue(call.interpreter.clock.next(), this.session, { ...making, remake });
    layer.embody(instance, call);
    return layer;
  }
}

/** What a call makes of a layer of a class of the file; the arguments are those of the class of Keras that it extends. */
function customMaking(session: KerasSession, baseName: string, className: string, call: Call): LayerMaking {
  const definition = layers.find(baseName);
  const bound = bindArguments(call, definition === undefined ? [] : [...definition.parameters, ...layerKeywords]);
  const own = ownArguments(bound, definition?.parameters ?? []);
  return {
    className,
    definition,
    config: definition === undefined ? givenConfig(own, []) : layerConfig(definition, own, session),
    source: bound.source,
    ...common(bound),
  };
}

/** Makes a layer of a Keras class; it takes its name at once, as the counters go by the order of making. */
export function makeLayer(session: KerasSession, className: string, call: Call): LayerValue {
  const definition = layers.find(className);
  const parameters = definition === undefined ? [] : [...definition.parameters, ...layerKeywords];
  const bound = bindArguments(definition === undefined ? call : modernCall(definition, call, session.older), parameters);
  const own = ownArguments(bound, definition?.parameters ?? []);
  const computes = className === 'Lambda' ? lambdaFunction(bound) : undefined;
  const layer = new LayerValue(call.interpreter.clock.next(), session, {
    className: definition?.className ?? className,
    definition,
    config: definition === undefined ? givenConfig(own, []) : layerConfig(definition, own, session),
    source: bound.source,
    ...common(bound, definition?.parameters),
    ...(computes !== undefined && { computes }),
  });
  layer.settle();
  return layer;
}

/** The arguments without those that every layer takes. */
function ownArguments(bound: Bound, parameters: readonly ParameterDefinition[]): Bound {
  const isOwn = (name: string): boolean => !commonNames.has(name) || parameters.some((parameter) => parameter.name === name);
  return { ...bound, given: new Map([...bound.given].filter(([name]) => isOwn(name))) };
}

/** The arguments of a layer; pictures lie as the file says for all layers, where it says nothing for this one. */
function layerConfig(definition: LayerDefinition, bound: Bound, { imageDataFormat }: KerasSession): Config {
  const config: Record<string, ConfigValue> = { ...completeConfig(definition, bound) };
  for (const [name, value] of Object.entries(givenConfig(bound, layerKeywords))) {
    if (!Object.hasOwn(config, name)) config[name] = value;
  }
  if (config['data_format'] === null && imageDataFormat.now !== 'channels_last') config['data_format'] = imageDataFormat.now;
  return config;
}

function common(bound: Bound, own: readonly ParameterDefinition[] = []): Pick<ConstructorParameters<typeof LayerValue>[2], 'name' | 'trainable' | 'ownInput' | 'dtype'> {
  const value = (name: string): Value | undefined => bound.given.get(name)?.value;
  const [name, trainable, dtype] = [value('name'), value('trainable'), value('dtype')];
  return {
    name: name?.kind === 'string' ? name.value : null,
    trainable: trainable === undefined || truthOf(trainable) !== false,
    ownInput: ownInput(bound, own),
    dtype: dtype?.kind === 'string' ? dtype.value : 'float32',
  };
}

/** `input_shape=[28, 28]`, `input_dim=784` or `batch_input_shape=[32, 28, 28]`; Embedding's `input_dim` is none of it. */
function ownInput(bound: Bound, own: readonly ParameterDefinition[]): OwnInput | null {
  const length = lengthOf(bound);
  for (const name of ['input_shape', 'input_dim', 'batch_input_shape']) {
    const argument = bound.given.get(name);
    if (argument === undefined || argument.value.kind === 'none' || own.some((parameter) => parameter.name === name)) continue;
    const range = argument.place?.value ?? bound.call.range;
    const shape = argument.value.kind === 'unknown' ? argument.value : toShape(argument.value, range);
    if (shape === undefined) return { form: 'sample', shape: unknown(l10n.t('This shape is known only when the file runs.'), range) };
    if (name === 'batch_input_shape') return { form: 'batch', shape };
    return withBatchSize(name === 'input_dim' && length !== null && !isUnknown(shape) ? [...length, ...shape] : shape, bound);
  }
  return length === null ? null : withBatchSize(length, bound);
}

/** `batch_size=32` of Keras 2 (keras/engine/base_layer.py, `__init__`): how many samples every batch has. */
function withBatchSize(shape: OwnInput['shape'], bound: Bound): OwnInput {
  const size = bound.given.get('batch_size')?.value;
  if (size === undefined || size.kind === 'none' || isUnknown(shape)) return { form: 'sample', shape };
  return { form: 'batch', shape: isUnknown(size) ? size : [numberOf(size) ?? null, ...shape] };
}

/** `input_length=10` of Keras 1 and 2: how many steps a sample has. */
function lengthOf(bound: Bound): Shape | null {
  const value = bound.given.get('input_length')?.value;
  return value?.kind === 'number' ? [value.value] : null;
}
