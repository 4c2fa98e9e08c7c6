import * as l10n from '@vscode/l10n';
import { applications, drawApplication, type ApplicationDefinition } from '../../../nn/index.js';
import { isUnknown, unknown, type CallSource, type Shape, type Unknown } from '../../../spec/index.js';
import { nativeValue, none, type Call, type Context, type ModuleValue, type Value } from '../../python/index.js';
import { bindArguments, givenValue } from '../bind.js';
import { completeConfig } from '../objects.js';
import { applyToTensors } from '../operations/apply.js';
import { applyFunction } from '../operations/function.js';
import { attempt } from '../operations/infer.js';
import { LayerValue } from '../operations/layer.js';
import { Tensor } from '../operations/tensor.js';
import type { Inference, Operation } from '../operations/operation.js';
import type { KerasSession } from '../session.js';
import { planLayers, WholeLayer } from './application-layers.js';
import { FunctionalModel } from './functional.js';
import { modelGraph } from './graph.js';
import { layerOfModel } from './layer-of-model.js';
import { ModelValue } from './model.js';
import { notToldApart } from './whole-layers.js';

/** What `preprocess_input` of a module does to tensors (keras/src/applications/imagenet_utils.py); nothing in those left out. */
const preprocessing: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(['inception_v3', 'inception_resnet_v2', 'mobilenet', 'mobilenet_v2', 'nasnet', 'resnet_v2', 'xception'].map((name) => [name, ['TrueDivide', 'Subtract']])),
  densenet: ['TrueDivide', 'Add', 'TrueDivide'],
};

/** The modules that feed pictures as Caffe does, channel by channel. */
const caffeModules = new Set(['resnet', 'resnet50', 'vgg16', 'vgg19']);

/** A module of `keras.applications`: the functions that make models, and `preprocess_input`. */
export function applicationModule(path: string, session: KerasSession): ModuleValue {
  const module: ModuleValue = {
    kind: 'module',
    path,
    member(name) {
      const definition = applications.find(name);
      if (definition !== undefined) return nativeValue(name, (call) => makeApplication(definition, session, call));
      if (name === 'preprocess_input') return preprocessFunction(path.split('.').at(-1) ?? '');
      return /^[a-z]/.test(name) && path === 'keras.applications' ? applicationModule(`${path}.${name}`, session) : undefined;
    },
  };
  return module;
}

/** `keras.applications.ResNet50(…)`: a model whose layers are taken together as one, and told apart where the file looks at them. */
function makeApplication(definition: ApplicationDefinition, session: KerasSession, call: Call): Value {
  const bound = bindArguments(call, definition.parameters);
  const config = completeConfig(definition, bound);
  const { clock } = call.interpreter;
  const given = givenValue(bound, 'input_tensor');
  const shape = attempt(() => definition.inputShape(config), call.range);
  const input = given instanceof Tensor ? given : inputTensor(session, shape, bound.source, call);
  const known = attempt(() => definition.modelName(config), call.range);
  const name = isUnknown(known) ? session.names.next('Functional') : known;
  const whole = new WholeLayer(clock.next(), session, {
    className: definition.className,
    definition: given instanceof Tensor ? madeFor(given, definition) : definition,
    // The tensor is the input of the layer, and nothing of its configuration.
    config: given instanceof Tensor ? { ...config, input_tensor: null } : config,
    source: bound.source,
    name,
    trainable: true,
    ownInput: null,
    dtype: 'float32',
  });
  const drawn = isUnknown(input.shape) ? undefined : drawApplication(definition.className, config, input.shape);
  if (drawn === undefined) call.interpreter.note(notToldApart(name, call));
  const plan = drawn === undefined ? undefined : planLayers(drawn, input, session);
  const output = applyToTensors(whole, { ...call, positional: [{ value: input, place: null }], keywords: new Map() });
  const inputs = sourceInputs(input);
  return new ApplicationModel(clock.next(), session, name, bound.source, inputs, output instanceof Tensor ? [output] : [], null, (context) => {
    if (plan === undefined) return undefined;
    return modelGraph(inputs, [whole.look(plan, context)]).operations.filter((operation) => operation instanceof LayerValue || operation instanceof ModelValue);
  });
}

/** The definition of one that is made for the pictures of a tensor: those are of a size where the arguments give none. */
function madeFor({ shape }: Tensor, definition: ApplicationDefinition): ApplicationDefinition {
  const ofSample = isUnknown(shape) ? shape : shape.slice(1);
  return { ...definition, outputShape: (config, inputs) => definition.outputShape({ ...config, input_shape: ofSample }, inputs) };
}

/** The inputs that a tensor comes from (`get_source_inputs` of keras/src/utils/operation_utils.py): all that is between is in the model, too. */
function sourceInputs(tensor: Tensor): readonly Tensor[] {
  const found = new Set<Tensor>();
  const seen = new Set<Tensor>();
  const waiting = [tensor];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const inputs = next.operation.applications[next.application]?.inputs ?? [];
    if (inputs.length === 0) found.add(next);
    else waiting.push(...inputs);
  }
  return [...found];
}

function inputTensor(session: KerasSession, shape: Shape | Unknown, source: CallSource, call: Call): Tensor {
  const layer = new LayerValue(call.interpreter.clock.next(), session, {
    className: 'InputLayer', definition: undefined, config: { batch_shape: shape }, source, name: session.names.next('InputLayer'), trainable: true,
    ownInput: null, dtype: 'float32',
  });
  layer.applications.push({ inputs: [], inference: { outputShape: shape, weights: [] } });
  return layer.tensor(0);
}

/** A model of `keras.applications`: one layer for all, until the file asks for them. */
class ApplicationModel extends FunctionalModel {
  private inside: readonly Operation[] | undefined;

  constructor(
    ...[born, session, name, source, inputs, outputs, ownClass, look]: [
      ...parameters: Required<ConstructorParameters<typeof FunctionalModel>>,
      /** Makes the layers; `undefined` where they are not known. */
      look: (context: Context) => readonly Operation[] | undefined,
    ]
  ) {
    super(born, session, name, source, inputs, outputs, ownClass);
    this.look = look;
  }

  private readonly look: (context: Context) => readonly Operation[] | undefined;

  override attribute(name: string, context: Context): Value | undefined {
    if (name !== 'layers' && name !== 'get_layer') return super.attribute(name, context);
    this.inside ??= this.look(context);
    const { inside } = this;
    if (name === 'layers') return inside === undefined ? super.attribute(name, context) : context.interpreter.list([...inside]);
    return nativeValue(name, (call) => (inside === undefined ? notToldApart(this.name, call) : layerOfModel(this.name, inside, call)));
  }

  /** The weights as they are when they are asked for: of one layer, or of all that have been made since. */
  override infer(inputs: readonly Shape[] = []): Inference {
    const { outputShape } = super.infer(inputs);
    const weights = (): Inference['weights'] => super.infer().weights;
    return { outputShape, get weights() { return weights(); } };
  }
}

/** `preprocess_input`: on tensors of a model it is operations that leave the shape alone. */
function preprocessFunction(module: string): Value {
  return nativeValue('preprocess_input', (call) => {
    const [first] = call.positional;
    const value = first?.value ?? call.keywords.get('x')?.value ?? none;
    if (!(value instanceof Tensor)) return isUnknown(value) ? value : unknown(l10n.t('What this gives is known only when the file runs.'), call.range);
    if (caffeModules.has(module)) return byChannels(value, call);
    return (preprocessing[module] ?? []).reduce((tensor, name) => applyFunction(name, [tensor], tensor.shape, call), value);
  });
}

function byChannels(value: Tensor, call: Call): Tensor {
  const { shape } = value;
  const channel = isUnknown(shape) ? shape : shape.slice(0, -1);
  const part = (): Tensor => applyFunction('GetItem', [value], channel, call);
  const stacked = applyFunction('Stack', [part(), part(), part()], shape, call);
  return applyFunction('Add', [stacked], shape, call);
}

