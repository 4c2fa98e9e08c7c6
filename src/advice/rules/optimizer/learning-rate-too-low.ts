import * as l10n from '@vscode/l10n';
import { compiledWith, learningRateRule, rateInWords } from './learning-rate-rule.js';
import { usefulRates } from './learning-rate.js';

/** A rate that hardly moves the weights. */
export const learningRateTooLow = learningRateRule({
  id: 'GL603',
  name: 'lr-too-low',
  severity: 'information',
  title: () => l10n.t('A very low learning rate'),
  explanation: () => [
    l10n.t('Steps of a ten millionth of a weight need millions of steps to change it. The loss then looks as if it had stalled, though it only has not begun.'),
    l10n.t(
      'Adadelta scales its steps by itself and its paper has no rate, that is 1.0; the default of Keras, 0.001, makes it a thousand times slower. It is one of the few defaults to change.',
    ),
  ],
  sources: ['Zeiler (2012), ADADELTA, https://arxiv.org/abs/1212.5701', 'Keras, keras/src/optimizers/adadelta.py'],
  bad: [
    { title: 'Adadelta at the default of Keras', code: compiledWith('keras.optimizers.Adadelta(learning_rate=0.001)') },
    { title: 'Adam at a hundred millionth', code: compiledWith('keras.optimizers.Adam(1e-8)') },
  ],
  good: [
    { title: 'A small rate to fine-tune with', code: compiledWith('keras.optimizers.Adam(1e-5)') },
    { title: 'Adadelta as in its paper', code: compiledWith('keras.optimizers.Adadelta(1.0)') },
  ],
  severityOf: (rate, optimizer) => (rate > 0 && rate < (usefulRates(optimizer)?.least ?? 0) ? 'information' : null),
  message: (rate, optimizer) => l10n.t('{0} is far below the rates that it is used with (from {1}).', rateInWords(rate, optimizer), usefulRates(optimizer)?.least ?? 0),
  advice: () => l10n.t('raise the learning rate'),
});
