import { vectorizationOf, type Vectorization } from '../../nn/index.js';
import {
  asTexts,
  isUnknown,
  type ArrayExpression,
  type FitStep,
  type LayerSpec,
  type Maybe,
  type ModelSpec,
  type PlanStep,
  type SeveralArrays,
  type Shape,
  type TensorReference,
  type TrainingPlan,
} from '../../spec/index.js';

/** An input of a model that takes texts, and the layer that makes them numbers. */
interface TextInput {
  /** Its place among the inputs. */
  readonly place: number;
  /** The InputLayer's id, and its name where the model has one. */
  readonly input: string;
  readonly name: string;
  readonly layer: LayerSpec;
  readonly doing: Vectorization;
}

/**
 * A plan whose models take numbers where they take texts: what a TextVectorization behind an input does is done to the data,
 * and the layer left out, since no engine computes with texts. Others stay as they are.
 */
export function withTextsAsNumbers(plan: TrainingPlan): TrainingPlan {
  const inputs = new Map(plan.models.map((model) => [model.id, textInputs(model)]));
  if ([...inputs.values()].every((found) => found.length === 0)) return plan;
  const of = (id: string): readonly TextInput[] => inputs.get(id) ?? [];
  return {
    ...plan,
    models: plan.models.map((model) => withNumbers(model, of(model.id))),
    steps: plan.steps.map((step) => withVectorizedData(step, of(step.model))),
  };
}

function textInputs(model: ModelSpec): readonly TextInput[] {
  return model.inputs.flatMap(({ layer: input, dtype }, place): readonly TextInput[] => {
    const users = model.layers.filter((layer) => layer.calls.some((call) => call.inputs.some((from) => from.layer === input)));
    const [layer] = users;
    const isOnly = users.length === 1 && layer?.calls.length === 1 && !model.outputs.some((output) => output.layer === input);
    if (layer?.className !== 'TextVectorization' || !isOnly || dtype !== 'string' || (layer.adapted !== undefined && isUnknown(layer.adapted))) return [];
    const doing = vectorizationOf(layer.config, layer.adapted ?? null);
    // Each batch would have the length of its own longest text.
    if (isUnknown(doing) || (doing.mode === 'int' && doing.length === null) || (doing.seen === null && doing.vocabulary === null)) return [];
    const name = model.layers.find(({ id }) => id === input)?.name ?? input;
    return [{ place, input, name, layer, doing }];
  });
}

function withNumbers(model: ModelSpec, texts: readonly TextInput[]): ModelSpec {
  return texts.reduce((changed, text) => withoutLayer(changed, text), model);
}

function withoutLayer(model: ModelSpec, { input, layer, doing }: TextInput): ModelSpec {
  const shape = shapeOf(layer);
  const dtype = doing.mode === 'int' ? 'int64' : 'float32';
  const moved = (from: TensorReference): TensorReference => (from.layer === layer.id ? { layer: input, call: 0, output: 0 } : from);
  const layers = model.layers.filter(({ id }) => id !== layer.id).map((each): LayerSpec => {
    const calls = each.calls.map((call) => ({ ...call, inputs: call.inputs.map(moved), ...(each.id === input && { outputShape: shape }) }));
    return each.id === input ? { ...each, calls, config: { ...each.config, dtype } } : { ...each, calls };
  });
  const inputs = model.inputs.map((each) => (each.layer === input ? { ...each, shape, dtype } : each));
  return { ...model, layers, inputs, outputs: model.outputs.map(moved), doneToData: [...(model.doneToData ?? []), layer.name] };
}

/** A row for each text: where Keras's own shape of the layer has an axis more, what the layer computes has none. */
function shapeOf({ calls: [call] }: LayerSpec): Maybe<Shape> {
  const shape = call?.outputShape ?? [null, null];
  return isUnknown(shape) ? shape : [shape[0] ?? null, shape.at(-1) ?? null];
}

function withVectorizedData(step: PlanStep, texts: readonly TextInput[]): PlanStep {
  if (texts.length === 0 || (step.kind !== 'fit' && step.kind !== 'evaluate' && step.kind !== 'predict')) return step;
  const given = vectorizedData(step, texts);
  return step.kind === 'fit' ? { ...step, ...given, validation: vectorizedValidation(step, texts) } : { ...step, ...given };
}

type Data = Pick<SeveralArrays, 'inputs'> & { readonly x: Maybe<ArrayExpression> };

function vectorizedData({ x, inputs }: Data, texts: readonly TextInput[]): Data {
  const only = texts.find(({ place }) => place === 0);
  const several = inputs?.map(({ of, value }) => {
    const text = texts.find(({ place, name, input }) => of === place || of === name || of === input);
    return { of, value: text === undefined ? value : vectorized(value, text) };
  });
  return { x: several === undefined && only !== undefined ? vectorized(x, only) : x, ...(several !== undefined && { inputs: several }) };
}

function vectorizedValidation({ validation }: FitStep, texts: readonly TextInput[]): FitStep['validation'] {
  return isUnknown(validation) || validation.kind !== 'data' ? validation : { ...validation, ...vectorizedData(validation, texts) };
}

function vectorized(data: Maybe<ArrayExpression>, { layer, doing }: TextInput): Maybe<ArrayExpression> {
  const texts = isUnknown(data) ? undefined : asTexts(data);
  if (texts === undefined) return data;
  const shape = shapeOf(layer);
  const width = isUnknown(shape) ? null : (shape.at(-1) ?? null);
  return { kind: 'array', operation: 'vectorized', input: texts, ...doing, shape: [texts.shape[0] ?? null, width], dtype: doing.mode === 'int' ? 'int64' : 'float32' };
}
