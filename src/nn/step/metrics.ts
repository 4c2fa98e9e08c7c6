import * as l10n from '@vscode/l10n';
import { add, elementCount, input, reduceMean, squareRoot, type Measurement, type StateVariable, type Tensor } from '../../graph/index.js';
import { isUnknown, type CompileStep, type Config, type ConfigObject, type ModelSpec } from '../../spec/index.js';
import { ArgumentError, argument } from '../argument.js';
import { TargetError, type Comparison } from '../losses/index.js';
import { metrics, weightedMean, type MeanMetric, type MetricDefinition, type MetricSummary } from '../metrics/index.js';
import type { OutputComparison } from './comparisons.js';
import { outputSettings, type OutputSettings } from './outputs.js';
import { metricWeights } from './sample-weight.js';
import { NotTrainableError } from './settings.js';
import type { InitialValue } from './state.js';

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
    skipped: outputs.flatMap((output) => [...output.metrics, ...output.weightedMetrics].flatMap((metric) => reasonToSkip(metric, output.units) ?? [])),
  };
}

/** The metrics of a step: what is read out after it, and the counts that are kept from one step to the next. */
export interface MeasuredMetrics {
  readonly measurements: readonly Measurement[];
  readonly state: readonly StateVariable[];
}

/**
 * Each metric under the name that Keras logs it by, a scalar: of the batch, or, of metrics that count, of all batches since
 * their counts were zero.
 * @throws NotTrainableError where a metric does not go with model and data.
 */
export function measuredMetrics(comparisons: readonly OutputComparison[]): MeasuredMetrics {
  const measured = comparisons.flatMap((comparison) =>
    known(comparison).map((metric) => {
      try {
        return measure(metric, comparison);
      } catch (error) {
        if (!(error instanceof ArgumentError || error instanceof TargetError)) throw error;
        throw new NotTrainableError(l10n.t('The metric "{0}" cannot be measured. {1}', metric.name, error.message));
      }
    }),
  );
  return { measurements: measured.map(({ measurement }) => measurement), state: measured.flatMap(({ state }) => state) };
}

/** What metrics have counted before the first step, for an engine's state, beside `initialState`: nothing. */
export function metricState(model: ModelSpec, compile: CompileStep): Map<string, InitialValue> {
  const counts = outputSettings(model, compile).flatMap((output) =>
    known(output).flatMap(({ name, definition, metric }) =>
      definition.summary === 'last' ? Object.entries(definition.counts(metric.config, output.units)).map(([count, shape]) => ({ name: countName(name, count), shape })) : [],
    ),
  );
  return new Map(counts.map(({ name, shape }) => [name, { shape, values: new Float32Array(elementCount(shape)) }]));
}

const countName = (metric: string, count: string): string => `metric/${metric}/${count}`;

interface MeasuredMetric {
  readonly measurement: Measurement;
  readonly state: readonly StateVariable[];
}

function measure({ name, definition, metric: { config }, isWeighted, leavesOutMasked }: KnownMetric, output: OutputComparison): MeasuredMetric {
  const weights = metricWeights(isWeighted ? output.sampleWeight : null, leavesOutMasked ? output.mask : null);
  const comparison = { target: output.target, prediction: output.prediction, units: output.units, ...(weights !== undefined && { weights }) };
  if (definition.summary !== 'last') return { measurement: { name, tensor: meanOf(definition, comparison, config) }, state: [] };
  const added = definition.count(comparison, config);
  const state = Object.entries(definition.counts(config, comparison.units)).map(([count, shape]): StateVariable & { readonly count: string } => {
    const read = input(countName(name, count), shape);
    const more = added[count];
    if (more === undefined) throw new Error(`The metric ${name} does not count ${count}.`);
    return { count, name: countName(name, count), shape, read, next: add(read, more) };
  });
  const counted: Record<string, Tensor> = Object.fromEntries(state.map(({ count, next }) => [count, next]));
  return { measurement: { name, tensor: definition.value(counted, config) }, state };
}

function meanOf(metric: MeanMetric, comparison: Comparison, config: Config): Tensor {
  const mean = reduceMean(metric.values(comparison, config), null);
  return metric.summary === 'rootMeanSquare' ? squareRoot(mean) : mean;
}

interface KnownMetric {
  readonly name: string;
  readonly definition: MetricDefinition;
  readonly metric: ConfigObject;
  /** Whether samples weigh in it as in the loss. */
  readonly isWeighted: boolean;
  /** Whether steps that are masked do not count. */
  readonly leavesOutMasked: boolean;
}

/** Named as in the log of Keras (keras/src/trainers/compile_utils.py, `CompileMetrics.result`). */
function known({ metrics: own, weightedMetrics, prefix, units, mayBeMasked }: OutputSettings): readonly KnownMetric[] {
  const uses = new Map<string, number>();
  const numbered = (name: string): string => {
    const count = uses.get(name) ?? 0;
    uses.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  };
  const those = (given: OutputSettings['metrics'], isWeighted: boolean): KnownMetric[] =>
    given.flatMap((metric) => {
      if (isUnknown(metric)) return [];
      const definition = metrics.find(metric.className);
      if (definition === undefined || whyNot(definition, metric, units) !== undefined) return [];
      const plain = ownName(definition, metric);
      const name = numbered(prefix + (isWeighted && uses.has(prefix + plain) ? `weighted_${plain}` : plain));
      const leavesOutMasked = mayBeMasked && definition.summary === 'mean';
      const counts = definition.summary !== 'last' && (isWeighted || leavesOutMasked);
      return [{ name, definition: counts ? weightedMean(definition) : definition, metric, isWeighted, leavesOutMasked }];
    });
  return [...those(own, false), ...those(weightedMetrics, true)];
}

function ownName(definition: MetricDefinition, { config }: ConfigObject): string {
  const name = argument(config, 'name');
  return typeof name === 'string' ? name : defaultName(definition);
}

function defaultName({ parameters, aliases: [alias], className }: MetricDefinition): string {
  const name = parameters.find((parameter) => parameter.name === 'name')?.default;
  return typeof name === 'string' ? name : (alias ?? className);
}

function reasonToSkip(metric: CompileStep['metrics'][number], units: number): string | undefined {
  if (isUnknown(metric)) return l10n.t('A metric is left out: {0}', metric.reason);
  const definition = metrics.find(metric.className);
  if (definition === undefined) return l10n.t('The metric "{0}" is left out: it cannot be measured yet.', metric.className);
  const reason = whyNot(definition, metric, units);
  return reason === undefined ? undefined : l10n.t('The metric "{0}" is left out. {1}', metric.className, reason);
}

/** @returns why a metric that is known has no value to log; an argument that is not known is among the reasons. */
function whyNot(definition: MetricDefinition, { config }: ConfigObject, units: number): string | undefined {
  if (definition.summary !== 'last') return undefined;
  try {
    return definition.whyNot?.(config, units);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    return error.message;
  }
}
