import type { ParameterDefinition } from '../definition.js';

/** What the metrics take: `name`, under which the value is logged, with the one that Keras gives. */
export function metricParameters(name: string): readonly ParameterDefinition[] {
  return [{ name: 'name', default: name }, dtype];
}

const dtype: ParameterDefinition = { name: 'dtype', default: null };

/** The end of the signature of metrics that Keras names after their class where no name is given: `auc`, the next one `auc_1`. */
export const numberedName: readonly ParameterDefinition[] = [{ name: 'name', default: null }, dtype];
