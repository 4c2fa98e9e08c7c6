import type { ParameterDefinition } from '../../definition.js';

/** The arguments that Keras's recurrent layers share, in groups, in the order of their signatures. */

export const units: ParameterDefinition = { name: 'units', aliases: ['output_dim'] };

export const activation: ParameterDefinition = { name: 'activation', default: 'tanh', family: 'activation' };

export const recurrentActivation: ParameterDefinition = {
  name: 'recurrent_activation',
  default: 'sigmoid',
  family: 'activation',
  aliases: ['inner_activation'],
};

export const useBias: ParameterDefinition = { name: 'use_bias', default: true };

export const initializers: readonly ParameterDefinition[] = [
  { name: 'kernel_initializer', default: 'glorot_uniform', family: 'initializer', aliases: ['init'] },
  { name: 'recurrent_initializer', default: 'orthogonal', family: 'initializer', aliases: ['inner_init'] },
  { name: 'bias_initializer', default: 'zeros', family: 'initializer' },
];

export const unitForgetBias: ParameterDefinition = { name: 'unit_forget_bias', default: true };

const regularizers: readonly ParameterDefinition[] = [
  { name: 'kernel_regularizer', default: null, family: 'regularizer', aliases: ['W_regularizer'] },
  { name: 'recurrent_regularizer', default: null, family: 'regularizer', aliases: ['U_regularizer'] },
  { name: 'bias_regularizer', default: null, family: 'regularizer', aliases: ['b_regularizer'] },
];

const constraints: readonly ParameterDefinition[] = [
  { name: 'kernel_constraint', default: null, family: 'constraint' },
  { name: 'recurrent_constraint', default: null, family: 'constraint' },
  { name: 'bias_constraint', default: null, family: 'constraint' },
];

/** Of a cell, which leaves the penalty on its output to the layer around it. */
export const cellPenalties: readonly ParameterDefinition[] = [...regularizers, ...constraints];

/** Of a layer. */
export const layerPenalties: readonly ParameterDefinition[] = [
  ...regularizers,
  { name: 'activity_regularizer', default: null, family: 'regularizer' },
  ...constraints,
];

export const dropouts: readonly ParameterDefinition[] = [
  { name: 'dropout', default: 0, aliases: ['dropout_W'] },
  { name: 'recurrent_dropout', default: 0, aliases: ['dropout_U'] },
];

export const seed: ParameterDefinition = { name: 'seed', default: null };

/** What a layer does with its sequence. */
export const sequence: readonly ParameterDefinition[] = [
  { name: 'return_sequences', default: false },
  { name: 'return_state', default: false },
  { name: 'go_backwards', default: false },
  { name: 'stateful', default: false },
];

export const unroll: ParameterDefinition = { name: 'unroll', default: false };

export const resetAfter: ParameterDefinition = { name: 'reset_after', default: true };

export const useCudnn: ParameterDefinition = { name: 'use_cudnn', default: 'auto' };
