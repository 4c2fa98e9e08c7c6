import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type CallSource, type Config, type Maybe, type ModelSpec, type Shape, type SourceRange, type Unknown } from '../../../spec/index.js';
import { Mutable, nativeValue, none, stringValue, tupleValue, integerValue, type Call, type ClassValue, type Context, type HostValue, type Value } from '../../python/index.js';
import { ArrayValue } from '../../numpy/index.js';
import { applyToTensors } from '../operations/apply.js';
import type { Application, Inference, Masking, Operation } from '../operations/operation.js';
import type { Tensor } from '../operations/tensor.js';
import { Trainability } from '../operations/trainability.js';
import type { KerasSession } from '../session.js';
import { callInTraining } from '../steps/evaluate.js';
import { fromConfiguration } from './configuration.js';
import { copyModel } from './copies.js';
import { modelMethods } from './methods.js';
import { setTrainable } from './trainable.js';
import { ownEntry } from '../../own-entry.js';

/** A model; each kind of model keeps its layers in its own way. */
export abstract class ModelValue<State = unknown> extends Mutable<State> implements Operation {
  readonly kind = 'host';
  readonly typeName = 'model';
  readonly config: Config = {};
  readonly trainability: Trainability;
  readonly applications: Application[] = [];
  readonly id: string;
  /** What kind of model it is. */
  abstract readonly form: ModelSpec['className'];
  /** The class of the file that it is an object of. */
  type: ClassValue | null = null;
  private globalVariable: string | null = null;
  private localVariable: string | null = null;

  constructor(
    readonly born: number,
    readonly session: KerasSession,
    public name: string,
    readonly source: CallSource,
    /** The class of the file, where it is an object of one. */
    private readonly ownClass: string | null = null,
  ) {
    super();
    this.trainability = new Trainability(born, true);
    this.id = session.uniqueId(name === '' ? 'model' : name);
    session.models.push(this);
  }

  get className(): string {
    return this.ownClass ?? this.form;
  }

  get range(): SourceRange {
    return this.source.range;
  }

  /** Its layers, as `model.layers` lists them. */
  abstract get operations(): readonly Operation[];

  get parts(): readonly Operation[] {
    return this.operations;
  }

  /** Why there may be other layers altogether; null where there are not. */
  readonly doubt: Unknown | null = null;

  /** The shape that one of its inputs takes, batch first. */
  abstract get inputShape(): Maybe<Shape>;

  abstract get outputShape(): Maybe<Shape>;

  /** What is known of it at the end of the file. */
  abstract spec(): ModelSpec;

  abstract infer(inputs: readonly Shape[]): Inference;

  /** Told the shape of the first batch that it meets, which builds a model that has no input yet. */
  abstract meet(batch: Shape, context: Context): void;

  /** Told the first data that it meets where that is several arrays, in a list, a tuple or a dictionary. */
  meetSeveral?(data: Value, call: Call): void;

  /** A model of the same layers with weights of their own; `undefined` where that is not read. */
  clone?(call: Call): ModelValue | undefined;

  /** The same as a value, for whoever has its configuration. */
  remake(call: Call): Value | undefined {
    return copyModel(this, call);
  }

  /** Adds a layer, where the model is one that grows. */
  addValue?(value: Value, call: Call): void;

  /** The tensors that go into it, where its graph is known. */
  inputTensors?(): readonly Tensor[];

  /** The tensors that come out of it; asking for them connects its layers. */
  outputTensors?(): readonly Tensor[];

  /** Takes the last layer away, where the model is one that shrinks. */
  pop?(context: Context): Operation | undefined;

  /** Its call takes a mask and gives none (keras/src/models/functional.py, sequential.py). */
  get masking(): Masking | undefined {
    return { reads: true, after: () => null };
  }

  get isWeightless(): boolean {
    return this.operations.length > 0 && this.operations.every(({ isWeightless }) => isWeightless);
  }

  call(call: Call): Value {
    const data = call.positional[0]?.value;
    if (data instanceof ArrayValue) {
      this.meet([null, ...data.facts.shape.slice(1)], call);
      callInTraining(this, data, call);
    }
    return applyToTensors(this, call);
  }

  assignedTo(name: string, isGlobal: boolean): void {
    if (isGlobal) this.globalVariable ??= name;
    else this.localVariable ??= name;
  }

  /** What every kind of model says of itself. The variable is one of the module rather than of a function. */
  protected get identity(): Pick<ModelSpec, 'id' | 'name' | 'variable' | 'className' | 'range' | 'trainable'> {
    const { id, name, form, range, trainability } = this;
    const variable = this.globalVariable ?? this.localVariable;
    return { id, name, variable, className: form, range, ...(trainability.atFirst ? {} : { trainable: false }) };
  }

  attribute(name: string, context: Context): Value | undefined {
    const method = ownEntry(modelMethods, name);
    if (method !== undefined) return nativeValue(name, (call) => method(this, call));
    switch (name) {
      case 'name':
        return stringValue(this.name);
      case 'layers':
        return context.interpreter.list([...this.operations], 'list', this.doubt);
      case 'trainable':
        return this.trainability.value;
      case 'optimizer':
        return this.session.optimizers.get(this.id)?.optimizer;
      case 'from_config':
        return fromConfiguration(name);
      case 'input':
      case 'inputs':
        return tensorsAsValue(this.inputTensors?.() ?? [], name === 'inputs', context);
      case 'output':
      case 'outputs':
        return tensorsAsValue(this.outputTensors?.() ?? [], name === 'outputs', context);
      case 'input_shape':
        return shapeValue(this.inputShape);
      case 'output_shape':
        return shapeValue(this.outputShape);
      default:
        return undefined;
    }
  }

  isInstance(type: HostValue): boolean | undefined {
    if ('model' in type) return type.model === 'Model' || type.model === this.form;
    if ('className' in type) return type.className === 'Layer';
    return type.typeName === 'class' ? false : undefined;
  }

  setAttribute(name: string, value: Value, context: Context): void {
    if (name === 'trainable') setTrainable(this, value, context);
  }
}

/** Why a model has no shape yet. */
export function noInputYet(range: SourceRange) {
  return unknown(l10n.t('The model has no input shape: neither an Input layer nor the data of a fit() gives one.'), range);
}

/** One tensor, or a list of several; `undefined` where there are none. */
function tensorsAsValue(tensors: readonly Tensor[], isList: boolean, { interpreter }: Context): Value | undefined {
  const [first, ...others] = tensors;
  if (first === undefined) return undefined;
  return others.length === 0 && !isList ? first : interpreter.list([...tensors]);
}

function shapeValue(shape: Maybe<Shape>): Value {
  return isUnknown(shape) ? shape : tupleValue(shape.map((each) => (each === null ? none : integerValue(each))));
}
