import type { LayerDefinition } from '../../definition.js';
import { augmentations } from './augmentations.js';
import { categoryEncoding } from './category-encoding.js';
import { discretization } from './discretization.js';
import { hashedCrossing } from './hashed-crossing.js';
import { hashing } from './hashing.js';
import { lookups } from './lookup.js';
import { melSpectrogram } from './mel-spectrogram.js';
import { randomSizes } from './random-size.js';
import { resizedPictures } from './resized.js';
import { sameShape } from './same-shape.js';
import { stftSpectrogram } from './stft-spectrogram.js';
import { textVectorization } from './text-vectorization.js';

/** The layers that prepare data: pictures, numbers, words and sound. */
export const preprocessingLayers: readonly LayerDefinition[] = [
  ...augmentations,
  ...resizedPictures,
  ...randomSizes,
  sameShape('MaxNumBoundingBoxes', [{ name: 'max_number' }, { name: 'fill_value', default: -1 }]),
  discretization,
  categoryEncoding,
  hashing,
  hashedCrossing,
  ...lookups,
  textVectorization,
  melSpectrogram,
  stftSpectrogram,
];
