import type { ParameterDefinition } from '../definition.js';

/** What the metrics take: `name`, under which the value is logged, with the one that Keras gives. */
export function metricParameters(name: string): readonly ParameterDefinition[] {
  return [
    { name: 'name', default: name },
    { name: 'dtype', default: null },
  ];
}
