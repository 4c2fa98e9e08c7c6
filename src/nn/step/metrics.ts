import * as l10n from '@vscode/l10n';
import type { Measurement } from '../../graph/index.js';
import { isUnknown, type CompileStep, type ConfigObject } from '../../spec/index.js';
import { ArgumentError, argument } from '../argument.js';
import { TargetError, type Comparison } from '../losses/index.js';
import { metrics, type MetricDefinition, type MetricSummary } from '../metrics/index.js';
import { NotTrainableError } from './settings.js';

/** The metrics of a compile step, sorted by whether they can be measured. */
export interface MeasurableMetrics {
  /** By the name under which Keras logs them, and how values of steps make that of an epoch. */
  readonly summaries: ReadonlyMap<string, MetricSummary>;
  /** Why the others are left out; training goes on without them. */
  readonly skipped: readonly string[];
}

/** Which metrics of a compile step are measured, and which are left out. */
export function measurableMetrics(compile: CompileStep): MeasurableMetrics {
  return {
    summaries: new Map(known(compile).map(({ name, definition }) => [name, definition.summary])),
    skipped: compile.metrics.flatMap((metric) => reasonToSkip(metric) ?? []),
  };
}

/**
 * Each metric of the batch, a scalar under the name that Keras logs it by.
 * @throws NotTrainableError where a metric does not go with model and data.
 */
export function metricMeasurements(compile: CompileStep, comparison: Comparison): readonly Measurement[] {
  return known(compile).map(({ name, definition, metric }) => {
    try {
      return { name, tensor: definition.compute(comparison, metric.config) };
    } catch (error) {
      if (!(error instanceof ArgumentError || error instanceof TargetError)) throw error;
      throw new NotTrainableError(l10n.t('The metric "{0}" cannot be measured. {1}', name, error.message));
    }
  });
}

interface KnownMetric {
  readonly name: string;
  readonly definition: MetricDefinition;
  readonly metric: ConfigObject;
}

/** Of metrics of one name the last counts, as in the log of Keras. */
function known(compile: CompileStep): readonly KnownMetric[] {
  const byName = new Map<string, KnownMetric>();
  for (const metric of compile.metrics) {
    if (isUnknown(metric)) continue;
    const definition = metrics.find(metric.className);
    if (definition === undefined) continue;
    const given = argument(metric.config, 'name');
    const name = typeof given === 'string' ? given : defaultName(definition);
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
