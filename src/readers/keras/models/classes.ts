import type { ParameterDefinition } from '../../../nn/index.js';
import { isUnknown } from '../../../spec/index.js';
import { elementsOf, none, stringValue, type Call, type ClassValue, type HostValue, type InstanceValue, type Value } from '../../python/index.js';
import { bindArguments, givenValue, type Bound } from '../bind.js';
import { apply, tensorsIn } from '../operations/apply.js';
import type { Tensor } from '../operations/tensor.js';
import type { KerasSession } from '../session.js';
import { FunctionalModel } from './functional.js';
import { opaqueOperation } from './operation-of.js';
import type { ModelValue } from './model.js';
import { SequentialModel } from './sequential.js';
import { SubclassedModel } from './subclassed.js';

const sequentialParameters: readonly ParameterDefinition[] = [{ name: 'layers' }, { name: 'trainable' }, { name: 'name' }];

const modelParameters: readonly ParameterDefinition[] = [{ name: 'inputs', aliases: ['input'] }, { name: 'outputs', aliases: ['output'] }, { name: 'name' }];

/** `keras.Sequential`. */
export class SequentialClass implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'class';

  constructor(readonly session: KerasSession) {}

  attribute(name: string): Value | undefined {
    return name === '__name__' ? stringValue('Sequential') : undefined;
  }

  call(call: Call): ModelValue {
    return this.make(call, 'Sequential');
  }

  extend(type: ClassValue, call: Call): HostValue {
    return this.make(call, type.name);
  }

  private make(call: Call, className: string): SequentialModel {
    const bound = bindArguments(call, sequentialParameters);
    const model = new SequentialModel(call.interpreter.clock.next(), this.session, modelName(this.session, bound, className), bound.source, call);
    const layers = givenValue(bound, 'layers');
    if (layers === undefined || layers.kind === 'none') return model;
    const elements = elementsOf(layers, call.range);
    if (isUnknown(elements)) model.distrust(elements, call);
    else for (const element of elements) model.addValue(element, call, false);
    model.rebuild(call);
    return model;
  }
}

/** `keras.Model`, which classes of the file extend, or which is called with the inputs and outputs of a graph. */
export class ModelClass implements HostValue {
  readonly kind = 'host';
  readonly typeName = 'class';

  constructor(readonly session: KerasSession) {}

  attribute(name: string): Value | undefined {
    return name === '__name__' ? stringValue('Model') : undefined;
  }

  call(call: Call): ModelValue {
    const bound = bindArguments(call, modelParameters);
    const outputs = givenValue(bound, 'outputs');
    const born = call.interpreter.clock.next();
    if (outputs === undefined) return new SubclassedModel(born, this.session, modelName(this.session, bound, 'Model'), bound.source);
    const inputs = tensorsIn(givenValue(bound, 'inputs') ?? none);
    const name = modelName(this.session, bound, 'Functional');
    return new FunctionalModel(born, this.session, name, bound.source, inputs, outputTensors(this.session, outputs, inputs, call));
  }

  extend(type: ClassValue, call: Call, instance: InstanceValue): HostValue {
    const bound = bindArguments(call, modelParameters);
    // A class that leaves the constructor alone may be called with the inputs and outputs of a graph.
    const outputs = bound.given.get('outputs')?.value;
    if (outputs !== undefined) {
      const inputs = tensorsIn(givenValue(bound, 'inputs') ?? none);
      const name = modelName(this.session, bound, type.name);
      return new FunctionalModel(call.interpreter.clock.next(), this.session, name, bound.source, inputs, outputTensors(this.session, outputs, inputs, call));
    }
    const model = new SubclassedModel(call.interpreter.clock.next(), this.session, modelName(this.session, bound, type.name), bound.source);
    model.embody(instance, call);
    return model;
  }
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
