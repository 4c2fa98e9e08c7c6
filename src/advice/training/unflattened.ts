import { isUnknown, type DataFacts, type LayerSpec, type ModelSpec, type Shape } from '../../spec/index.js';
import { inputShapesOf, shapeInWords } from '../network/shapes.js';
import { singleOutput, type Compilation } from './compilation.js';
import { labelsOf } from './labels.js';
import { lossOf, type KnownLoss } from './loss.js';

/** A Dense layer on pictures, in a net that is to give one row a sample. */
export interface Unflattened {
  readonly layer: LayerSpec;
  /** What it is given, and what the model gives; null where the sizes of the pictures are not known. */
  readonly shapes: { readonly input: Shape; readonly output: Shape } | null;
  /** What the model is trained with; null where that is not known. */
  readonly labels: DataFacts | null;
}

/** Layers that give an axis for every place of a picture or step of a sequence. */
const spatial = /^((Separable|Depthwise)?Conv\dD(Transpose)?|(Max|Average)Pooling\dD|ZeroPadding\dD|UpSampling\dD|InputLayer|Rescaling)$/;

/** Layers that leave the axes to those before them. */
const passages = /^((Spatial)?Dropout(\dD)?|BatchNormalization|Activation|ReLU|LeakyReLU|PReLU|ELU)$/;

/** The Dense layer of a compiled model that is given pictures where a `Flatten` is missing; null where there is none, or it may be meant so. */
export function unflattenedOf(compilation: Compilation): Unflattened | null {
  const output = singleOutput(compilation);
  const loss = lossOf(compilation.step);
  if (output?.layer?.className !== 'Dense' || loss === null) return null;
  const labels = labelsOf(compilation);
  const found = firstOnPictures(compilation.model);
  if (found === null) return null;
  const { layer, shape } = found;
  if (output.shape === null || shape === null) {
    return labels !== null && labels.shape.length < wantedRank(loss, found.rank) ? { layer, shapes: null, labels } : null;
  }
  if (output.shape.length < 3) return null;
  const shapes = { input: shape, output: output.shape };
  if (labels === null) return loss.kind === 'regression' || isForEachPlace(compilation, output.shape) ? null : { layer, shapes, labels };
  // Labels for each place mean it so.
  return labels.shape.length < wantedRank(loss, output.shape.length) ? { layer, shapes, labels } : null;
}

const wantedRank = ({ kind }: KnownLoss, rank: number): number => (kind === 'sparse' ? rank - 1 : rank);

/** Whether there is an output for every place of the inputs, as of an autoencoder or a segmentation, for which Dense stands for a convolution of 1 x 1. */
function isForEachPlace({ model }: Compilation, output: Shape): boolean {
  const [input, ...others] = model.inputs;
  if (input === undefined || others.length > 0 || isUnknown(input.shape)) return false;
  const places = output.slice(1, -1);
  return shapeInWords(places) === shapeInWords(input.shape.slice(1, 1 + places.length));
}

interface OnPictures {
  readonly layer: LayerSpec;
  /** Null where it is not known. */
  readonly shape: Shape | null;
  readonly rank: number;
}

/** The first Dense layer that is given the axes of pictures by a layer that keeps them. */
function firstOnPictures(model: ModelSpec): OnPictures | null {
  for (const layer of model.layers) {
    if (layer.className !== 'Dense') continue;
    const [shape = null] = inputShapesOf(model, layer, 0) ?? [];
    const giver = giverOf(model, layer);
    const rank = shape?.length ?? rankOf(giver);
    if (rank === null || rank < 3) continue;
    if (giver === undefined ? rank >= 4 : spatial.test(giver.className)) return { layer, shape, rank };
  }
  return null;
}

/** How many axes the output of a layer over places has, whatever their lengths: those of the places, samples and channels; null for others. */
function rankOf(layer: LayerSpec | undefined): number | null {
  const [, dimensions] = /(?:Conv|Pooling)(\d)D/.exec(layer?.className ?? '') ?? [];
  return dimensions === undefined ? null : Number(dimensions) + 2;
}

/** The layer that makes the axes that another one is given; undefined where it is none of the model's. */
function giverOf(model: ModelSpec, layer: LayerSpec): LayerSpec | undefined {
  const [call] = layer.calls;
  const reference = call?.followsFunctions === true ? undefined : call?.inputs[0];
  const before = model.layers.find(({ id }) => id === reference?.layer);
  return before !== undefined && passages.test(before.className) ? giverOf(model, before) : before;
}
