import * as l10n from '@vscode/l10n';
import { isUnknown, type CompileStep, type ConfigObject, type Maybe, type ModelSpec, type RequestedMetrics, type Several } from '../../spec/index.js';
import { makesMask } from '../layers/masks.js';
import { NotTrainableError } from './settings.js';

/** What compile() asks for one output of a model. */
export interface OutputSettings {
  /** Its name in what is logged: the name of the layer that it comes from. */
  readonly name: string;
  /** In front of the names of its metrics; empty where it is the only output. */
  readonly prefix: string;
  /** Null where it has none. */
  readonly loss: Maybe<ConfigObject> | null;
  /** By what its loss is multiplied in the sum. */
  readonly lossWeight: number;
  readonly metrics: readonly Maybe<ConfigObject>[];
  /** Those in which samples weigh as in the loss. */
  readonly weightedMetrics: readonly Maybe<ConfigObject>[];
  /** Whether some steps of it may be masked. */
  readonly mayBeMasked: boolean;
  /** The length of its last axis; 1 where it has none. */
  readonly units: number;
}

/**
 * What compile() asks for each output of a model, in their order, by the rules of keras/src/trainers/compile_utils.py.
 * @throws NotTrainableError where it names outputs that there are not, or gives too many or too few things.
 */
export function outputSettings(model: ModelSpec, compile: CompileStep): readonly OutputSettings[] {
  const names = outputNames(model);
  const losses = lossesOf(names, compile);
  const weights = lossWeightsOf(names, compile);
  const metrics = metricsOf(names, compile, 'metrics');
  const weightedMetrics = metricsOf(names, compile.weightedMetrics ?? { metrics: [] }, 'weighted_metrics');
  const masks = model.layers.some(makesMask);
  return names.map((name, index) => ({
    name,
    prefix: names.length === 1 ? '' : `${name}_`,
    loss: losses[index] ?? null,
    lossWeight: weights[index] ?? 1,
    metrics: metrics[index] ?? [],
    weightedMetrics: weightedMetrics[index] ?? [],
    ...lastAxesOf(model, index, masks),
  }));
}

/** @param masks Whether there are masks in the model: an output of samples without steps has none of them. */
function lastAxesOf({ layers, outputs }: ModelSpec, index: number, masks: boolean): Pick<OutputSettings, 'units' | 'mayBeMasked'> {
  const output = outputs[index];
  const shape = layers.find(({ id }) => id === output?.layer)?.calls[output?.call ?? 0]?.outputShape;
  if (shape === undefined || isUnknown(shape)) return { units: 1, mayBeMasked: masks };
  return { units: shape.at(-1) ?? 1, mayBeMasked: masks && shape.length > 2 };
}

/** Keras's `model.output_names`; of outputs of one layer the later ones are numbered. */
export function outputNames({ layers, outputs, outputNames: given }: ModelSpec): readonly string[] {
  const byId = new Map(layers.map(({ id, name }) => [id, name]));
  const counts = new Map<string, number>();
  return outputs.map(({ layer }, index) => {
    const name = given?.[index] ?? byId.get(layer) ?? layer;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  });
}

function lossesOf(names: readonly string[], { loss, losses }: CompileStep): readonly (Maybe<ConfigObject> | null)[] {
  return losses === undefined ? names.map(() => loss) : ordered(losses, names, null, 'loss');
}

function lossWeightsOf(names: readonly string[], { lossWeights }: CompileStep): readonly number[] {
  if (lossWeights === undefined) return names.map(() => 1);
  if (!isUnknown(lossWeights)) return ordered(lossWeights, names, 1, 'loss_weights');
  throw new NotTrainableError(l10n.t('The weights of the losses are not known: {0}', lossWeights.reason));
}

function metricsOf(names: readonly string[], { metrics, outputMetrics }: RequestedMetrics, argument: string): OutputSettings['metrics'][] {
  if (outputMetrics !== undefined) return ordered(outputMetrics, names, [], argument);
  if (names.length === 1) return [metrics];
  if (metrics.length === 0) return names.map(() => []);
  // One list for several outputs is one metric for each of them.
  if (metrics.length === names.length) return metrics.map((metric) => [metric]);
  throw new NotTrainableError(
    l10n.t(
      'compile() is given {0} metrics for {1} outputs. Give a list of metrics for each output: metrics=[["mae"], ["accuracy"]].',
      metrics.length,
      names.length,
    ),
  );
}

/** What is given by place or by name, in the order of the outputs. */
function ordered<Value>(given: Several<Value>, names: readonly string[], absent: Value, argument: string): Value[] {
  const stranger = given.find(({ of }) => (typeof of === 'number' ? of >= names.length : !names.includes(of)));
  if (stranger !== undefined) {
    throw new NotTrainableError(
      l10n.t('compile() is given "{0}" for the output {1}; the outputs of the model are {2}.', argument, stranger.of, names.join(', ')),
    );
  }
  return names.map((name, index) => {
    const found = given.find(({ of }) => of === name || of === index);
    return found === undefined ? absent : found.value;
  });
}
