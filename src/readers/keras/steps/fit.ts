import * as l10n from '@vscode/l10n';
import type { ParameterDefinition } from '../../../nn/index.js';
import { isConfigObject, isUnknown, unknown, type ConfigObject, type Maybe, type SourceRange, type ValidationSpec } from '../../../spec/index.js';
import { elementsOf, hostOf, none, numberOf, truthOf, type Call, type Value } from '../../python/index.js';
import { bindArguments, givenValue, type Bound } from '../bind.js';
import { toConfigValue } from '../config-value.js';
import type { ModelValue } from '../models/model.js';
import { arrayOf, located, meetData, pairOf } from './data.js';

/** keras/src/backend/tensorflow/trainer.py, `fit`; `nb_epoch` is Keras 1's. */
const parameters: readonly ParameterDefinition[] = [
  { name: 'x' }, { name: 'y' }, { name: 'batch_size' }, { name: 'epochs', aliases: ['nb_epoch'] }, { name: 'verbose' }, { name: 'callbacks' },
  { name: 'validation_split' }, { name: 'validation_data' }, { name: 'shuffle' }, { name: 'class_weight' }, { name: 'sample_weight' },
  { name: 'initial_epoch' }, { name: 'steps_per_epoch' }, { name: 'validation_steps' }, { name: 'validation_batch_size' }, { name: 'validation_freq' },
];

/** Arguments that change the training and that the plan has no place for. */
const unread = ['class_weight', 'sample_weight', 'steps_per_epoch', 'validation_steps', 'validation_batch_size', 'validation_freq'];

/** Runs `model.fit(…)`: a step of the plan. */
export function fitModel(model: ModelValue, call: Call): Value {
  const bound = bindArguments(call, parameters);
  const value = (name: string): Value | undefined => givenValue(bound, name);
  meetData(model, value('x'), call);
  model.session.steps.push({
    kind: 'fit',
    range: call.statement,
    model: model.id,
    call: bound.source,
    x: arrayOf(value('x'), rangeOf(bound, 'x')),
    y: arrayOf(value('y'), rangeOf(bound, 'y')),
    validation: validationOf(bound),
    epochs: numberArgument(bound, 'epochs', 1),
    initialEpoch: numberArgument(bound, 'initial_epoch', 0),
    batchSize: numberArgument(bound, 'batch_size', 32),
    shuffle: shuffleOf(bound),
    callbacks: callbacksOf(value('callbacks') ?? none, rangeOf(bound, 'callbacks')),
  });
  for (const name of unread) {
    const given = bound.given.get(name);
    if (given === undefined || given.value.kind === 'none') continue;
    call.interpreter.note(unknown(l10n.t('The argument "{0}" of fit() is not read yet.', name), rangeOf(bound, name)));
  }
  return unknown(l10n.t('What training gives is known only when it has run.'), call.range);
}

function rangeOf({ given, call }: Bound, name: string): SourceRange {
  return given.get(name)?.place?.value ?? call.range;
}

/** A number that the file gives, or Keras's default. */
export function numberArgument(bound: Bound, name: string, preset: number): Maybe<number> {
  const value = givenValue(bound, name);
  if (value === undefined || value.kind === 'none') return preset;
  const range = rangeOf(bound, name);
  const open = isUnknown(value) ? located(value, range) : unknown(l10n.t('What "{0}" is is known only when the file runs.', name), range);
  return numberOf(value) ?? open;
}

function shuffleOf(bound: Bound): Maybe<boolean> {
  const value = givenValue(bound, 'shuffle');
  if (value === undefined) return true;
  if (value.kind === 'string') return unknown(l10n.t('Shuffling by batches is not read.'), rangeOf(bound, 'shuffle'));
  return truthOf(value);
}

/** `validation_data` wins over `validation_split`, as in Keras. */
function validationOf(bound: Bound): ValidationSpec {
  const data = givenValue(bound, 'validation_data');
  if (data !== undefined && data.kind !== 'none') {
    const range = rangeOf(bound, 'validation_data');
    return isUnknown(data) ? located(data, range) : { kind: 'data', ...pairOf(data, range) };
  }
  const fraction = numberArgument(bound, 'validation_split', 0);
  if (isUnknown(fraction)) return fraction;
  return fraction > 0 ? { kind: 'split', fraction } : { kind: 'none' };
}

function callbacksOf(value: Value, range: SourceRange): Maybe<ConfigObject>[] {
  if (value.kind === 'none') return [];
  const elements = hostOf(value) === null ? elementsOf(value, range) : [value];
  if (isUnknown(elements)) return [located(elements, range)];
  return elements.map((element) => {
    const config = toConfigValue(element, range);
    if (isConfigObject(config) || isUnknown(config)) return config;
    return unknown(l10n.t('Which callback this is is known only when the file runs.'), range);
  });
}
