import * as l10n from '@vscode/l10n';
import { measurableMetrics, NotTrainableError } from '../../nn/index.js';
import type { StartRequest } from '../../protocol/index.js';
import { isUnknown, type FitStep, type Maybe, type ModelSpec, type Unknown, type ValidationSpec } from '../../spec/index.js';
import { readCallbacks } from './callbacks/index.js';
import type { Fit, Validation } from './fit.js';
import { dataOf } from './fit-data.js';
import { reach } from './history.js';
import { known, wholeNumber } from './known.js';
import { learningRateOf } from './learning-rate.js';

/**
 * What a request asks to train, everything known.
 * @throws NotTrainableError naming what is not known or not possible, and what to do.
 */
export function readFit({ plan, fitStep, overrides }: Pick<StartRequest, 'plan' | 'fitStep' | 'overrides'>): Fit {
  const fit = plan.steps[fitStep];
  if (fit?.kind !== 'fit') throw new NotTrainableError(l10n.t('There is no fit() to run at step {0} of the plan.', fitStep));
  const { model, whole, compile } = reach(plan, fitStep, 'fit');
  if (fit.ownTraining !== undefined) throw new NotTrainableError(l10n.t('{0} GradLens trains what fit() of Keras itself does.', fit.ownTraining.reason));
  const giveNumber = l10n.t('Write it as a number in fit(), or set it for this run.');
  const batchSize = wholeNumber(overrides.batchSize ?? known(fit.batchSize, l10n.t('The batch size'), giveNumber), 1, l10n.t('The batch size'));
  const optionalNumber = (value: Maybe<number> | undefined, name: string): number | null =>
    value === undefined ? null : wholeNumber(known(value, name, giveNumber), 1, name);
  const { callbacks, leftOut } = readCallbacks(model, compile, fit);
  return {
    model,
    whole,
    compile,
    data: dataOf(model, fit, fit.sampleWeight, {
      x: l10n.t('The training data x'),
      y: l10n.t('The training data y'),
      remedy: l10n.t('Choose what to train on: in the editor when Train is pressed, or on the command line with --data noise, the name of a data set, or a file. What Python computes here can be such a file: np.savez("data.npz", x_train=x, y_train=labels).'),
    }),
    classWeight: classWeightOf(fit),
    validation: validationOf(model, fit),
    validationBatchSize: optionalNumber(fit.validationBatchSize, 'validation_batch_size') ?? batchSize,
    validationSteps: optionalNumber(fit.validationSteps, 'validation_steps'),
    validationFrequency: wholeNumber(known(fit.validationFrequency ?? 1, 'validation_freq', giveNumber), 1, 'validation_freq'),
    epochs: overrides.epochs ?? epochsOf(fit, giveNumber),
    initialEpoch: isUnknown(fit.initialEpoch) ? 0 : fit.initialEpoch,
    batchSize,
    stepsPerEpoch: optionalNumber(fit.stepsPerEpoch, 'steps_per_epoch'),
    shuffle: known(fit.shuffle, l10n.t('Whether fit() shuffles'), l10n.t('Set shuffle to True or False.')),
    learningRate: learningRateOf(compile),
    rateSet: fit.learningRate === undefined ? null : known(fit.learningRate, l10n.t('The learning rate that is set before fit()'), l10n.t('Write it as a number.')),
    callbacks,
    leftOut: [...(fit.openLoop === undefined ? [] : [oneTurn()]), ...randomChanges(fit), ...measurableMetrics(model, compile).skipped, ...leftOut],
  };
}

function randomChanges({ randomChanges: names = [] }: FitStep): readonly string[] {
  return names.length === 0 ? [] : [l10n.t('The samples are trained as they are: what the ImageDataGenerator changes at random is left out ({0}). Layers such as RandomFlip and RandomRotation do that here, too.', names.join(', '))];
}

function oneTurn(): string {
  return l10n.t('fit() stands in a loop of which only a run of the file tells how often it turns: only one turn of it is trained. Loop over range() of a number to train them all.');
}

function epochsOf(fit: FitStep, remedy: string): number {
  const epochs = wholeNumber(known(fit.epochs, l10n.t('The number of epochs'), remedy), 1, l10n.t('The number of epochs'));
  const first = wholeNumber(known(fit.initialEpoch, l10n.t('initial_epoch'), remedy), 0, 'initial_epoch');
  if (first < epochs) return epochs - first;
  throw new NotTrainableError(l10n.t('There is nothing to train: epochs is {0} and initial_epoch is {1}.', epochs, first));
}

function classWeightOf({ classWeight }: FitStep): Fit['classWeight'] {
  if (classWeight === undefined) return null;
  return new Map(known(classWeight, 'class_weight', l10n.t('Write them as numbers: class_weight={0: 1.0, 1: 2.0}.')));
}

function validationOf(model: ModelSpec, fit: FitStep): Validation {
  const remedy = l10n.t('Leave it out, or use a data set that GradLens can read.');
  const validation = known<Exclude<ValidationSpec, Unknown>>(fit.validation, l10n.t('The validation data'), remedy);
  switch (validation.kind) {
    case 'none':
      return validation;
    case 'data':
      return {
        kind: 'data',
        data: dataOf(model, validation, undefined, { x: l10n.t('The validation data x'), y: l10n.t('The validation data y'), remedy }),
      };
    case 'split':
      if (validation.fraction > 0 && validation.fraction < 1) return validation;
      throw new NotTrainableError(l10n.t('validation_split must be between 0 and 1; it is {0}.', validation.fraction));
  }
}
