import * as l10n from '@vscode/l10n';
import { GraphError, input, type Tensor } from '../../graph/index.js';
import type { LayerCall, LayerSpec, ModelSpec, TensorReference } from '../../spec/index.js';
import { ArgumentError } from '../argument.js';
import { ShapeError } from '../definition.js';
import { FunctionArguments, tensorFunctions } from '../functions/index.js';
import { keepsMask, readsMask } from '../layers/masks.js';
import { CallArguments } from './call-arguments.js';
import { LayerContext, type PassState } from './layer-context.js';
import { activityPenalties, weightPenalties } from './penalty.js';
import { quickened } from './quickened.js';
import { NotTrainableError } from './settings.js';
import { requireWholeModel, trainableDefinition } from './trainable.js';
import { callKey, walk } from './walk.js';
import { modelWeights, type ModelWeight } from './weights.js';

/** One output of a model. */
export interface ModelOutput {
  readonly prediction: Tensor;
  /** Which steps of it are there, bool; null where all are. */
  readonly mask: Tensor | null;
}

/** What becomes of one batch on its way through a model. */
export interface ForwardPass {
  /** In the order of the model's outputs. */
  readonly outputs: readonly ModelOutput[];
  readonly weights: readonly ModelWeight[];
  /** The value of a weight before the step, by its name. */
  readonly read: ReadonlyMap<string, Tensor>;
  /**
   * The weights that the forward pass itself replaces, such as moving averages, by their names. Of one that is trained, the
   * step works with what it is replaced by.
   */
  readonly assigned: ReadonlyMap<string, Tensor>;
  /** What regularizers of weights and activities add to the loss, one scalar each. */
  readonly penalties: readonly Tensor[];
  /** What comes out of the layers, in the order in which it is computed. */
  readonly activations: readonly { readonly layer: LayerSpec; readonly tensors: readonly Tensor[] }[];
}

/**
 * Sends a batch through a model whose layers are no models (see {@link flattened}).
 * @param inputs The batch, float32, a tensor of the shape that it takes for each of the model's inputs.
 * @throws NotTrainableError where a layer on the way cannot be trained.
 */
export function forwardPass(model: ModelSpec, inputs: readonly Tensor[], training: boolean): ForwardPass {
  requireWholeModel(model);
  const weights = modelWeights(model);
  const read = new Map(weights.map(({ name, spec }) => [name, input(name, spec.shape)]));
  const pass = new Pass(model, { read, assigned: new Map(), penalties: [], training, streams: 0 });
  const outputs = pass.run(inputs);
  const penalties = [...pass.state.penalties, ...weightPenalties(weights, new Map([...read, ...pass.state.assigned]))];
  return quickened({ outputs, weights, read, assigned: pass.state.assigned, penalties, activations: pass.activations });
}

/** What a call of a layer gives. */
interface Computed {
  readonly tensors: readonly Tensor[];
  readonly mask: Tensor | null;
}

class Pass {
  readonly activations: { readonly layer: LayerSpec; readonly tensors: readonly Tensor[] }[] = [];
  private readonly layers: ReadonlyMap<string, LayerSpec>;
  /** What is known already, by layer and call. */
  private readonly computed = new Map<string, Computed>();

  constructor(
    private readonly model: ModelSpec,
    readonly state: PassState,
  ) {
    this.layers = new Map(model.layers.map((layer) => [layer.id, layer]));
  }

  run(inputs: readonly Tensor[]): readonly ModelOutput[] {
    this.model.inputs.forEach(({ layer }, index) => {
      const tensor = inputs[index];
      if (tensor !== undefined) this.computed.set(callKey({ layer, call: 0 }), { tensors: [tensor], mask: null });
    });
    walk(this.model.outputs, (call) => this.callOf(call).inputs, this.computed.keys(), (call) => this.compute(call));
    return this.model.outputs.map((reference) => ({
      prediction: this.tensorOf(reference),
      mask: this.maskOf(reference),
    }));
  }

  private compute(reference: TensorReference): void {
    const layer = this.layerOf(reference);
    const call = this.callOf(reference);
    const tensors = call.inputs.map((one) => this.tensorOf(one));
    try {
      if (layer.isFunction === true) {
        this.keep(reference, { tensors: computeFunction(layer, call, tensors), mask: null });
        return;
      }
      const definition = trainableDefinition(layer);
      const given = new CallArguments(call, tensors, definition.callArguments);
      const inputMasks = given.places.map((place) => this.maskOf(call.inputs[place]));
      const context = new LayerContext(layer, given, inputMasks, this.state);
      const result = definition.forward(context, layer.config, given.inputs);
      const outputs = isTensor(result) ? [result] : result;
      requireMasksRead(layer, context, inputMasks);
      const kept = keepsMask(layer.className) ? (inputMasks[0] ?? null) : null;
      const mask = definition.outputMask === undefined ? kept : definition.outputMask(context, layer.config, given.inputs);
      requireNothingUnused(layer, given);
      this.state.penalties.push(...outputs.flatMap((output) => activityPenalties(layer, output)));
      this.keep(reference, { tensors: outputs, mask });
    } catch (error) {
      if (!(error instanceof ArgumentError || error instanceof ShapeError || (layer.isFunction === true && error instanceof GraphError))) throw error;
      const message = l10n.t('The layer "{0}" cannot be trained. {1}', layer.name, error.message);
      throw new NotTrainableError(message, layer.id);
    }
  }

  private keep(reference: TensorReference, computed: Computed): void {
    this.computed.set(callKey(reference), computed);
    this.activations.push({ layer: this.layerOf(reference), tensors: computed.tensors });
  }

  private maskOf(reference: TensorReference | undefined): Tensor | null {
    return reference === undefined ? null : (this.computed.get(callKey(reference))?.mask ?? null);
  }

  private tensorOf(reference: TensorReference): Tensor {
    const tensor = this.computed.get(callKey(reference))?.tensors[reference.output];
    if (tensor !== undefined) return tensor;
    const layer = this.layers.get(reference.layer);
    const name = layer?.name ?? reference.layer;
    const message = l10n.t('The layer "{0}" has no output number {1} that can be trained yet.', name, reference.output);
    throw new NotTrainableError(message, layer?.id);
  }

  private callOf(reference: TensorReference): LayerCall {
    return this.layerOf(reference).calls[reference.call] ?? { inputs: [], outputShape: [] };
  }

  private layerOf({ layer }: TensorReference): LayerSpec {
    const found = this.layers.get(layer);
    if (found === undefined) throw new Error(`The model ${this.model.id} has no layer ${layer}.`);
    return found;
  }
}

/** What a function on tensors gives. */
function computeFunction({ className }: LayerSpec, { arguments: given }: LayerCall, tensors: readonly Tensor[]): readonly Tensor[] {
  const definition = tensorFunctions.get(className);
  if (definition === undefined || given === undefined) {
    throw new ArgumentError('function', l10n.t('The function {0} on tensors cannot be trained yet. Use a layer that does the same.', className));
  }
  const functionArguments = new FunctionArguments(given, tensors);
  const result = definition.compute(functionArguments);
  functionArguments.requireNothingLeft();
  return isTensor(result) ? [result] : result;
}

/** A layer that Keras would have leave masked steps out must not take them in. */
function requireMasksRead(layer: LayerSpec, context: LayerContext, masks: readonly (Tensor | null)[]): void {
  if (context.hasReadMask || !readsMask(layer.className) || masks.every((mask) => mask === null)) return;
  throw new ArgumentError('mask', l10n.t('{0} cannot leave out steps that are masked yet.', layer.className));
}

function requireNothingUnused(layer: LayerSpec, given: CallArguments): void {
  const { unused } = given;
  if (unused === undefined) return;
  throw new ArgumentError(unused, l10n.t('{0} is called with "{1}", which is not followed yet.', layer.className, unused));
}

function isTensor(result: Tensor | readonly Tensor[]): result is Tensor {
  return !Array.isArray(result);
}
