import * as l10n from '@vscode/l10n';
import { isUnknown, type FitStep } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleExample } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { eachFit } from '../each.js';
import { atCall } from '../place.js';

const file = (batchSize: number): string => `
from tensorflow import keras

(X, y), _ = keras.datasets.fashion_mnist.load_data()
model = keras.Sequential([
    keras.layers.Input(shape=(28, 28)),
    keras.layers.Rescaling(1 / 255),
    keras.layers.Flatten(),
    keras.layers.Dense(100, use_bias=False),
    keras.layers.BatchNormalization(),
    keras.layers.Activation("relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
model.fit(X, y, batch_size=${batchSize}, epochs=2)
`;

const bad: readonly RuleExample[] = [
  { title: 'Two samples a batch', code: file(2) },
  { title: 'One sample a batch (warning)', code: file(1) },
];
const good: readonly RuleExample[] = [{ title: '32 samples a batch', code: file(32) }];

/** Up to here the statistics of a batch are mostly chance. */
const tiny = 4;

/** Means over hardly any samples. */
export const normalizationOfTinyBatches: Rule = {
  id: 'GL403',
  name: 'batch-normalization-of-tiny-batches',
  severity: 'information',
  isFixable: false,
  title: () => l10n.t('BatchNormalization over very few samples'),
  explanation: () => [
    l10n.t('BatchNormalization takes the mean and the deviation of each unit from the samples of the batch. Of two or four samples these are mostly chance, and unlike the moving averages that the model is used with. Of one sample of features the deviation is 0, so the unit gives `beta` whatever it gets and learns nothing.'),
    l10n.t('Use batches of 16 or more, or `GroupNormalization` or `LayerNormalization`, which do not look at other samples. In layers over pictures each place counts as a sample, so there it is less grave.'),
  ],
  sources: ['Wu and He (2018), Group Normalization, https://arxiv.org/abs/1803.08494', 'Ioffe (2017), Batch Renormalization, https://arxiv.org/abs/1702.03275'],
  bad,
  good,
  check: eachFit(findingOf),
};

function findingOf(fit: FitStep, compilation: Compilation): Finding | null {
  const { batchSize } = fit;
  const isGiven = fit.call.arguments.some(({ name }) => name === 'batch_size');
  if (isUnknown(batchSize) || !isGiven || batchSize > tiny) return null;
  const normalized = compilation.model.layers.filter(({ className, trainable }) => className === 'BatchNormalization' && trainable);
  const [first] = normalized;
  if (first === undefined) return null;
  const isOfFeatures = normalized.some(({ calls }) => calls.some(({ outputShape }) => !isUnknown(outputShape) && outputShape.length === 2));
  return {
    rule: normalizationOfTinyBatches.id,
    severity: batchSize === 1 && isOfFeatures ? 'warning' : normalizationOfTinyBatches.severity,
    message: l10n.t('{0} takes its statistics from {1} samples a batch, which is mostly chance.', first.name, batchSize),
    advice: l10n.t('use larger batches with BatchNormalization'),
    ...atCall(fit.call, compilation, 'batch_size'),
  };
}
