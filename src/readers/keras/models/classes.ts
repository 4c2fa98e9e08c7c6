import * as l10n from '@vscode/l10n';
import type { ParameterDefinition } from '../../../nn/index.js';
import { isUnknown, unknown, type Unknown } from '../../../spec/index.js';
import { elementsOf, stringValue, type Call, type ClassValue, type HostValue, type Value } from '../../python/index.js';
import { bindArguments, givenValue, type Bound } from '../bind.js';
import { tensorsIn } from '../operations/apply.js';
import type { KerasSession } from '../session.js';
import { FunctionalModel } from './functional.js';
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
    const model = new SequentialModel(call.interpreter.clock.next(), this.session, modelName(this.session, bound, className), bound.source);
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
    const inputs = givenValue(bound, 'inputs');
    const ends = tensorsIn(outputs);
    const missing = ends.length === 0 ? missingOutputs(outputs, call) : null;
    const name = modelName(this.session, bound, 'Functional');
    return new FunctionalModel(born, this.session, name, bound.source, inputs === undefined ? [] : tensorsIn(inputs), ends, missing);
  }

  extend(type: ClassValue, call: Call): HostValue {
    const bound = bindArguments(call, []);
    return new SubclassedModel(call.interpreter.clock.next(), this.session, modelName(this.session, bound, type.name), bound.source);
  }
}

function missingOutputs(outputs: Value, call: Call): Unknown {
  return isUnknown(outputs) ? outputs : unknown(l10n.t('The outputs of the model are known only when the file runs.'), call.range);
}

function modelName(session: KerasSession, bound: Bound, className: string): string {
  const name = bound.given.get('name')?.value;
  return name?.kind === 'string' ? name.value : session.names.next(className);
}
