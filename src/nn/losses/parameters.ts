import type { ParameterDefinition } from '../definition.js';

/** What the losses take after their own arguments, `name` being the one that Keras gives them. */
export function lossParameters(name: string): readonly ParameterDefinition[] {
  return [
    { name: 'reduction', default: 'sum_over_batch_size' },
    { name: 'name', default: name },
    { name: 'dtype', default: null },
  ];
}
