import type { ParameterDefinition } from '../../definition.js';

/** The arguments that Keras's convolutions share, in groups, in the order of their signatures. */

export const activationAndBias: readonly ParameterDefinition[] = [
  { name: 'activation', default: null, family: 'activation' },
  { name: 'use_bias', default: true },
];

/** The arguments of each weight: first all initializers, then all regularizers, then all constraints. */
export function weightParameters(...weights: readonly string[]): readonly ParameterDefinition[] {
  return [
    ...weights.map((weight): ParameterDefinition => ({
      name: `${weight}_initializer`,
      default: weight === 'bias' ? 'zeros' : 'glorot_uniform',
      family: 'initializer',
    })),
    ...weights.map((weight): ParameterDefinition => ({
      name: `${weight}_regularizer`,
      default: null,
      family: 'regularizer',
    })),
    { name: 'activity_regularizer', default: null, family: 'regularizer' },
    ...weights.map((weight): ParameterDefinition => ({
      name: `${weight}_constraint`,
      default: null,
      family: 'constraint',
    })),
  ];
}

/** One for every axis, as the signature has it: a number for sequences, a tuple for images. */
export function onePerAxis(rank: number, value = 1): number | readonly number[] {
  return rank === 1 ? value : new Array<number>(rank).fill(value);
}
