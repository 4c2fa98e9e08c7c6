import * as l10n from '@vscode/l10n';
import { isUnknown, type DataFacts, type LayerSpec, type ModelSpec } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { ownActivation } from '../../network/activation.js';
import { isKernelLayer, isNormalization } from '../../network/layer-kinds.js';
import type { Rule } from '../../rule.js';
import type { Compilation } from '../../training/compilation.js';
import { pairsOf, type DataPair } from '../../training/labels.js';
import { isPlaceholder } from '../../training/placeholder.js';
import { eachCompilation } from '../each.js';
import { atCall } from '../place.js';
import { bad, good } from './data-not-normalized.examples.js';

/** Numbers beyond this make the first sums, and the gradients of the first layer, many times too large. */
const muchTooLarge = 50;
/** Numbers beyond this are worth a word. */
const large = 10;

/** Layers that the numbers go through unchanged. */
const passages = /^(Flatten|Reshape|Permute|ZeroPadding\dD|Dropout)$/;

/** Layers that compute with the numbers as they are. */
const computing = (layer: LayerSpec): boolean => isKernelLayer(layer) || /^(SimpleRNN|LSTM|GRU|Bidirectional|(Separable|Depthwise)Conv\dD)$/.test(layer.className);

/** Data whose numbers are too large for the weights that wait for it. */
export const dataNotNormalized: Rule = {
  id: 'GL801',
  name: 'data-not-normalized',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Data that is not scaled'),
  explanation: () => [
    l10n.t(
      'Initial weights are made for inputs of about mean 0 and deviation 1. Pixels from 0 to 255 make the first sums a hundred times too large: sigmoid and tanh units start saturated, ReLU nets start with a loss far above ln(classes), and the gradient of the first layer is as much too large, so a learning rate that suits it is too small for all others.',
    ),
    l10n.t(
      'Divide pixels by 255, or take `keras.layers.Rescaling(1 / 255)` as the first layer, which then goes with the model. Standardize other features with `keras.layers.Normalization()` and `adapt`, or with scikit-learn\'s `StandardScaler`, by the training data alone. Models that begin with a normalization of any kind, normalize the sums of their first layer at once, begin with an embedding or a layer that is not known are passed over.',
    ),
  ],
  sources: ['LeCun, Bottou, Orr and Müller (1998), Efficient BackProp, section 4.3', 'Keras, keras/src/layers/preprocessing/rescaling.py, normalization.py'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation): Finding | null {
  const pair = pairsOf({ ...compilation, evaluations: [], predictions: [] }).find(({ isValidation }) => !isValidation);
  if (pair?.x === undefined || pair.x === null || !meetsWeights(compilation.model)) return null;
  const greatest = greatestOf(pair.x);
  if (greatest === null || greatest <= large) return null;
  return {
    rule: dataNotNormalized.id,
    severity: greatest > muchTooLarge ? dataNotNormalized.severity : 'information',
    message: messageOf(pair.x, greatest),
    advice: l10n.t('scale the data to about 1'),
    ...place(compilation, pair),
  };
}

function messageOf({ minimum, maximum }: DataFacts, greatest: number): string {
  return minimum === undefined || maximum === undefined
    ? l10n.t('The data has numbers up to {0}; weights are made for numbers of about 1.', greatest)
    : l10n.t('The data has numbers from {0} to {1}; weights are made for numbers of about 1.', minimum, maximum);
}

const place = (compilation: Compilation, { call }: DataPair) => atCall(call, compilation, 'x');

/** The greatest absolute value that the data is known to have; null where that is not known, or one number stands for all. */
function greatestOf(data: DataFacts): number | null {
  const { minimum, maximum, isStandardized } = data;
  if (isStandardized === true || isPlaceholder(data) || (minimum === undefined && maximum === undefined)) return null;
  return Math.max(Math.abs(minimum ?? 0), Math.abs(maximum ?? 0));
}

/** Whether the input of a model comes to a layer with weights as it is. */
function meetsWeights({ inputs, layers }: ModelSpec): boolean {
  const [input, ...others] = inputs;
  if (input === undefined || others.length > 0 || isUnknown(input.shape)) return false;
  const seen = new Set<string>();
  for (let id = input.layer; !seen.has(id); ) {
    seen.add(id);
    const [layer, ...more] = takersOf(layers, id);
    if (layer === undefined || more.length > 0 || layer.calls.some(({ followsFunctions }) => followsFunctions)) return false;
    if (computing(layer)) return !isNormalizedAtOnce(layer, layers);
    if (!passages.test(layer.className)) return false;
    id = layer.id;
  }
  return false;
}

/** Whether the sums of a layer are normalized before anything else: their scale, and with it the data's, has no effect. */
function isNormalizedAtOnce(layer: LayerSpec, layers: readonly LayerSpec[]): boolean {
  const takers = takersOf(layers, layer.id);
  return ownActivation(layer) === null && takers.length > 0 && takers.every(isNormalization);
}

function takersOf(layers: readonly LayerSpec[], id: string): LayerSpec[] {
  return layers.filter(({ calls }) => calls.some((call) => call.inputs.some(({ layer }) => layer === id)));
}
