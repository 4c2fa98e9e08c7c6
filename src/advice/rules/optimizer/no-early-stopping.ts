import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule } from '../../rule.js';
import { areCallbacksKnown, callbacksOf } from '../../training/callbacks.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';
import { training } from './training-example.js';

/** From so many epochs on, nobody knows the right number beforehand. */
const manyEpochs = 50;

/** A long run of a fixed length. */
export const noEarlyStopping: Rule = {
  id: 'GL609',
  name: 'no-early-stopping',
  severity: 'hint',
  isQuiet: true,
  isFixable: false,
  title: () => l10n.t('Many epochs without early stopping'),
  explanation: () => [
    l10n.t('The right number of epochs is where the validation loss is lowest, and nobody knows it beforehand. `EarlyStopping(patience=10, restore_best_weights=True)` trains as long as it falls and takes the best weights: a regularizer that costs nothing.'),
  ],
  sources: ['Prechelt (1998), Early Stopping - But When?', 'Keras, keras/src/callbacks/early_stopping.py'],
  bad: [{ title: 'A hundred epochs', code: training({ fit: 'epochs=100, validation_split=0.1' }) }],
  good: [{ title: 'A hundred at most', code: training({ fit: 'epochs=100, validation_split=0.1, callbacks=[keras.callbacks.EarlyStopping(patience=10, restore_best_weights=True)]' }) }],
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation): Finding | null {
  const { epochs, validation } = fit;
  if (isUnknown(epochs) || epochs < manyEpochs || isUnknown(validation) || validation.kind === 'none') return null;
  if (!areCallbacksKnown(fit) || callbacksOf(fit, 'EarlyStopping').length > 0) return null;
  return {
    rule: noEarlyStopping.id,
    severity: noEarlyStopping.severity,
    message: l10n.t('{0} epochs are trained, whether the validation loss still falls or rises.', epochs),
    advice: l10n.t('stop early'),
    ...atCall(fit.call, compilation, 'epochs'),
  };
}
