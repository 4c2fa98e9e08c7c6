import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec, type ModelSpec, type Shape } from '../../../spec/index.js';
import type { Finding } from '../../finding.js';
import { inputShapesOf, shapeInWords } from '../../network/shapes.js';
import type { Rule } from '../../rule.js';
import { singleOutput, type Compilation } from '../../training/compilation.js';
import { labelsOf } from '../../training/labels.js';
import { lossOf } from '../../training/loss.js';
import { eachCompilation } from '../each.js';
import { bad, good } from './missing-flatten.examples.js';

/** Layers that give an axis for every place of a picture or step of a sequence. */
const spatial = /^((Separable|Depthwise)?Conv\dD(Transpose)?|(Max|Average)Pooling\dD|ZeroPadding\dD|UpSampling\dD|InputLayer|Rescaling)$/;

/** Layers that leave the axes to those before them. */
const passages = /^((Spatial)?Dropout(\dD)?|BatchNormalization|Activation|ReLU|LeakyReLU|PReLU|ELU)$/;

/** A Dense layer on pictures, which gives an output for every place of them. */
export const missingFlatten: Rule = {
  id: 'GL305',
  name: 'missing-flatten',
  severity: 'warning',
  isFixable: false,
  title: () => l10n.t('Dense on pictures that were not flattened'),
  explanation: () => [
    l10n.t(
      'Dense works on the last axis alone. On the output of a convolution, of shape (height, width, channels), it gives numbers for each place of the picture instead of for the picture, and the output has two axes more than the labels.',
    ),
    l10n.t('Put `Flatten()` before the first Dense, or `GlobalAveragePooling2D()`, which has no more weights for larger pictures.'),
  ],
  sources: ['Keras, keras/src/layers/core/dense.py', 'Keras, keras/src/layers/reshaping/flatten.py'],
  bad,
  good,
  check: eachCompilation(findingOf),
};

function findingOf(compilation: Compilation): Finding | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  if (output?.layer?.className !== 'Dense' || output.shape === null || output.shape.length < 3 || loss === null) return null;
  const labels = labelsOf(compilation);
  const wantedRank = loss.kind === 'sparse' ? output.shape.length - 1 : output.shape.length;
  // Labels for each place mean it so.
  if (labels !== null && labels.shape.length >= wantedRank) return null;
  const found = firstOnPictures(compilation);
  if (found === null || (labels === null && (loss.kind === 'regression' || isForEachPlace(compilation, output.shape)))) return null;
  const [layer, shape] = found;
  return {
    rule: missingFlatten.id,
    severity: labels === null ? missingFlatten.severity : 'error',
    message: l10n.t('{0} works on the last axis of {1} alone, so the model gives {2} instead of one row a sample.', layer.name, shapeInWords(shape), shapeInWords(output.shape)),
    advice: l10n.t('put Flatten() before Dense'),
    range: layer.source.callee,
    layers: [layer.id],
  };
}

/** Whether there is an output for every place of the inputs, as of an autoencoder or a segmentation, for which Dense stands for a convolution of 1 x 1. */
function isForEachPlace({ model }: Compilation, output: Shape): boolean {
  const [input, ...others] = model.inputs;
  if (input === undefined || others.length > 0 || isUnknown(input.shape)) return false;
  const places = output.slice(1, -1);
  return shapeInWords(places) === shapeInWords(input.shape.slice(1, 1 + places.length));
}

/** The first Dense layer that is given the axes of pictures by a layer that keeps them. */
function firstOnPictures({ model }: Compilation): readonly [LayerSpec, Shape] | null {
  for (const layer of model.layers) {
    if (layer.className !== 'Dense') continue;
    const [shape] = inputShapesOf(model, layer, 0) ?? [];
    const before = giverOf(model, layer);
    if (shape === undefined || shape.length < 3) continue;
    const isPicture = before === undefined ? shape.length >= 4 : spatial.test(before.className);
    if (isPicture) return [layer, shape];
  }
  return null;
}

/** The layer that makes the axes that another one is given; undefined where it is none of the model's. */
function giverOf(model: ModelSpec, layer: LayerSpec): LayerSpec | undefined {
  const [reference] = layer.calls[0]?.inputs ?? [];
  const before = model.layers.find(({ id }) => id === reference?.layer);
  return before !== undefined && passages.test(before.className) ? giverOf(model, before) : before;
}
