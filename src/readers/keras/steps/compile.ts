import * as l10n from '@vscode/l10n';
import { findParameter, lookUp, resolve, type Family, type ParameterDefinition } from '../../../nn/index.js';
import { isConfigObject, isUnknown, unknown, type CompileStep, type ConfigObject, type ConfigValue, type Maybe, type RequestedMetrics, type SourceRange } from '../../../spec/index.js';
import { none, numberOf, type Call, type Value } from '../../python/index.js';
import { bindArguments, givenValue, type Bound } from '../bind.js';
import { toFamilyValue } from '../config-value.js';
import type { ModelValue } from '../models/model.js';
import type { NameCounters } from '../naming.js';
import { ObjectValue } from '../objects.js';
import { severalOf } from './several.js';

/** keras/src/trainers/trainer.py, `compile`. */
const parameters: readonly ParameterDefinition[] = [
  { name: 'optimizer' }, { name: 'loss' }, { name: 'loss_weights' }, { name: 'metrics' }, { name: 'weighted_metrics' },
  { name: 'run_eagerly' }, { name: 'steps_per_execution' }, { name: 'jit_compile' }, { name: 'auto_scale_loss' },
];

/** Runs `model.compile(…)`: a step of the plan. */
export function compileModel(model: ModelValue, call: Call): Value {
  const bound = bindArguments(call, parameters);
  const optimizer = givenValue(bound, 'optimizer');
  const object = objectOf('optimizer', optimizer, rangeOf(bound, 'optimizer')) ?? defaultOptimizer(call);
  keepOptimizer(model, optimizer, object, call);
  const metrics = metricsOf(givenValue(bound, 'metrics') ?? none, rangeOf(bound, 'metrics'));
  countNames(metrics, model.session.names);
  const weighted = weightedMetricsOf(bound);
  if (weighted !== undefined) countNames(weighted, model.session.names);
  model.session.steps.push({
    kind: 'compile',
    range: call.statement,
    model: model.id,
    call: bound.source,
    optimizer: object,
    ...(optimizer instanceof ObjectValue && { optimizerObject: optimizer.born }),
    ...lossesOf(bound),
    ...lossWeightsOf(bound),
    ...metrics,
    ...(weighted !== undefined && { weightedMetrics: weighted }),
  });
  return none;
}

/** So that `model.optimizer.learning_rate` can be read and set. */
function keepOptimizer({ id, session }: ModelValue, given: Value | undefined, object: Maybe<ConfigObject>, call: Call): void {
  if (isUnknown(object)) {
    session.optimizers.delete(id);
    return;
  }
  const optimizer = given instanceof ObjectValue ? given : new ObjectValue(call.interpreter.clock.next(), object);
  session.optimizers.set(id, { optimizer, rate: object.config['learning_rate'] });
}

function rangeOf({ given, call }: Bound, name: string): SourceRange {
  return given.get(name)?.place?.value ?? call.range;
}

function defaultOptimizer(call: Call): Maybe<ConfigObject> {
  return objectFrom(resolve('optimizer', 'rmsprop'), call.range) ?? unknown(l10n.t('compile() is given no optimizer.'), call.range);
}

/** An argument that names or is an object; null where it is None or not given. */
function objectOf(family: Family, value: Value | undefined, range: SourceRange): Maybe<ConfigObject> | null {
  if (value === undefined || value.kind === 'none') return null;
  return objectFrom(toFamilyValue(family, value, range), range);
}

function objectFrom(value: ConfigValue, range: SourceRange): Maybe<ConfigObject> | null {
  if (value === null) return null;
  return isConfigObject(value) || isUnknown(value) ? value : unknown(l10n.t('What this is is known only when the file runs.'), range);
}

/** One loss for all outputs, or several, one for each. */
function lossesOf(bound: Bound): Pick<CompileStep, 'loss' | 'losses'> {
  const [value, range] = [givenValue(bound, 'loss'), rangeOf(bound, 'loss')];
  const several = severalOf(value, range);
  if (several === undefined) return { loss: objectOf('loss', value, range) };
  if (isUnknown(several)) return { loss: several };
  const losses = several.map(({ of, value: one }) => ({ of, value: objectOf('loss', one, range) }));
  const [only] = losses;
  if (losses.length === 1 && only !== undefined) return { loss: only.value };
  return { loss: unknown(l10n.t('The outputs of the model have losses of their own.'), range), losses };
}

function lossWeightsOf(bound: Bound): Pick<CompileStep, 'lossWeights'> {
  const [value, range] = [givenValue(bound, 'loss_weights'), rangeOf(bound, 'loss_weights')];
  if (value === undefined || value.kind === 'none') return {};
  const several = severalOf(value, range) ?? [{ of: 0, value }];
  if (isUnknown(several)) return { lossWeights: several };
  const weights = several.flatMap(({ of, value: one }) => {
    const weight = numberOf(one);
    return weight === undefined ? [] : [{ of, value: weight }];
  });
  const isKnown = weights.length === several.length;
  return { lossWeights: isKnown ? weights : unknown(l10n.t('What "{0}" is is known only when the file runs.', 'loss_weights'), range) };
}

/** Metrics of the only output, or of each output where they are lists in a list, or in a dictionary. */
function metricsOf(value: Value, range: SourceRange): RequestedMetrics {
  const several = severalOf(value, range) ?? (value.kind === 'none' ? [] : [{ of: 0, value }]);
  if (isUnknown(several)) return { metrics: [several] };
  if (value.kind !== 'dictionary' && !several.some(({ value: one }) => severalOf(one, range) !== undefined)) {
    return { metrics: several.flatMap(({ value: one }) => objectOf('metric', one, range) ?? []) };
  }
  const outputMetrics = several.map(({ of, value: one }) => ({ of, value: metricsOf(one, range).metrics }));
  return { metrics: [], outputMetrics };
}

function weightedMetricsOf(bound: Bound): RequestedMetrics | undefined {
  const value = givenValue(bound, 'weighted_metrics');
  return value === undefined || value.kind === 'none' ? undefined : metricsOf(value, rangeOf(bound, 'weighted_metrics'));
}

/** A metric that is given as a string is logged under that, and yet takes the number of a name of its class: see `FamilyClass`. */
function countNames({ metrics, outputMetrics = [] }: RequestedMetrics, names: NameCounters): void {
  for (const metric of [...metrics, ...outputMetrics.flatMap(({ value }) => value)]) {
    if (isUnknown(metric) || metric.call !== undefined) continue;
    const entry = lookUp('metric', metric.className);
    if (entry !== undefined && findParameter(entry, 'name')?.default === null) names.next(metric.className);
  }
}
