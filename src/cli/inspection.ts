import { countLayerParameters, countParameters } from '../nn/index.js';
import { modelsAtEnd, type LayerSpec, type ModelSpec, type PlanStep, type Shape, type SourceRange, type TrainingPlan, type Unknown } from '../spec/index.js';
import { known, stepDetails, type Names } from './inspected-step.js';
import type { ModelFile } from './model-file.js';
import type { Place, Places } from './places.js';

/** What is not known is null; `unknowns` says why. */
type Nullable<T> = T | null;

type InspectedLine = Omit<Place, 'column'>;

interface InspectedRange extends Place {
  readonly endLine: number;
  readonly endColumn: number;
}

interface InspectedFault extends InspectedRange {
  readonly reason: string;
}

export interface InspectedLayer extends InspectedLine {
  readonly name: string;
  readonly class: string;
  /** Of its first call. */
  readonly outputShape: Nullable<Shape>;
  readonly parameters: Nullable<number>;
  readonly trainable: boolean;
  /** The names of the layers whose outputs it takes; one list a call, of which a shared layer has several. */
  readonly inbound: readonly (readonly string[])[];
  /** The name of the model of `models` that it is; null for a layer that is no model. */
  readonly model: Nullable<string>;
}

interface InspectedInput {
  readonly name: string;
  readonly shape: Nullable<Shape>;
  readonly dtype: string;
}

export interface InspectedModel extends InspectedLine {
  readonly name: string;
  readonly variable: Nullable<string>;
  readonly class: string;
  readonly inputs: readonly InspectedInput[];
  /** The names of the layers whose outputs are the model's. */
  readonly outputs: readonly string[];
  readonly layers: readonly InspectedLayer[];
  readonly totalParameters: Nullable<number>;
  readonly trainableParameters: Nullable<number>;
  readonly nonTrainableParameters: Nullable<number>;
}

interface InspectedStep extends InspectedLine, Record<string, unknown> {
  readonly step: PlanStep['kind'];
  readonly model: string;
}

interface InspectedUnknown {
  readonly reason: string;
  readonly file?: string;
  readonly cell?: number;
  readonly line: Nullable<number>;
  readonly column: Nullable<number>;
  readonly endLine: Nullable<number>;
  readonly endColumn: Nullable<number>;
}

/** What `gradlens inspect --json` prints; the keys are a public interface, described in docs/inspect.schema.json. */
export interface Inspection {
  readonly file: string;
  /** Whether all of the file was read and understood, some of it, or no model was found; the exit status says the same. */
  readonly status: 'all' | 'some' | 'none';
  readonly models: readonly InspectedModel[];
  readonly plan: readonly InspectedStep[];
  readonly unknowns: readonly InspectedUnknown[];
  readonly syntaxErrors: readonly InspectedFault[];
}

/** Describes everything that was read of a file, as `model.summary()` and the calls in the file would. */
export function inspectFile({ path, reading, places }: ModelFile): Inspection {
  const { plan, syntaxErrors, status } = reading;
  const isWhole = status === 'all' && syntaxErrors.length === 0;
  const names = namesOf(plan);
  return {
    file: path,
    status: plan.models.length === 0 ? 'none' : isWhole ? 'all' : 'some',
    models: modelsAtEnd(plan).map((model) => inspectModel(model, names, places)),
    plan: plan.steps.map((step) => ({
      step: step.kind,
      ...lineOf(step.range, places),
      model: names.models.get(step.model) ?? step.model,
      ...stepDetails(step, names),
    })),
    unknowns: plan.unknowns.map((each) => inspectUnknown(each, places)),
    syntaxErrors: syntaxErrors.map((fault) => ({ reason: fault.reason, ...inspectRange(fault, places) })),
  };
}

function namesOf({ models }: TrainingPlan): Names {
  return {
    models: new Map(models.map(({ id, name }) => [id, name])),
    layers: new Map(models.flatMap(({ layers }) => layers).map(({ id, name }) => [id, name])),
  };
}

function inspectModel(model: ModelSpec, names: Names, places: Places): InspectedModel {
  const layers = model.layers.map((layer) => inspectLayer(layer, names, places));
  const parameters = known(countParameters(model));
  return {
    name: model.name,
    variable: model.variable,
    class: model.className,
    ...lineOf(model.range, places),
    inputs: model.inputs.map(({ layer, shape, dtype }) => ({ name: names.layers.get(layer) ?? layer, shape: known(shape), dtype })),
    outputs: model.outputs.map(({ layer }) => names.layers.get(layer) ?? layer),
    layers,
    totalParameters: parameters?.total ?? null,
    trainableParameters: parameters?.trainable ?? null,
    nonTrainableParameters: parameters?.nonTrainable ?? null,
  };
}

function inspectLayer(layer: LayerSpec, names: Names, places: Places): InspectedLayer {
  const shape = layer.calls[0]?.outputShape;
  const count = known(countLayerParameters(layer));
  return {
    name: layer.name,
    class: layer.className,
    ...lineOf(layer.source.range, places),
    outputShape: shape === undefined ? null : known(shape),
    parameters: count?.total ?? null,
    trainable: layer.trainable,
    inbound: layer.calls.map(({ inputs }) => inputs.map((input) => names.layers.get(input.layer) ?? input.layer)),
    model: names.models.get(layer.id) ?? null,
  };
}

function inspectUnknown({ reason, range }: Unknown, places: Places): InspectedUnknown {
  if (range === undefined) return { reason, line: null, column: null, endLine: null, endColumn: null };
  return { reason, ...inspectRange(range, places) };
}

function inspectRange(range: SourceRange, places: Places): InspectedRange {
  const end = places.end(range);
  return { ...places.start(range), endLine: end.line, endColumn: end.column };
}

function lineOf(range: SourceRange, places: Places): InspectedLine {
  const { file, cell, line } = places.start(range);
  return { ...(file === undefined ? {} : { file }), ...(cell === undefined ? {} : { cell }), line };
}
