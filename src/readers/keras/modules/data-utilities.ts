import { nativeValue, none, type Value } from '../../python/index.js';
import { audioOfFolder, imageGeneratorClass, imagesOfFolder, seriesGenerator, textsOfFolder, windowsOfSeries } from '../pipelines/index.js';
import { padSequences } from '../sequences.js';
import { tokenizerClass } from '../text/tokenizer.js';
import { normalize, toCategorical } from '../utilities.js';

/** What Keras has to prepare data with, in `keras.utils` and in `keras.preprocessing`. */
export const dataUtilities: Readonly<Record<string, Value>> = {
  Tokenizer: tokenizerClass,
  to_categorical: toCategorical,
  normalize,
  pad_sequences: padSequences,
  image_dataset_from_directory: nativeValue('image_dataset_from_directory', imagesOfFolder),
  text_dataset_from_directory: nativeValue('text_dataset_from_directory', textsOfFolder),
  audio_dataset_from_directory: nativeValue('audio_dataset_from_directory', audioOfFolder),
  timeseries_dataset_from_array: nativeValue('timeseries_dataset_from_array', windowsOfSeries),
  TimeseriesGenerator: nativeValue('TimeseriesGenerator', seriesGenerator),
  ImageDataGenerator: imageGeneratorClass,
  disable_interactive_logging: nativeValue('disable_interactive_logging', () => none),
};
