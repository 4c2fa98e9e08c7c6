import type { ParameterDefinition } from '../../../nn/index.js';
import { isUnknown } from '../../../spec/index.js';
import { elementsOf, hasConstructor, none, stringValue, truthOf, type Call, type ClassValue, type HostValue, type InstanceValue, type Value } from '../../python/index.js';
import { bindArguments, givenValue, type Bound } from '../bind.js';
import { apply, tensorsIn } from '../operations/apply.js';
import type { Tensor } from '../operations/tensor.js';
import type { KerasSession } from '../session.js';
import { toldApart } from './application-layers.js';
import { fromConfiguration } from './configuration.js';
import { FunctionalModel } from './functional.js';
import { opaqueOperation } from './operation-of.js';
import { ModelToBe } from './model-to-be.js';
import type { ModelValue } from './model.js';
import { SequentialModel } from './sequential.js';
import { SubclassedModel } from './subclassed.js';

const sequentialParameters: readonly ParameterDefinition[] = [{ name: 'layers' }, { name: 'trainable' }, { name: 'name' }];

const modelParameters: readonly ParameterDefinition[] = [{ name: 'inputs', aliases: ['input'] }, { name: 'outputs', aliases: ['output'] }, { name: 'name' }];

/** Makes a model one of a class of the file. */
function ofClass<Model extends ModelValue>(model: Model, type: ClassValue): Model {
  model.type = type;
  return model;
}

/** `keras.Sequential`. */
export class SequentialClass implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'class';
  readonly model = 'Sequential';

  constructor(readonly session: KerasSession) {}

  attribute(name: string): Value | undefined {
    return classMember(name, 'Sequential');
  }

  call(call: Call): ModelValue {
    return this.make(call, null);
  }

  extend(type: ClassValue, call: Call, instance: InstanceValue): HostValue {
    const make = (inner: Call): HostValue => ofClass(this.make(inner, type.name), type);
    return hasConstructor(type) ? new ModelToBe(instance, call, make) : make(call);
  }

  private make(call: Call, ownClass: string | null): SequentialModel {
    const bound = bindArguments(call, sequentialParameters);
    const name = modelName(this.session, bound, ownClass ?? 'Sequential');
    const model = new SequentialModel(call.interpreter.clock.next(), this.session, name, bound.source, call, ownClass);
    startTrainable(model, bound);
    const layers = givenValue(bound, 'layers');
    if (layers === undefined || layers.kind === 'none') return model;
    const elements = elementsOf(layers, call.range);
    if (isUnknown(elements)) model.addUnknown(elements, call);
    else for (const element of elements) model.addValue(element, call, false);
    model.rebuild(call);
    return model;
  }
}

/** `keras.Model`, which classes of the file extend, or which is called with the inputs and outputs of a graph. */
export class ModelClass implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'class';
  readonly model = 'Model';

  constructor(readonly session: KerasSession) {}

  attribute(name: string): Value | undefined {
    return classMember(name, 'Model');
  }

  call(call: Call): ModelValue {
    const bound = bindArguments(call, modelParameters);
    return this.functional(bound, null) ?? new SubclassedModel(call.interpreter.clock.next(), this.session, modelName(this.session, bound, 'Model'), bound.source);
  }

  extend(type: ClassValue, call: Call, instance: InstanceValue): HostValue {
    const make = (inner: Call): HostValue => {
      const bound = bindArguments(inner, modelParameters);
      const functional = this.functional(bound, type.name);
      if (functional !== undefined) return ofClass(functional, type);
      const model = new SubclassedModel(inner.interpreter.clock.next(), this.session, modelName(this.session, bound, type.name), bound.source, type.name);
      startTrainable(model, bound);
      model.embody(instance, inner);
      return ofClass(model, type);
    };
    return hasConstructor(type) ? new ModelToBe(instance, call, make) : make(call);
  }

  /** The model of a graph, where inputs and outputs are given. */
  private functional(bound: Bound, ownClass: string | null): FunctionalModel | undefined {
    const { call } = bound;
    const outputs = givenValue(bound, 'outputs');
    if (outputs === undefined) return undefined;
    const inputs = tensorsIn(givenValue(bound, 'inputs') ?? none);
    // Arguments that are not known, as after `**options`, are those of a graph where they are tensors.
    if (ownClass !== null && !bound.given.has('outputs')) return undefined;
    const name = modelName(this.session, bound, ownClass ?? 'Functional');
    const model = new FunctionalModel(
      call.interpreter.clock.next(), this.session, name, bound.source, inputs, toldApart(outputTensors(this.session, outputs, inputs, call)), ownClass,
    );
    startTrainable(model, bound);
    return model;
  }
}

function classMember(name: string, className: string): Value | undefined {
  return name === '__name__' ? stringValue(className) : name === 'from_config' ? fromConfiguration(name) : undefined;
}

/** `trainable=False` among the arguments freezes the model, but not its layers. */
function startTrainable(model: ModelValue, bound: Bound): void {
  const value = bound.given.get('trainable')?.value;
  if (value !== undefined && truthOf(value) === false) model.trainability.start(false);
}

/** The outputs of a model; for what is not known to be one, the output of a layer of which nothing is known. */
function outputTensors(session: KerasSession, outputs: Value, inputs: readonly Tensor[], call: Call): Tensor[] {
  const values = outputs.kind === 'list' || outputs.kind === 'tuple' ? elementsOf(outputs, call.range) : [outputs];
  if (isUnknown(values)) return [apply(opaqueOperation(session, values, call), inputs)];
  return values.flatMap((value) => {
    const tensors = tensorsIn(value);
    return tensors.length > 0 ? tensors : [apply(opaqueOperation(session, value, call), inputs)];
  });
}

function modelName(session: KerasSession, bound: Bound, className: string): string {
  const name = bound.given.get('name')?.value;
  return name?.kind === 'string' ? name.value : session.names.next(className);
}
