import type { LayerSpec } from '../../spec/index.js';

/** Layers that multiply by one kernel whose fans an initializer can balance; recurrent and transposed ones differ. */
const kernelLayers = new Set(['Dense', 'Conv1D', 'Conv2D', 'Conv3D']);

/** Layers that bring the scale of what passes back to one, whatever the weights before them. */
const normalizations = new Set([
  'BatchNormalization',
  'LayerNormalization',
  'GroupNormalization',
  'RMSNormalization',
  'UnitNormalization',
  'SpectralNormalization',
]);

/** Layers of one input that neither learn nor change the scale much: a chain goes on through them. */
const passages = new Set([
  'Dropout',
  'SpatialDropout1D',
  'SpatialDropout2D',
  'SpatialDropout3D',
  'AlphaDropout',
  'GaussianDropout',
  'GaussianNoise',
  'Flatten',
  'Reshape',
  'Permute',
  'MaxPooling1D',
  'MaxPooling2D',
  'MaxPooling3D',
  'AveragePooling1D',
  'AveragePooling2D',
  'AveragePooling3D',
  'GlobalMaxPooling1D',
  'GlobalMaxPooling2D',
  'GlobalAveragePooling1D',
  'GlobalAveragePooling2D',
  'ZeroPadding1D',
  'ZeroPadding2D',
  'UpSampling1D',
  'UpSampling2D',
  'Cropping1D',
  'Cropping2D',
  'ActivityRegularization',
]);

export const isKernelLayer = (layer: LayerSpec): boolean => kernelLayers.has(layer.className);
export const isNormalization = (layer: LayerSpec): boolean => normalizations.has(layer.className);
export const isPassage = (layer: LayerSpec): boolean => passages.has(layer.className);
