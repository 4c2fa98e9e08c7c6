import * as l10n from '@vscode/l10n';
import { input, randomUniform, type Tensor } from '../../graph/index.js';
import type { LayerSpec, ModelSpec, TensorReference } from '../../spec/index.js';
import { ArgumentError } from '../argument.js';
import { ShapeError, type ForwardContext } from '../definition.js';
import { weightName } from './names.js';
import { activityPenalties, weightPenalties } from './penalty.js';
import { NotTrainableError } from './settings.js';
import { requireOneInputAndOutput, trainableDefinition } from './trainable.js';
import { modelWeights, type ModelWeight } from './weights.js';

/** What becomes of one batch on its way through a model. */
export interface ForwardPass {
  readonly prediction: Tensor;
  readonly weights: readonly ModelWeight[];
  /** The value of a weight before the step, by its name. */
  readonly read: ReadonlyMap<string, Tensor>;
  /** The weights that the forward pass itself replaces, such as moving averages, by their names. */
  readonly assigned: ReadonlyMap<string, Tensor>;
  /** What regularizers of weights and activities add to the loss, one scalar each. */
  readonly penalties: readonly Tensor[];
}

/**
 * Sends a batch through a model.
 * @param x The batch, float32, of the shape that the model's input takes.
 * @throws NotTrainableError where a layer on the way cannot be trained.
 */
export function forwardPass(model: ModelSpec, x: Tensor, training: boolean): ForwardPass {
  requireOneInputAndOutput(model);
  const weights = modelWeights(model);
  const read = new Map(weights.map(({ name, spec }) => [name, input(name, spec.shape)]));
  const pass = new Pass(model, read, training);
  const prediction = pass.run(x);
  const penalties = [...pass.penalties, ...weightPenalties(weights, read)];
  return { prediction, weights, read, assigned: pass.assigned, penalties };
}

class Pass {
  readonly assigned = new Map<string, Tensor>();
  readonly penalties: Tensor[] = [];
  private readonly layers: ReadonlyMap<string, LayerSpec>;
  /** What is known already, by layer and call. */
  private readonly computed = new Map<string, Tensor>();
  private streams = 0;

  constructor(
    private readonly model: ModelSpec,
    private readonly read: ReadonlyMap<string, Tensor>,
    private readonly training: boolean,
  ) {
    this.layers = new Map(model.layers.map((layer) => [layer.id, layer]));
  }

  run(x: Tensor): Tensor {
    for (const { layer } of this.model.inputs) this.computed.set(keyOf({ layer, call: 0, output: 0 }), x);
    const pending = [...this.model.outputs];
    // Depth first with a stack of its own: a model may be deeper than JavaScript's.
    for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
      const missing = this.computed.has(keyOf(next))
        ? []
        : this.inputsOf(next).filter((one) => !this.computed.has(keyOf(one)));
      if (missing.length > 0) pending.push(...missing);
      else {
        this.compute(next);
        pending.pop();
      }
    }
    const [output] = this.model.outputs.map((reference) => this.computed.get(keyOf(reference)));
    return output ?? x;
  }

  private compute(reference: TensorReference): void {
    const key = keyOf(reference);
    if (this.computed.has(key)) return;
    const layer = this.layerOf(reference);
    const inputs = this.inputsOf(reference).flatMap((one) => this.computed.get(keyOf(one)) ?? []);
    const definition = trainableDefinition(layer);
    try {
      const output = definition.forward(this.contextOf(layer), layer.config, inputs);
      this.penalties.push(...activityPenalties(layer, output));
      this.computed.set(key, output);
    } catch (error) {
      if (!(error instanceof ArgumentError || error instanceof ShapeError)) throw error;
      const message = l10n.t('The layer "{0}" cannot be trained. {1}', layer.name, error.message);
      throw new NotTrainableError(message, layer.id);
    }
  }

  private contextOf(layer: LayerSpec): ForwardContext {
    return {
      training: this.training,
      trainable: layer.trainable,
      weight: (name) => {
        const key = weightName(layer, name);
        const value = this.assigned.get(key) ?? this.read.get(key);
        if (value === undefined) throw new Error(`${layer.className} has no weight ${name}.`);
        return value;
      },
      assign: (name, next) => this.assigned.set(weightName(layer, name), next),
      penalize: (penalty) => void this.penalties.push(penalty),
      randomUniform: (shape) => randomUniform(shape, this.streams++),
    };
  }

  private inputsOf(reference: TensorReference): readonly TensorReference[] {
    return this.layerOf(reference).calls[reference.call]?.inputs ?? [];
  }

  private layerOf({ layer }: TensorReference): LayerSpec {
    const found = this.layers.get(layer);
    if (found === undefined) throw new Error(`The model ${this.model.id} has no layer ${layer}.`);
    return found;
  }
}

function keyOf({ layer, call }: TensorReference): string {
  return `${layer}#${call}`;
}
