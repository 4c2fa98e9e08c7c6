import * as l10n from '@vscode/l10n';
import { isConfigObject, isUnknown, type CompileStep, type LayerSpec } from '../../spec/index.js';
import { bestMetric, isMoreBetter } from '../list/best-metric.js';
import type { RunRecord } from '../record/record.js';

/** What a run has of something; null where it has no such thing, or it is not known. */
type Value = number | string | null;

/** Something in which runs differ, or what came of them: an axis of parallel coordinates. */
export interface CoordinateAxis {
  /** For people: `Learning rate`; of a result, the name of the metric. */
  readonly name: string;
  /** `choice`: values have no order. */
  readonly scale: 'linear' | 'log' | 'choice';
  /** Set for the result. */
  readonly best?: 'highest' | 'lowest';
  readonly values: readonly Value[];
}

/** What of a run is looked at. */
interface RunParts {
  readonly record: RunRecord;
  readonly compile: CompileStep | undefined;
  readonly layers: readonly LayerSpec[];
}

interface Setting {
  readonly name: string;
  /** Of numbers that people choose by their magnitude. */
  readonly isLog?: true;
  readonly valueOf: (run: RunParts) => Value;
}

/** In the order of the axes. */
const settings = (): readonly Setting[] => [
  { name: l10n.t('Layers with weights'), valueOf: ({ layers }) => layers.filter(hasWeights).length || null },
  { name: l10n.t('Units'), isLog: true, valueOf: ({ layers }) => sole(hiddenOf(layers).flatMap(({ config }) => valueOf(config['units'] ?? config['filters']))) },
  { name: l10n.t('Activation'), valueOf: ({ layers }) => sole(hiddenLayers(layers).flatMap(({ config }) => valueOf(config['activation'])).filter((name) => name !== 'linear')) },
  { name: l10n.t('Initializer'), valueOf: ({ layers }) => sole(hiddenOf(layers).flatMap(({ config }) => valueOf(config['kernel_initializer']))) },
  { name: l10n.t('Dropout rate'), valueOf: ({ layers }) => sole(layers.flatMap(({ className, config }) => (className.endsWith('Dropout') ? valueOf(config['rate']) : []))) },
  { name: l10n.t('Parameters'), isLog: true, valueOf: ({ record }) => record.settings?.parameters ?? null },
  { name: l10n.t('Loss function'), valueOf: ({ compile }) => sole(valueOf(compile?.loss)) },
  { name: l10n.t('Optimizer'), valueOf: ({ compile }) => sole(valueOf(compile?.optimizer)) },
  { name: l10n.t('Learning rate'), isLog: true, valueOf: ({ compile }) => sole(valueOf(isConfigObject(compile?.optimizer) ? compile.optimizer.config['learning_rate'] : null)) },
  { name: l10n.t('Batch size'), isLog: true, valueOf: ({ record }) => record.settings?.batchSize ?? null },
  { name: l10n.t('Epochs'), valueOf: ({ record }) => record.settings?.epochs ?? null },
  { name: l10n.t('Seed'), valueOf: ({ record }) => String(record.seed) },
];

/**
 * The settings in which runs differ, and last the best value of a metric that they have in common, each an axis with a value
 * for every run. None where no metric is known of two of them.
 * @param records of the runs; the metric is the one that says most about the first that has one.
 */
export function coordinatesOf(records: readonly RunRecord[]): CoordinateAxis[] {
  const runs = records.map(partsOf);
  const axes = settings().flatMap(({ name, isLog, valueOf: of }) => {
    const values = runs.map(of);
    return new Set(values).size < 2 ? [] : [{ name, scale: scaleOf(values, isLog === true), values }];
  });
  const result = resultOf(records);
  return result === null ? [] : [...axes, result];
}

function partsOf(record: RunRecord): RunParts {
  const { plan, fitStep } = record;
  const fit = plan.steps[fitStep];
  const model = fit?.kind === 'fit' ? fit.model : undefined;
  const compile = plan.steps.slice(0, fitStep).findLast((step): step is CompileStep => step.kind === 'compile' && step.model === model);
  return { record, compile, layers: plan.models.find(({ id }) => id === model)?.layers ?? [] };
}

const hasWeights = ({ weights }: LayerSpec): boolean => !isUnknown(weights) && weights.length > 0;

/** All before the last one with weights, which gives the model's answer. */
function hiddenLayers(layers: readonly LayerSpec[]): readonly LayerSpec[] {
  return layers.slice(0, Math.max(0, layers.findLastIndex(hasWeights)));
}

const hiddenOf = (layers: readonly LayerSpec[]): readonly LayerSpec[] => hiddenLayers(layers).filter(hasWeights);

/** A number, or the name of an object of Keras; nothing where it is neither, or not known. */
function valueOf(value: unknown): (number | string)[] {
  if (typeof value === 'number' || typeof value === 'string') return [value];
  return isConfigObject(value) ? [value.className] : [];
}

/** The one value that all have, or the different ones after each other: `relu, tanh`. */
function sole(values: readonly (number | string)[]): Value {
  const different = [...new Set(values)];
  const [first] = different;
  if (first === undefined) return null;
  return different.length === 1 ? first : different.join(', ');
}

function scaleOf(values: readonly Value[], isLog: boolean): CoordinateAxis['scale'] {
  const known = values.filter((value) => value !== null);
  const numbers = known.filter((value) => typeof value === 'number');
  if (numbers.length < known.length) return 'choice';
  return isLog && numbers.every((value) => value > 0) ? 'log' : 'linear';
}

function resultOf(records: readonly RunRecord[]): CoordinateAxis | null {
  const name = records.map(bestMetric).find((best) => best !== null)?.name;
  if (name === undefined) return null;
  const best = isMoreBetter(name) ? 'highest' : 'lowest';
  const values = records.map(({ epochs }) => {
    const finite = epochs.flatMap(({ metrics }) => (Number.isFinite(metrics[name]) ? [metrics[name] ?? NaN] : []));
    if (finite.length === 0) return null;
    return best === 'highest' ? Math.max(...finite) : Math.min(...finite);
  });
  return values.filter((value) => value !== null).length < 2 ? null : { name, scale: 'linear', best, values };
}
