import * as l10n from '@vscode/l10n';
import type { LayerSpec, ModelSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import type { Rule, RuleContext } from '../../rule.js';
import { basesOf, type Base } from '../../training/base.js';
import type { Compilation } from '../../training/compilation.js';
import { pairsOf } from '../../training/labels.js';
import { isPlaceholder } from '../../training/placeholder.js';
import { eachCompilation } from '../each.js';
import { transfer } from './transfer-example.js';

const file = (base: string, scaling: string): string => `
import numpy as np
from tensorflow import keras

(X, y), _ = keras.datasets.cifar10.load_data()
base = keras.applications.${base}(weights="imagenet", include_top=False, input_shape=(32, 32, 3))
base.trainable = False
inputs = keras.Input((32, 32, 3))
x = ${scaling}
x = base(x, training=False)
x = keras.layers.GlobalAveragePooling2D()(x)
model = keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(x))
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(X, y, validation_split=0.1)
`;

/** The greatest number that a network was trained with, by its name: 255 where it scales pixels itself or subtracts means of them. */
const greatestInput: readonly (readonly [RegExp, number])[] = [
  [/^(EfficientNet|ConvNeXt|MobileNetV3)/, 255],
  [/^(VGG|ResNet\d+$)/, 255],
  [/^(Xception|Inception|MobileNet(V2)?$|NASNet|ResNet\d+V2$)/, 1],
];

/** Pictures in another scale than the base has learned. */
export const basePreprocessing: Rule = {
  id: 'GL906',
  name: 'base-preprocessing',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Pictures in another scale than the base was trained with'),
  explanation: () => [
    l10n.t('Each network of `keras.applications` was trained with pixels in a scale of its own: EfficientNet, ConvNeXt and MobileNetV3 take 0 to 255 and scale them themselves, VGG and ResNet take 0 to 255 less the mean colours, Xception, Inception, MobileNet and the V2 nets take -1 to 1. In another scale their features mean little, and the head learns from noise.'),
    l10n.t('Use the `preprocess_input` of the module that the network is in: `keras.applications.xception.preprocess_input`.'),
  ],
  sources: ['Keras, keras/src/applications/imagenet_utils.py (preprocess_input)', 'Keras, keras/src/applications/efficientnet.py'],
  bad: [
    { title: 'Pixels from 0 to 1 for a network that scales them itself', code: file('EfficientNetB0', 'keras.layers.Rescaling(1 / 255)(inputs)') },
    { title: 'Pixels that are brought to 0 to 1, whatever they are read from, for a network that subtracts means', code: transfer({ base: 'VGG16', call: 'base(keras.layers.Rescaling(1.0 / 255)(inputs))' }) },
    { title: 'Pixels from 0 to 255 for a network that wants -1 to 1', code: file('MobileNetV2', 'keras.layers.RandomFlip("horizontal")(inputs)') },
  ],
  good: [
    { title: 'Pixels as they are', code: file('EfficientNetB0', 'keras.layers.RandomFlip("horizontal")(inputs)') },
    { title: 'What belongs to the network', code: file('MobileNetV2', 'keras.applications.mobilenet_v2.preprocess_input(inputs)') },
    { title: 'The same by hand', code: file('MobileNetV2', 'keras.layers.Rescaling(1 / 127.5, offset=-1)(inputs)') },
  ],
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation, { plan }: RuleContext): Finding | null {
  const data = pairsOf({ ...compilation, evaluations: [], predictions: [] }).find(({ isValidation }) => !isValidation)?.x;
  if (data?.isStandardized === true || (data !== undefined && data !== null && isPlaceholder(data))) return null;
  for (const base of basesOf(plan, compilation.model)) {
    const wanted = base.isPretrained ? greatestInput.find(([name]) => name.test(base.application))?.[1] : undefined;
    const given = wanted === undefined ? null : greatestAt(compilation.model, base, data?.maximum ?? null);
    // Scales differ by hundreds; anything near is taken for right.
    if (wanted === undefined || given === null || Math.max(given / wanted, wanted / given) < 50) continue;
    return {
      rule: basePreprocessing.id,
      severity: basePreprocessing.severity,
      message: l10n.t('{0} was trained with numbers up to about {1}, and gets numbers up to {2}.', base.application, wanted, given),
      advice: l10n.t('use preprocess_input of {0}', base.application),
      range: base.layer.source.callee,
      layers: [base.layer.id],
    };
  }
  return null;
}

/** Layers that leave the scale as it is. */
const keeping = /^(Random(Flip|Rotation|Zoom|Translation|Crop)|Resizing|CenterCrop|ZeroPadding2D)$/;

/** The scales of Rescaling that are made for pixels from 0 to 255, to bring them to 0 to 1 or to -1 to 1. */
const ofPixels = [1 / 255, 1 / 127.5];

/**
 * The greatest number that comes to a base; null where something on the way is not known to keep or set the scale.
 * @param greatest that of the data, if it is known; else the scale of a Rescaling tells.
 */
function greatestAt({ layers, inputs }: ModelSpec, { layer }: Base, greatest: number | null): number | null {
  const byId = new Map(layers.map((each) => [each.id, each]));
  const chain: LayerSpec[] = [];
  const seen = new Set<string>();
  let id = giverOf(layer);
  while (id !== undefined && !seen.has(id) && !inputs.some((input) => input.layer === id)) {
    seen.add(id);
    const each = byId.get(id);
    if (each === undefined) return null;
    chain.unshift(each);
    id = giverOf(each);
  }
  if (id === undefined) return null;
  const isMadeForPixels = chain.some(({ config }) => ofPixels.some((scale) => typeof config['scale'] === 'number' && Math.abs(config['scale'] / scale - 1) < 0.01));
  let value = greatest ?? (isMadeForPixels ? 255 : null);
  if (value === null) return null;
  for (const each of chain) {
    const { scale, offset } = each.config;
    if (each.className === 'Rescaling' && typeof scale === 'number' && typeof offset === 'number') value = value * scale + offset;
    else if (!keeping.test(each.className)) return null;
  }
  return value;
}

/** The layer whose output another one is called on; undefined where functions that are no layers stand between. */
function giverOf({ calls: [call] }: LayerSpec): string | undefined {
  return call?.followsFunctions === true ? undefined : call?.inputs[0]?.layer;
}
