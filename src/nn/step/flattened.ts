import * as l10n from '@vscode/l10n';
import type { CallArgument, LayerCall, LayerSpec, ModelSpec, TensorReference } from '../../spec/index.js';
import { outputNames } from './outputs.js';
import { NotTrainableError } from './settings.js';
import { requireWholeModel } from './trainable.js';
import { callKey, walk } from './walk.js';

/**
 * A model in which the layers of models that it uses as layers stand in the place of these, and layers of classes of the
 * file are of the classes that they compute as. They keep their ids, so that what is measured lands on the lines that make
 * them; what is used several times is one layer with several calls.
 * @param models All models of the file, among them those that are used as layers: a layer stands for a model by its id.
 * @throws NotTrainableError where what such a model computes is not known.
 */
export function flattened(model: ModelSpec, models: readonly ModelSpec[]): ModelSpec {
  const nested = new Map(models.filter(({ id }) => id !== model.id).map((one) => [one.id, one]));
  const flattening = new Flattening(nested);
  const inputs = model.inputs.map(({ layer }) => ({ layer, call: 0, output: 0 }));
  const outputs = flattening.place(model, inputs, null);
  const layers = flattening.layersOf(model);
  return { ...model, layers, outputs, outputNames: outputNames(model) };
}

/** What stands for an output of a call. */
type Outputs = (output: number) => TensorReference;

class Flattening {
  /** The calls of each layer that is no model, in the order in which they are met. */
  private readonly calls = new Map<string, LayerCall[]>();

  constructor(private readonly nested: ReadonlyMap<string, ModelSpec>) {}

  /**
   * Adds one use of a model.
   * @param inputs What stands for its inputs.
   * @param training What the call says about `training`, which the layers inside take over; null where it says nothing.
   * Layers of functional models take over nothing else: what their own calls say there is overruled by what fit() says
   * (keras/src/models/functional.py, `operation_fn`), so that `base(x, training=False)` trains all the same.
   * @returns its outputs.
   */
  place(model: ModelSpec, inputs: readonly TensorReference[], training: CallArgument | null): readonly TensorReference[] {
    requireWholeModel(model);
    const layers = new Map(model.layers.map((layer) => [layer.id, layer]));
    const callOf = ({ layer, call }: TensorReference): LayerCall | undefined => layers.get(layer)?.calls[call];
    const placed = new Map<string, Outputs>();
    model.inputs.forEach(({ layer }, index) => {
      const given = inputs[index];
      if (given === undefined) throw wrongNumberOfInputs(model, inputs.length);
      placed.set(callKey({ layer, call: 0 }), () => given);
    });
    const standsFor = (reference: TensorReference): TensorReference =>
      placed.get(callKey(reference))?.(reference.output) ?? reference;
    const inputsOf = (reference: TensorReference): readonly TensorReference[] => callOf(reference)?.inputs ?? [];
    walk(model.outputs, inputsOf, placed.keys(), (reference) => {
      const call = callOf(reference);
      if (call === undefined) return;
      const from = { ...call, inputs: call.inputs.map(standsFor) };
      const written = model.className === 'Subclassed' ? call.arguments?.find(isTraining) : undefined;
      const own = written ?? training;
      placed.set(callKey(reference), this.placeCall(reference.layer, from, trainingOf(layers.get(reference.layer)) ?? own));
    });
    return model.outputs.map(standsFor);
  }

  /** The layers of a model, those of models inside it in the place of these; whether they are frozen they say themselves. */
  layersOf({ layers }: ModelSpec): readonly LayerSpec[] {
    const parts = layers.flatMap((layer): readonly LayerSpec[] => {
      const inner = this.nested.get(layer.id);
      if (inner === undefined) return [{ ...layer, className: layer.computesAs?.className ?? layer.className, calls: this.calls.get(layer.id) ?? [] }];
      // What stands for the inputs of a model inside is outside.
      return this.layersOf(inner).filter(({ className }) => className !== 'InputLayer');
    });
    return [...new Map(parts.map((layer) => [layer.id, layer])).values()];
  }

  private placeCall(id: string, call: LayerCall, training: CallArgument | null): Outputs {
    const inner = this.nested.get(id);
    if (inner !== undefined) {
      const outputs = this.place(inner, call.inputs, training);
      return (output) => outputs[output] ?? { layer: id, call: 0, output };
    }
    const calls = this.calls.get(id) ?? [];
    this.calls.set(id, calls);
    calls.push(withTraining(call, training));
    const number = calls.length - 1;
    return (output) => ({ layer: id, call: number, output });
  }
}

/** A call that says this about `training`, or nothing. */
function withTraining(call: LayerCall, training: CallArgument | null): LayerCall {
  const { inputs, arguments: given } = call;
  const own = given ?? [{ name: null, value: inputs.map((_, input) => ({ kind: 'input' as const, input })) }];
  if (training === null) return given === undefined ? call : { ...call, arguments: own.filter((one) => !isTraining(one)) };
  return { ...call, arguments: [...own.filter((one) => !isTraining(one)), training] };
}

/** What a layer's own call() says about `training`. */
function trainingOf(layer: LayerSpec | undefined): CallArgument | null {
  const training = layer?.computesAs?.training ?? null;
  return training === null ? null : { name: 'training', value: training };
}

function isTraining({ name }: CallArgument): boolean {
  return name === 'training';
}

function wrongNumberOfInputs({ name, inputs }: ModelSpec, given: number): NotTrainableError {
  return new NotTrainableError(l10n.t('The model "{0}" has {1} inputs, but it is called on {2}.', name, inputs.length, given));
}
