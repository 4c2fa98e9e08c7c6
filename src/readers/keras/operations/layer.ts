import * as l10n from '@vscode/l10n';
import { layers, type LayerDefinition } from '../../../nn/index.js';
import { isUnknown, unknown, type ArrayExpression, type CallSource, type ComputesAs, type Config, type ConfigObject, type Maybe, type Shape, type Unknown } from '../../../spec/index.js';
import { argumentOf, nativeValue, none, stringValue, tupleValue, integerValue, truthOf, type Call, type Context, type HostValue, type InstanceValue, type Value } from '../../python/index.js';
import { fromConfigValue } from '../config-value.js';
import { Configuration, fromConfiguration } from '../models/configuration.js';
import type { ModelValue } from '../models/model.js';
import { setTrainable } from '../models/trainable.js';
import type { KerasSession } from '../session.js';
import { arrayOf, dataIn } from '../steps/data.js';
import { textsToAdaptTo, vectorizedTexts, vocabularyMember, withLearnedWords } from '../text/vectorization.js';
import { applyToTensors, tensorOf, tensorsGiven } from './apply.js';
import { allArguments } from './call-arguments.js';
import { ClassOfLayer } from './class-of.js';
import { trainingOfBase } from './custom/base-call.js';
import { CustomBody, notTraced, weightsOf } from './custom/body.js';
import { applyFunction } from './function.js';
import { inferLayer, isWeightless } from './infer.js';
import { inferLambda, type LambdaFunction } from './lambda.js';
import { maskAfter } from './masks/index.js';
import type { Application, Inference, Masking, Operation } from './operation.js';
import { Tensor } from './tensor.js';
import { Trainability } from './trainability.js';

/** The shape of one sample, `input_shape=[28, 28]`, or of a batch, `batch_input_shape=[32, 28, 28]`. */
export interface OwnInput {
  readonly form: 'sample' | 'batch';
  readonly shape: Shape | Unknown;
}

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
  /** The input that the file gives with the layer itself. */
  readonly ownInput: OwnInput | null;
  readonly dtype: string;
  /** Of a Lambda: the function that it calls. */
  readonly computes?: LambdaFunction;
  /** Of a class of the file: what `super().__init__(…)` makes of the layer. */
  readonly remake?: (call: Call) => Partial<LayerMaking>;
}

/** A layer. */
export class LayerValue implements Operation {
  readonly kind = 'host';
  readonly typeName = 'layer';
  readonly applications: Application[] = [];
  /** The models it is in. */
  readonly models = new Set<ModelValue>();
  readonly trainability: Trainability;
  /** The data that the file has it adapt() to; null where it does not. */
  adapted: Maybe<ArrayExpression> | null = null;
  private ownName: string | null;
  private ownId: string | null = null;
  private body: CustomBody | null = null;
  /** Set where the file says itself that the layer is built. */
  private builtByFile: Unknown | null = null;

  constructor(
    readonly born: number,
    readonly session: KerasSession,
    private making: LayerMaking,
  ) {
    this.trainability = new Trainability(born, making.trainable);
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

  get ownInput(): OwnInput | null {
    return this.making.ownInput;
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

  /** The same as a value, for whoever has its configuration; one of the file has a configuration of its own. */
  remake(call: Call): Value | undefined {
    return this.body === null ? this.copy(call) : undefined;
  }

  /** A layer with the same configuration and name, and weights of its own. */
  copy(context: Context): LayerValue {
    return new LayerValue(context.interpreter.clock.next(), this.session, { ...this.making, name: this.name, trainable: this.trainability.now !== false });
  }

  get isWeightless(): boolean {
    return this.body === null && isWeightless(this.making.definition, this.config);
  }

  /** Whether it is of a class of the file, of which a call may build other layers. */
  get isOfFile(): boolean {
    return this.body !== null;
  }

  /** The layers and models that the attributes of one of the file hold. */
  get parts(): readonly Operation[] {
    return this.body?.parts ?? [];
  }

  get masking(): Masking | undefined {
    return this.body?.hasCall === true ? this.body.masking : undefined;
  }

  get callArguments(): readonly string[] | undefined {
    return this.making.definition?.callArguments;
  }

  /** Makes it an object of a class of the file. */
  embody(instance: InstanceValue, call: Call): void {
    const base = this.making.definition === undefined ? null : (inputs: readonly Shape[]): Inference => this.inferBase(inputs);
    this.body = new CustomBody(this.born, this.session, instance, call, base);
  }

  infer(inputs: readonly Shape[]): Inference {
    if (this.body === null) return this.inferBase(inputs);
    if (this.body.hasCall) return this.body.infer(this, inputs)?.inference ?? notTraced(this.className, this);
    return this.making.definition === undefined ? notTraced(this.className, this) : this.inferBase(inputs);
  }

  /** What one of a class of the file computes, where the class of Keras that it extends does just that; null elsewhere. */
  get computesAs(): ComputesAs | null {
    const { definition } = this.making;
    if (this.body === null || definition === undefined) return null;
    const training = trainingOfBase(this, this.body);
    return training === undefined ? null : { className: definition.className, training };
  }

  call(call: Call): Value {
    if (this.body?.hasCall !== true) return this.onTexts(call) ?? applyToTensors(this, call);
    this.settle();
    return this.body.apply(this, call, () => undefined);
  }

  private inferBase(inputs: readonly Shape[]): Inference {
    const config = this.className === 'TextVectorization' ? withLearnedWords(this.config, this.adapted) : this.config;
    const inference = inferLayer(this.className, this.making.definition, config, inputs, this.source.range);
    const { computes } = this.making;
    const inferred = computes === undefined || !isUnknown(inference.outputShape) ? inference : inferLambda(this, computes, inputs);
    return this.builtByFile === null ? inferred : { ...inferred, weights: this.builtByFile };
  }

  attribute(name: string, context: Context): Value | undefined {
    const ofBody = this.body?.attribute(name);
    if (ofBody !== undefined) return ofBody;
    switch (name) {
      case 'name':
        return stringValue(this.name);
      case 'trainable':
        return this.trainability.value;
      case '__init__':
        return nativeValue(name, (call) => this.initialize(call));
      case '__call__':
        return nativeValue(name, (call) => this.call(call));
      case 'call':
        return this.body === null ? undefined : nativeValue(name, (call) => this.callBase(call));
      case 'input':
        this.connect();
        return this.applications[0]?.inputs[0];
      case 'output':
        this.connect();
        return this.applications.length > 0 ? this.tensor(0) : undefined;
      case 'output_shape': {
        this.connect();
        const shape = this.applications[0]?.inference.outputShape;
        if (shape === undefined || isUnknown(shape)) return shape;
        return tupleValue(shape.map((each) => (each === null ? none : integerValue(each))));
      }
      case 'compute_mask':
        return nativeValue(name, (call) => maskAfter(this, call) ?? none);
      case 'get_config':
        return nativeValue(name, () => new Configuration(this));
      case 'from_config':
        return fromConfiguration(name);
      case 'count_params':
        return nativeValue(name, () => this.parameters(context));
      case 'get_weights':
      case 'set_weights':
      case 'build':
        return nativeValue(name, () => unknown(l10n.t('What is in a layer is known only when the file runs.'), context.range));
      case 'get_vocabulary':
      case 'vocabulary_size':
        if (this.className !== 'TextVectorization') return nativeValue(name, () => unknown(l10n.t('What is in a layer is known only when the file runs.'), context.range));
        return nativeValue(name, (call) => vocabularyMember(name, this.config, this.adapted, call));
      case 'adapt':
        return nativeValue(name, (call) => this.adapt(call));
      default: {
        return Object.hasOwn(this.config, name) ? fromConfigValue(this.config[name] ?? null) : undefined;
      }
    }
  }

  ownMethod(name: string, method: Value): Value {
    return this.body?.ownMethod(name, method) ?? method;
  }

  setAttribute(name: string, value: Value, context: Context): void {
    this.body?.keep(value, context);
    if (name === 'trainable') setTrainable(this, value, context);
    else if (name === 'built') this.builtByFile = unknown(l10n.t('The file sets "built" itself, so which weights the layer has is known only when the file runs.'), context.range);
    else if ((name === '_name' || name === 'name') && value.kind === 'string' && this.ownId === null) this.ownName = value.value;
  }

  classValue(): Value | undefined {
    if (this.body !== null) return this.body.type;
    return layers.find(this.className) === undefined && !this.isInput ? undefined : new ClassOfLayer(this.className);
  }

  isInstance(type: HostValue): boolean | undefined {
    if (!('className' in type)) return type.typeName === 'class' ? false : undefined;
    if (type.className === 'Layer' || type.className === this.className) return true;
    // A model of keras.applications that stands for all of its layers may be any of them.
    return layers.find(this.making.definition?.className ?? '') === undefined ? undefined : false;
  }

  /** What one application gives. */
  tensor(application: number): Tensor {
    const { shape } = tensorOf(this, application, 0);
    return new Tensor(this, application, shape, this.dtype);
  }

  /** How many numbers its weights hold together. */
  private parameters(context: Context): Value {
    this.connect();
    const weights = this.isWeightless ? [] : weightsOf(this) ?? unknown(l10n.t('What is in a layer is known only when the file runs.'), context.range);
    return isUnknown(weights) ? weights : integerValue(weights.reduce((sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1), 0));
  }

  /** Has a model that it is in connect its layers, where no call has done it yet. */
  private connect(): void {
    if (this.applications.length === 0) for (const model of this.models) model.outputTensors?.();
  }

  /** A TextVectorization that is called on texts themselves. */
  private onTexts(call: Call): Value | undefined {
    return this.className === 'TextVectorization' ? vectorizedTexts(this.config, this.adapted, call) : undefined;
  }

  /** `layer.adapt(data)`: whose statistics, or words, it takes. */
  private adapt(call: Call): Value {
    const data = argumentOf(call, 0, 'data');
    this.adapted = arrayOf(textsToAdaptTo(data, call) ?? dataIn(data, call), call.range);
    return isUnknown(this.adapted) ? this.adapted : none;
  }

  /** `super().call(inputs)`, where the class of Keras that the file's extends is known. */
  private callBase(call: Call): Value {
    const [first, ...others] = tensorsGiven(call);
    if (first === undefined || this.making.definition === undefined) return unknown(l10n.t('What this call gives is known only when the file runs.'), call.range);
    const shapes = [first, ...others].map(({ shape }) => shape);
    const known = shapes.filter((shape): shape is Shape => !isUnknown(shape));
    const shape = known.length === shapes.length ? this.inferBase(known).outputShape : (shapes.find(isUnknown) ?? known[0] ?? []);
    return applyFunction(this.className, [first, ...others], shape, call, allArguments(call));
  }

  /** `super().__init__(name="block", trainable=False)` of a class of the file that extends a layer. */
  private initialize(call: Call): Value {
    this.making = { ...this.making, ...this.making.remake?.(call) };
    const name = call.keywords.get('name')?.value;
    if (name?.kind === 'string') this.ownName ??= name.value;
    this.settle();
    const trainable = call.keywords.get('trainable');
    if (trainable !== undefined && truthOf(trainable.value) === false) this.trainability.start(false);
    return none;
  }
}
