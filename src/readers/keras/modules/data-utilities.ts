import { nativeValue, type Value } from '../../python/index.js';
import { imageGeneratorClass, imagesOfFolder } from '../pipelines/index.js';
import { padSequences } from '../sequences.js';
import { toCategorical } from '../utilities.js';

/** What Keras has to prepare data with, in `keras.utils` and in `keras.preprocessing`. */
export const dataUtilities: Readonly<Record<string, Value>> = {
  to_categorical: toCategorical,
  pad_sequences: padSequences,
  image_dataset_from_directory: nativeValue('image_dataset_from_directory', imagesOfFolder),
  ImageDataGenerator: imageGeneratorClass,
};
