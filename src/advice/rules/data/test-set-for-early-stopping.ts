import * as l10n from '@vscode/l10n';
import { isUnknown, type ArrayExpression, type ConfigObject, type FitStep } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { callbacksOf } from '../../training/callbacks.js';
import type { Compilation } from '../../training/compilation.js';
import { rowsOf } from '../../training/rows.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './test-set-for-early-stopping.examples.js';

/** The test set where the run is steered by what it says. */
export const testSetForEarlyStopping: Rule = {
  id: 'GL803',
  name: 'test-set-for-early-stopping',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('The test set decides when to stop'),
  explanation: () => [
    l10n.t(
      'A callback that stops the run, keeps the best weights or lowers the learning rate by `val_loss` chooses by the validation data. Where that is the test set, the test score is of the choice that suits the test set best, and new data does worse.',
    ),
    l10n.t('Keep a part of the training data aside for validation, and evaluate on the test set once, at the end.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 5.3, https://www.deeplearningbook.org', 'Keras, keras/src/callbacks/early_stopping.py'],
  bad,
  good,
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation): Finding | null {
  const { validation } = fit;
  if (isUnknown(validation) || validation.kind !== 'data' || isUnknown(validation.x) || !isTestSet(validation.x)) return null;
  const [callback] = [...callbacksOf(fit, 'EarlyStopping'), ...callbacksOf(fit, 'ReduceLROnPlateau'), ...callbacksOf(fit, 'ModelCheckpoint').filter(keepsBest)].filter(watchesValidation);
  if (callback === undefined) return null;
  return {
    rule: testSetForEarlyStopping.id,
    severity: testSetForEarlyStopping.severity,
    message: l10n.t('{0} chooses by the test set, so the test score will be better than the model is.', callback.className),
    advice: l10n.t('validate on a part of the training data'),
    ...atCall(fit.call, compilation, 'validation_data'),
  };
}

const isTestSet = (array: ArrayExpression): boolean => rowsOf(array)?.data.endsWith('/test') ?? false;
const keepsBest = ({ config }: ConfigObject): boolean => config['save_best_only'] === true;

function watchesValidation({ config }: ConfigObject): boolean {
  const monitor = config['monitor'] ?? 'val_loss';
  return typeof monitor === 'string' && monitor.startsWith('val_');
}
