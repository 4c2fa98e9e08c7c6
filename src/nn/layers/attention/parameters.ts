import type { ParameterDefinition } from '../../definition.js';

/** The arguments that the attentions with kernels of their own share, in the order of their signatures. */
export const kernelParameters: readonly ParameterDefinition[] = [
  { name: 'kernel_initializer', default: 'glorot_uniform', family: 'initializer' },
  { name: 'bias_initializer', default: 'zeros', family: 'initializer' },
  { name: 'kernel_regularizer', default: null, family: 'regularizer' },
  { name: 'bias_regularizer', default: null, family: 'regularizer' },
  { name: 'activity_regularizer', default: null, family: 'regularizer' },
  { name: 'kernel_constraint', default: null, family: 'constraint' },
  { name: 'bias_constraint', default: null, family: 'constraint' },
  { name: 'use_gate', default: false },
  { name: 'seed', default: null },
];
