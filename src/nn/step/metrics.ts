import * as l10n from '@vscode/l10n';
import type { Measurement } from '../../graph/index.js';
import { isUnknown, type CompileStep, type ConfigObject, type ModelSpec } from '../../spec/index.js';
import { ArgumentError, argument } from '../argument.js';
import { TargetError } from '../losses/index.js';
import { metrics, type MetricDefinition, type MetricSummary } from '../metrics/index.js';
import type { OutputComparison } from './comparisons.js';
import { outputSettings, type OutputSettings } from './outputs.js';
import { NotTrainableError } from './settings.js';

/** The metrics of a compile step, sorted by whether they can be measured. */
export interface MeasurableMetrics {
  /** By the name under which Keras logs them, and how values of steps make that of an epoch. */
  readonly summaries: ReadonlyMap<string, MetricSummary>;
  /** Whether more of a metric is better, where Keras's callbacks can tell by its name: not where an output's name is before it. */
  readonly higherIsBetter: ReadonlyMap<string, boolean>;
  /** Why the others are left out; training goes on without them. */
  readonly skipped: readonly string[];
}

/**
 * Which metrics of a compile step are measured, and which are left out; the losses of the outputs are among them where
 * there are several.
 * @throws NotTrainableError where compile() does not go with the outputs of the model.
 */
export function measurableMetrics(model: ModelSpec, compile: CompileStep): MeasurableMetrics {
  const outputs = outputSettings(model, compile);
  const losses = outputs.filter(({ loss }) => loss !== null);
  return {
    summaries: new Map([
      ...(losses.length > 1 ? losses.map(({ name }): [string, MetricSummary] => [`${name}_loss`, 'mean']) : []),
      ...outputs.flatMap(known).map(({ name, definition }): [string, MetricSummary] => [name, definition.summary]),
    ]),
    higherIsBetter: new Map(
      outputs.flatMap((output) => (output.prefix === '' ? known(output) : [])).map(({ name, definition }) => [name, definition.higherIsBetter ?? false]),
    ),
    skipped: outputs.flatMap((output) => output.metrics.flatMap((metric) => reasonToSkip(metric) ?? [])),
  };
}

/**
 * Each metric of the batch, a scalar under the name that Keras logs it by.
 * @throws NotTrainableError where a metric does not go with model and data.
 */
export function metricMeasurements(comparisons: readonly OutputComparison[]): readonly Measurement[] {
  return comparisons.flatMap((comparison) =>
    known(comparison).map(({ name, definition, metric }) => {
      requireNoMask(comparison, name);
      try {
        return { name, tensor: definition.compute(comparison, metric.config) };
      } catch (error) {
        if (!(error instanceof ArgumentError || error instanceof TargetError)) throw error;
        throw new NotTrainableError(l10n.t('The metric "{0}" cannot be measured. {1}', name, error.message));
      }
    }),
  );
}

/** Keras leaves the steps out that a mask says are padding; a metric that counted them would be another number. */
function requireNoMask({ mask }: OutputComparison, metric: string): void {
  if (mask === null) return;
  throw new NotTrainableError(
    l10n.t(
      'The metric "{0}" cannot be measured on an output of which some steps are masked. Take it away, or train without the mask.',
      metric,
    ),
  );
}

interface KnownMetric {
  readonly name: string;
  readonly definition: MetricDefinition;
  readonly metric: ConfigObject;
}

/** Of metrics of one name the last counts, as in the log of Keras. */
function known({ metrics: given, prefix }: OutputSettings): readonly KnownMetric[] {
  const byName = new Map<string, KnownMetric>();
  for (const metric of given) {
    if (isUnknown(metric)) continue;
    const definition = metrics.find(metric.className);
    if (definition === undefined) continue;
    const own = argument(metric.config, 'name');
    const name = prefix + (typeof own === 'string' ? own : defaultName(definition));
    byName.set(name, { name, definition, metric });
  }
  return [...byName.values()];
}

function defaultName(definition: MetricDefinition): string {
  const name = definition.parameters.find((parameter) => parameter.name === 'name')?.default;
  return typeof name === 'string' ? name : definition.className;
}

function reasonToSkip(metric: CompileStep['metrics'][number]): string | undefined {
  if (isUnknown(metric)) return l10n.t('A metric is left out: {0}', metric.reason);
  if (metrics.find(metric.className) !== undefined) return undefined;
  return l10n.t('The metric "{0}" is left out: it cannot be measured yet.', metric.className);
}
