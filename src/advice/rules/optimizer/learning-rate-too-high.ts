import * as l10n from '@vscode/l10n';
import { compiledWith, learningRateRule, rateInWords } from './learning-rate-rule.js';
import { training } from './training-example.js';
import { usefulRates } from './learning-rate.js';

const ofCallback = `
from tensorflow import keras

class Halving(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        if epoch >= 0:
            self.model.optimizer.learning_rate = 0.01 / 2 ** epoch
`;

/** A rate that throws the weights away. */
export const learningRateTooHigh = learningRateRule({
  id: 'GL602',
  name: 'lr-too-high',
  severity: 'warning',
  title: () => l10n.t('A very high learning rate'),
  explanation: () => [
    l10n.t(
      'Adam, RMSprop and their kin take steps about as large as the learning rate, whatever the size of the gradient. Weights of a layer of 300 inputs are about 0.06, so at a rate of 0.1 the first step throws all of them away, and ReLU units die in it. With SGD the loss of a usual net grows beyond 1.',
    ),
    l10n.t('It is a warning above 0.1 for adaptive optimizers and above 2 for SGD, and information from 0.01 and 1 on. The learning-rate finder shows where the loss of your model begins to rise; a tenth of it is a good rate.'),
  ],
  sources: ['Kingma and Ba (2015), Adam, section 2.1, https://arxiv.org/abs/1412.6980', 'Smith (2017), Cyclical Learning Rates for Training Neural Networks, https://arxiv.org/abs/1506.01186'],
  bad: [
    { title: 'Adam at 1', code: compiledWith('keras.optimizers.Adam(learning_rate=1.0)') },
    { title: 'Where a warm-up leads', code: compiledWith('keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(0.0, 10_000, warmup_target=1.0, warmup_steps=1_000))') },
    { title: 'SGD at 3', code: compiledWith('keras.optimizers.SGD(3.0)') },
    { title: 'Adam at 0.05 (information)', code: compiledWith('keras.optimizers.Adam(0.05)') },
  ],
  good: [
    { title: 'SGD at 0.1, which is usual', code: compiledWith('keras.optimizers.SGD(0.1, momentum=0.9)') },
    { title: 'A rate that a callback of the file sets', code: `${ofCallback}${training({ optimizer: 'keras.optimizers.Adam(1.0)', fit: 'epochs=9, validation_split=0.1, callbacks=[Halving()]' })}` },
    { title: 'Adam at 0.01', code: compiledWith('keras.optimizers.Adam(0.01)') },
  ],
  severityOf(rate, optimizer) {
    const useful = usefulRates(optimizer);
    if (useful === null || rate <= useful.greatest) return null;
    return rate > useful.hopeless ? 'warning' : 'information';
  },
  message: (rate, optimizer) => l10n.t('{0} is far above the rates that it is used with (up to {1}).', rateInWords(rate, optimizer), usefulRates(optimizer)?.greatest ?? 0),
  advice: () => l10n.t('lower the learning rate'),
});
