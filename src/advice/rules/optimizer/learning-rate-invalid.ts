import * as l10n from '@vscode/l10n';
import { training } from './training-example.js';
import { compiledWith, learningRateRule, rateInWords } from './learning-rate-rule.js';

/** A rate that cannot be one. */
export const learningRateInvalid = learningRateRule({
  id: 'GL601',
  name: 'learning-rate-invalid',
  severity: 'error',
  title: () => l10n.t('A learning rate that is not positive'),
  explanation: () => [
    l10n.t('A step goes against the gradient, as far as the learning rate says. With a negative rate it goes uphill, and the loss grows without end; with 0 the weights stay as they are.'),
    l10n.t('To keep weights as they are, set `trainable = False`. Usual rates are 0.001 for Adam and its kin, 0.01 for SGD.'),
  ],
  sources: ['Goodfellow, Bengio and Courville (2016), Deep Learning, section 4.3, https://www.deeplearningbook.org'],
  bad: [{ title: 'A negative rate', code: compiledWith('keras.optimizers.Adam(learning_rate=-1e-3)') }],
  good: [
    { title: 'A positive rate', code: compiledWith('keras.optimizers.Adam(learning_rate=1e-3)') },
    { title: 'A schedule that warms up from nothing', code: compiledWith('keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(0.0, 10_000, warmup_target=1e-3, warmup_steps=1_000))') },
    { title: 'A rate that a callback sets', code: training({ optimizer: 'keras.optimizers.Adam(0.0)', fit: 'epochs=9, callbacks=[keras.callbacks.LearningRateScheduler(lambda epoch: 0.01 / (1 + epoch))]' }) },
    { title: 'A callback that nobody knows, which may set it', code: training({ optimizer: 'keras.optimizers.Adam(0.0)', before: 'from mine import schedule', fit: 'epochs=9, callbacks=[schedule()]' }) },
  ],
  severityOf: (rate) => (rate > 0 ? null : 'error'),
  message: (rate, optimizer) => l10n.t('{0}: a learning rate is a positive number.', rateInWords(rate, optimizer)),
  advice: () => l10n.t('use a positive learning rate'),
});
