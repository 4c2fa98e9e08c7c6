/** What Keras 1 called a parameter, and what Keras 3 calls it. */
export type Spellings = Readonly<Record<string, string>>;

const bias: Spellings = { b_regularizer: 'bias_regularizer', b_constraint: 'bias_constraint', bias: 'use_bias' };

const kernel: Spellings = { init: 'kernel_initializer', W_regularizer: 'kernel_regularizer', W_constraint: 'kernel_constraint', ...bias };

const window: Spellings = { border_mode: 'padding', dim_ordering: 'data_format' };

const convolution: Spellings = { nb_filter: 'filters', ...kernel, ...window };

const dropout: Spellings = { p: 'rate' };

const recurrent: Spellings = { ...kernel, U_regularizer: 'recurrent_regularizer', dropout_W: 'dropout', dropout_U: 'recurrent_dropout' };

const pooling1D: Spellings = { pool_length: 'pool_size', stride: 'strides', ...window };

/**
 * The parameters of Keras 1 by the layers of Keras 3 that have them; keras/legacy/interfaces.py of Keras 2, which
 * translated them.
 */
export const olderSpellings: Readonly<Record<string, Spellings>> = {
  InputLayer: { input_shape: 'shape', batch_input_shape: 'batch_shape' },
  Dense: { output_dim: 'units', ...kernel },
  Dropout: dropout,
  SpatialDropout1D: dropout,
  SpatialDropout2D: { ...dropout, dim_ordering: 'data_format' },
  SpatialDropout3D: { ...dropout, dim_ordering: 'data_format' },
  GaussianDropout: dropout,
  AlphaDropout: dropout,
  GaussianNoise: { sigma: 'stddev' },
  Embedding: { init: 'embeddings_initializer', W_regularizer: 'embeddings_regularizer', W_constraint: 'embeddings_constraint' },
  PReLU: { init: 'alpha_initializer' },
  ELU: {},
  BatchNormalization: { beta_init: 'beta_initializer', gamma_init: 'gamma_initializer' },
  Reshape: { dims: 'target_shape' },
  Conv1D: { filter_length: 'kernel_size', subsample_length: 'strides', atrous_rate: 'dilation_rate', ...convolution },
  Conv2D: { subsample: 'strides', atrous_rate: 'dilation_rate', ...convolution },
  Conv3D: { subsample: 'strides', ...convolution },
  SeparableConv2D: { subsample: 'strides', ...convolution, init: 'depthwise_initializer' },
  Conv2DTranspose: { subsample: 'strides', ...convolution },
  MaxPooling1D: pooling1D,
  AveragePooling1D: pooling1D,
  MaxPooling2D: window,
  AveragePooling2D: window,
  MaxPooling3D: window,
  AveragePooling3D: window,
  GlobalMaxPooling2D: window,
  GlobalAveragePooling2D: window,
  ZeroPadding2D: window,
  Cropping2D: window,
  UpSampling1D: { length: 'size' },
  UpSampling2D: window,
  SimpleRNN: recurrent,
  LSTM: recurrent,
  GRU: recurrent,
};

/** The sides of the kernel, which Keras 1 took one by one. */
export const kernelSides: Readonly<Record<string, readonly string[]>> = {
  Conv2D: ['nb_row', 'nb_col'],
  SeparableConv2D: ['nb_row', 'nb_col'],
  Conv2DTranspose: ['nb_row', 'nb_col'],
  Conv3D: ['kernel_dim1', 'kernel_dim2', 'kernel_dim3'],
};

/** What followed the sides of the kernel by position, where Keras 3 has something else. */
export const afterKernel: Readonly<Record<string, readonly string[]>> = {
  Conv2D: ['kernel_initializer', 'activation', 'weights', 'padding', 'strides', 'data_format'],
  SeparableConv2D: ['depthwise_initializer', 'activation', 'weights', 'padding', 'strides'],
  Conv2DTranspose: ['output_shape', 'kernel_initializer', 'activation', 'weights', 'padding', 'strides'],
  Conv3D: ['kernel_initializer', 'activation', 'weights', 'padding', 'strides'],
};
