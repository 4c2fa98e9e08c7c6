import * as l10n from '@vscode/l10n';
import { isConfigObject, type ConfigObject, type FitStep } from '../../../spec/index.js';
import { setArgument } from '../../edits/set-argument.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { callbacksOf } from '../../training/callbacks.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall, fixWith } from '../place.js';
import { training } from './training-example.js';

/** Early stopping that keeps what it has just found to be worse. */
export const lastWeightsKept: Rule = {
  id: 'GL611',
  name: 'last-weights-kept',
  severity: 'hint',
  isQuiet: true,
  isFixable: true,
  title: () => l10n.t('Early stopping that keeps the last weights'),
  explanation: () => [
    l10n.t('`EarlyStopping` stops after `patience` epochs without a better score, and leaves the model as it is then: with the weights of the last, worse epoch. `restore_best_weights=True` takes those of the best one back. A `ModelCheckpoint` that saves the best does as well, and then nothing is said.'),
  ],
  sources: ['Keras, keras/src/callbacks/early_stopping.py'],
  bad: [{ title: 'Three worse epochs are kept', code: training({ fit: 'epochs=30, validation_split=0.1, callbacks=[keras.callbacks.EarlyStopping(patience=3)]' }) }],
  good: [{ title: 'The best weights are taken back', code: training({ fit: 'epochs=30, validation_split=0.1, callbacks=[keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)]' }) }],
  check: eachFit(findingsOf),
};

function findingsOf(fit: FitStep, compilation: Compilation, { textOf }: RuleContext): Finding[] {
  if (fit.callbacks.some((callback) => !isConfigObject(callback)) || callbacksOf(fit, 'ModelCheckpoint').some(keepsBest)) return [];
  return callbacksOf(fit, 'EarlyStopping')
    .filter(({ config, call }) => config['restore_best_weights'] === false && call !== undefined)
    .map(({ call, config }): Finding => ({
      rule: lastWeightsKept.id,
      severity: lastWeightsKept.severity,
      message: l10n.t('Early stopping keeps the weights of the last epoch, {0} epochs after the best one.', typeof config['patience'] === 'number' ? config['patience'] : '?'),
      advice: l10n.t('use restore_best_weights=True'),
      ...atCall(fit.call, compilation, 'callbacks'),
      ...(call !== undefined && { range: call.callee, call: call.range }),
      ...fixWith(l10n.t('Restore the best weights'), call === undefined ? null : setArgument(textOf(call.range), call, 'restore_best_weights', 'True')),
    }));
}

const keepsBest = ({ config }: ConfigObject): boolean => config['save_best_only'] === true;
