import * as l10n from '@vscode/l10n';
import { resolve, type Family, type ParameterDefinition } from '../../../nn/index.js';
import { isConfigObject, isUnknown, unknown, type ConfigObject, type ConfigValue, type Maybe, type SourceRange } from '../../../spec/index.js';
import { elementsOf, none, type Call, type Value } from '../../python/index.js';
import { bindArguments, givenValue, type Bound } from '../bind.js';
import { toFamilyValue } from '../config-value.js';
import type { ModelValue } from '../models/model.js';

/** keras/src/trainers/trainer.py, `compile`. */
const parameters: readonly ParameterDefinition[] = [
  { name: 'optimizer' }, { name: 'loss' }, { name: 'loss_weights' }, { name: 'metrics' }, { name: 'weighted_metrics' },
  { name: 'run_eagerly' }, { name: 'steps_per_execution' }, { name: 'jit_compile' }, { name: 'auto_scale_loss' },
];

/** Runs `model.compile(…)`: a step of the plan. */
export function compileModel(model: ModelValue, call: Call): Value {
  const bound = bindArguments(call, parameters);
  model.session.steps.push({
    kind: 'compile',
    range: call.statement,
    model: model.id,
    call: bound.source,
    optimizer: objectOf('optimizer', givenValue(bound, 'optimizer'), rangeOf(bound, 'optimizer')) ?? defaultOptimizer(call),
    loss: objectOf('loss', givenValue(bound, 'loss'), rangeOf(bound, 'loss')),
    metrics: metricsOf(givenValue(bound, 'metrics') ?? none, rangeOf(bound, 'metrics')),
  });
  if (bound.given.has('loss_weights')) call.interpreter.note(unknown(l10n.t('Weights of losses are not read.'), rangeOf(bound, 'loss_weights')));
  return none;
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
  if (value.kind === 'dictionary' || value.kind === 'list' || value.kind === 'tuple') {
    return unknown(l10n.t('Several of these, one for each output, are not read yet.'), range);
  }
  return objectFrom(toFamilyValue(family, value, range), range);
}

function objectFrom(value: ConfigValue, range: SourceRange): Maybe<ConfigObject> | null {
  if (value === null) return null;
  return isConfigObject(value) || isUnknown(value) ? value : unknown(l10n.t('What this is is known only when the file runs.'), range);
}

function metricsOf(value: Value, range: SourceRange): Maybe<ConfigObject>[] {
  if (value.kind === 'none') return [];
  if (value.kind === 'dictionary') return [unknown(l10n.t('Several of these, one for each output, are not read yet.'), range)];
  const elements = value.kind === 'list' || value.kind === 'tuple' ? elementsOf(value, range) : [value];
  if (isUnknown(elements)) return [elements];
  return elements.flatMap((element) => objectOf('metric', element, range) ?? []);
}
