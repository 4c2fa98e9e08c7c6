import * as l10n from '@vscode/l10n';
import type { ParameterDefinition } from '../../../nn/index.js';
import { isUnknown, unknown, type ConfigValue, type FitStep, type Maybe, type SeveralArrays, type SourceRange, type ValidationSpec } from '../../../spec/index.js';
import { elementsOf, findMember, lineage, none, numberOf, truthOf, type Call, type Value } from '../../python/index.js';
import { bindArguments, givenValue, type Bound } from '../bind.js';
import { ArrayValue } from '../../numpy/index.js';
import type { ModelValue } from '../models/model.js';
import { DatasetValue } from '../pipelines/index.js';
import { arrayOf, dataIn, factsOf, labelsFor, located, meetData, pairOf } from './data.js';
import { callbacksOf } from './callbacks-of-fit.js';
import { scheduledRates } from './scheduled-rates.js';
import { severalOf } from './several.js';

/** keras/src/backend/tensorflow/trainer.py, `fit`; `nb_epoch` is Keras 1's. */
const parameters: readonly ParameterDefinition[] = [
  { name: 'x' }, { name: 'y' }, { name: 'batch_size' }, { name: 'epochs', aliases: ['nb_epoch'] }, { name: 'verbose' }, { name: 'callbacks' },
  { name: 'validation_split' }, { name: 'validation_data' }, { name: 'shuffle' }, { name: 'class_weight' }, { name: 'sample_weight' },
  { name: 'initial_epoch' }, { name: 'steps_per_epoch' }, { name: 'validation_steps' }, { name: 'validation_batch_size' }, { name: 'validation_freq' },
];

/** keras/engine/training.py of Keras 2, `fit_generator`. */
const generatorParameters: readonly ParameterDefinition[] = [
  { name: 'x', aliases: ['generator'] }, { name: 'steps_per_epoch' }, { name: 'epochs', aliases: ['nb_epoch'] }, { name: 'verbose' }, { name: 'callbacks' },
  { name: 'validation_data' }, { name: 'validation_steps' }, { name: 'validation_freq' }, { name: 'class_weight' }, { name: 'max_queue_size' },
  { name: 'workers' }, { name: 'use_multiprocessing' }, { name: 'shuffle' }, { name: 'initial_epoch' },
];

/** Runs `model.fit(…)`: a step of the plan. */
export function fitModel(model: ModelValue, call: Call): Value {
  return fit(model, bindArguments(call, parameters), call);
}

/** Runs `model.fit_generator(…)` of Keras 2, which fit() has taken over. */
export function fitGenerator(model: ModelValue, call: Call): Value {
  return fit(model, bindArguments(call, generatorParameters), call);
}

function fit(model: ModelValue, bound: Bound, call: Call): Value {
  const value = (name: string): Value | undefined => dataIn(givenValue(bound, name), call);
  const epochs = { epochs: numberArgument(bound, 'epochs', 1), initialEpoch: numberArgument(bound, 'initial_epoch', 0) };
  const rangeOfCallbacks = rangeOf(bound, 'callbacks');
  const ratesOf = (schedule: Value): ConfigValue => scheduledRates(schedule, model, epochs, rangeOfCallbacks, call);
  meetData(model, value('x'), call);
  model.session.steps.push({
    kind: 'fit',
    range: call.statement,
    ...call.interpreter.currentTurns,
    model: model.id,
    call: bound.source,
    x: arrayOf(value('x'), rangeOf(bound, 'x')),
    y: labelsFor(value('x'), value('y'), rangeOf(bound, 'x'), rangeOf(bound, 'y')),
    ...severalArrays(value('x'), value('y'), call.range),
    facts: factsOf(value('x'), value('y'), value('validation_data')),
    validation: validationOf(bound),
    ...epochs,
    ...passOf(bound, value('x')),
    ...rateSetBefore(model, call),
    ...ownTraining(model),
    callbacks: callbacksOf(value('callbacks') ?? none, rangeOfCallbacks, ratesOf, call),
    ...weightsOf(bound),
    ...optionalNumbers(bound),
  });
  return unknown(l10n.t('What training gives is known only when it has run.'), call.range);
}

/** What of fit() a class of the file may say itself (keras/src/trainers/trainer.py). */
const trainingMethods = ['train_step', 'compute_loss', 'make_train_function', 'test_step'] as const;

function ownTraining({ type }: ModelValue): Pick<FitStep, 'ownTraining'> {
  const own = type === null ? undefined : trainingMethods.find((name) => findMember(lineage(type), name)?.value.kind === 'function');
  if (type === null || own === undefined) return {};
  return { ownTraining: unknown(l10n.t('The class {0} says with its own {1}() how it is trained, and what that does is known only when the file runs.', type.name, own), type.range) };
}

/** The learning rate that the file has set since the model was compiled or fitted. */
function rateSetBefore({ id, session }: ModelValue, { range }: Call): Pick<FitStep, 'learningRate'> {
  const known = session.optimizers.get(id);
  if (known === undefined) return {};
  const rate = known.optimizer.object.config['learning_rate'];
  if (rate === known.rate) return {};
  session.optimizers.set(id, { ...known, rate });
  if (typeof rate === 'number' || (rate !== undefined && isUnknown(rate))) return { learningRate: rate };
  return { learningRate: unknown(l10n.t('What "{0}" is is known only when the file runs.', 'learning_rate'), range) };
}

/** The arrays of a model of several inputs or outputs, where x or y is a list or a dictionary of them. */
export function severalArrays(x: Value | undefined, y: Value | undefined, range: SourceRange): SeveralArrays {
  const arrays = (value: Value | undefined): SeveralArrays['inputs'] => {
    const several = value?.kind === 'dictionary' || isListOfArrays(value) ? severalOf(value, range) : undefined;
    return several === undefined || isUnknown(several) ? undefined : several.map(({ of, value: one }) => ({ of, value: arrayOf(one, range) }));
  };
  const [inputs, targets] = [arrays(x), arrays(y)];
  return { ...(inputs && { inputs }), ...(targets && { targets }) };
}

/** A list of numbers is an array of its own. */
function isListOfArrays(value: Value | undefined): boolean {
  const elements = value?.kind === 'list' || value?.kind === 'tuple' ? elementsOf(value, { source: '', start: 0, end: 0 }) : [];
  return !isUnknown(elements) && elements.some((item) => item instanceof ArrayValue);
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

/** What the file gives of the arguments that Keras does without otherwise. */
function optionalNumbers(bound: Bound): Pick<FitStep, 'stepsPerEpoch' | 'validationSteps' | 'validationBatchSize' | 'validationFrequency'> {
  const given = (name: string): boolean => {
    const argument = bound.given.get(name);
    return argument !== undefined && argument.value.kind !== 'none';
  };
  return {
    ...(given('steps_per_epoch') && { stepsPerEpoch: numberArgument(bound, 'steps_per_epoch', 0) }),
    ...(given('validation_steps') && { validationSteps: numberArgument(bound, 'validation_steps', 0) }),
    ...(given('validation_batch_size') && { validationBatchSize: numberArgument(bound, 'validation_batch_size', 0) }),
    ...(given('validation_freq') && { validationFrequency: numberArgument(bound, 'validation_freq', 1) }),
  };
}

function weightsOf(bound: Bound): Pick<FitStep, 'classWeight' | 'sampleWeight'> {
  const classes = bound.given.get('class_weight')?.value;
  const samples = bound.given.get('sample_weight')?.value;
  return {
    ...(classes !== undefined && classes.kind !== 'none' && { classWeight: classWeights(classes, rangeOf(bound, 'class_weight')) }),
    ...(samples !== undefined && samples.kind !== 'none' && { sampleWeight: arrayOf(samples, rangeOf(bound, 'sample_weight')) }),
  };
}

/** `{0: 1.0, 1: 2.5}` as pairs. */
function classWeights(value: Value, range: SourceRange): NonNullable<FitStep['classWeight']> {
  if (isUnknown(value)) return located(value, range);
  const notKnown = unknown(l10n.t('What "{0}" is is known only when the file runs.', 'class_weight'), range);
  if (value.kind !== 'dictionary' || value.uncertainty !== null) return value.kind === 'dictionary' ? (value.uncertainty ?? notKnown) : notKnown;
  const pairs = [...value.entries.values()].map((entry) => [numberOf(entry.key), numberOf(entry.value)] as const);
  const known = pairs.flatMap(([key, weight]) => (key === undefined || weight === undefined ? [] : [[key, weight] as const]));
  return known.length === pairs.length ? known : notKnown;
}

/** How the samples are gone through: as fit() says, or as the pipeline has it that they come out of. */
function passOf(bound: Bound, x: Value | undefined): Pick<FitStep, 'batchSize' | 'shuffle' | 'randomChanges'> {
  const whole = x instanceof DatasetValue ? x.whole : null;
  if (whole === null) return { batchSize: numberArgument(bound, 'batch_size', 32), shuffle: shuffleOf(bound) };
  const { batchSize, isShuffled, randomChanges = [] } = whole;
  return { batchSize: batchSize ?? 1, shuffle: isShuffled, ...(randomChanges.length > 0 && { randomChanges }) };
}

function shuffleOf(bound: Bound): Maybe<boolean> {
  const value = givenValue(bound, 'shuffle');
  if (value === undefined) return true;
  if (value.kind === 'string') return unknown(l10n.t('Shuffling by batches is not read.'), rangeOf(bound, 'shuffle'));
  return truthOf(value);
}

/** `validation_data` wins over `validation_split`, as in Keras. */
function validationOf(bound: Bound): ValidationSpec {
  const data = dataIn(givenValue(bound, 'validation_data'), bound.call);
  if (data !== undefined && data.kind !== 'none') {
    const range = rangeOf(bound, 'validation_data');
    if (isUnknown(data)) return located(data, range);
    const pair = data.kind === 'tuple' || data.kind === 'list' ? elementsOf(data, range) : [];
    return { kind: 'data', ...pairOf(data, range), ...(isUnknown(pair) ? {} : severalArrays(pair[0], pair[1], range)) };
  }
  const fraction = numberArgument(bound, 'validation_split', 0);
  if (isUnknown(fraction)) return fraction;
  return fraction > 0 ? { kind: 'split', fraction } : { kind: 'none' };
}

