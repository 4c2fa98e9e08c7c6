import * as l10n from '@vscode/l10n';
import type { LayerDefinition } from '../../../nn/index.js';
import { isUnknown, unknown, type CallSource, type Config, type ConfigObject, type Shape, type Unknown } from '../../../spec/index.js';
import { booleanValue, Mutable, nativeValue, none, stringValue, tupleValue, integerValue, truthOf, type Call, type Context, type HostValue, type Value } from '../../python/index.js';
import { fromConfigValue } from '../config-value.js';
import type { ModelValue } from '../models/model.js';
import { setTrainable } from '../models/trainable.js';
import type { KerasSession } from '../session.js';
import { applyToTensors } from './apply.js';
import { inferLayer } from './infer.js';
import type { Application, Inference, Operation } from './operation.js';
import { Tensor } from './tensor.js';

/** What a layer is made of. */
export interface LayerMaking {
  readonly className: string;
  /** Undefined for a layer that the catalogue does not have. */
  readonly definition: LayerDefinition | undefined;
  readonly config: Config;
  readonly source: CallSource;
  /** The name that the file gives, if it gives one. */
  readonly name: string | null;
  readonly trainable: boolean;
  /** The shape of one sample that the file gives with the layer itself, `input_shape=[28, 28]`. */
  readonly sampleShape: Shape | Unknown | null;
  readonly dtype: string;
}

/** A layer. */
export class LayerValue extends Mutable<boolean> implements Operation {
  readonly kind = 'host';
  readonly typeName = 'layer';
  readonly applications: Application[] = [];
  /** The models it is in. */
  readonly models = new Set<ModelValue>();
  trainableAtFirst: boolean;
  private trainableNow: boolean;
  private ownName: string | null;
  private ownId: string | null = null;

  constructor(
    readonly born: number,
    readonly session: KerasSession,
    private readonly making: LayerMaking,
  ) {
    super();
    this.trainableAtFirst = making.trainable;
    this.trainableNow = making.trainable;
    this.ownName = making.name;
  }

  get className(): string {
    return this.making.className;
  }

  get config(): Config {
    return this.making.config;
  }

  get source(): CallSource {
    return this.making.source;
  }

  get sampleShape(): Shape | Unknown | null {
    return this.making.sampleShape;
  }

  get dtype(): string {
    return this.making.dtype;
  }

  get isInput(): boolean {
    return this.making.className === 'InputLayer';
  }

  /** The name; a layer of a class of the file gets one when its constructor calls Keras's, or when it is first asked for. */
  get name(): string {
    this.settle();
    return this.ownName ?? '';
  }

  get id(): string {
    this.settle();
    return this.ownId ?? '';
  }

  /** Takes the next automatic name, if the file gives none, and an id. */
  settle(): void {
    this.ownName ??= this.session.names.next(this.className);
    this.ownId ??= this.session.uniqueId(this.ownName);
  }

  /** The layer where an activation is asked for, as in `Dense(10, activation=LeakyReLU())`. */
  asObject(): ConfigObject {
    const given = this.source.arguments.map(({ name }) => name);
    return { kind: 'object', className: this.className, config: this.config, given, call: this.source, range: this.source.range };
  }

  /** A layer with the same configuration and name, and weights of its own. */
  copy(context: Context): LayerValue {
    return new LayerValue(context.interpreter.clock.next(), this.session, { ...this.making, name: this.name, trainable: this.trainableNow });
  }

  infer(inputs: readonly Shape[]): Inference {
    return inferLayer(this.className, this.making.definition, this.config, inputs, this.source.range);
  }

  call(call: Call): Value {
    return applyToTensors(this, call);
  }

  attribute(name: string, context: Context): Value | undefined {
    switch (name) {
      case 'name':
        return stringValue(this.name);
      case 'trainable':
        return booleanValue(this.trainableNow);
      case '__init__':
        return nativeValue(name, (call) => this.initialize(call));
      case 'output':
        return this.applications.length > 0 ? this.tensor(0) : undefined;
      case 'output_shape': {
        const shape = this.applications[0]?.inference.outputShape;
        if (shape === undefined || isUnknown(shape)) return shape;
        return tupleValue(shape.map((each) => (each === null ? none : integerValue(each))));
      }
      case 'get_config':
      case 'get_weights':
      case 'set_weights':
      case 'build':
      case 'adapt':
      case 'count_params':
        return nativeValue(name, () => unknown(l10n.t('What is in a layer is known only when the file runs.'), context.range));
      default: {
        return Object.hasOwn(this.config, name) ? fromConfigValue(this.config[name] ?? null) : undefined;
      }
    }
  }

  setAttribute(name: string, value: Value, context: Context): void {
    if (name === 'trainable') setTrainable([this], value, context);
    else if ((name === '_name' || name === 'name') && value.kind === 'string' && this.ownId === null) this.ownName = value.value;
  }

  isInstance(type: HostValue): boolean | undefined {
    if (!('className' in type)) return type.typeName === 'class' ? false : undefined;
    if (type.className === 'Layer' || type.className === this.className) return true;
    return this.making.definition === undefined ? undefined : false;
  }

  /** Changes what `layer.trainable` is; before the layer is in a model, that is how it starts. */
  changeTrainable(value: boolean): void {
    this.trainableNow = value;
    if (this.models.size === 0) this.trainableAtFirst = value;
  }

  /** What one application gives. */
  tensor(application: number): Tensor {
    const shape = this.applications[application]?.inference.outputShape ?? unknown(l10n.t('The layer is not called.'), this.source.range);
    return new Tensor(this, application, shape, this.dtype);
  }

  override save(): boolean {
    return this.trainableNow;
  }

  override restore(trainable: boolean): void {
    this.trainableNow = trainable;
  }

  override merge(states: readonly boolean[]): void {
    this.trainableNow = states.at(0) ?? this.trainableNow;
  }

  /** `super().__init__(name="block", trainable=False)` of a class of the file that extends a layer. */
  private initialize(call: Call): Value {
    const name = call.keywords.get('name')?.value;
    if (name?.kind === 'string') this.ownName ??= name.value;
    this.settle();
    const trainable = call.keywords.get('trainable');
    if (trainable !== undefined && truthOf(trainable.value) === false) this.changeTrainable(false);
    return none;
  }
}
