import { isUnknown, type Config } from '../../../spec/index.js';
import type { LayerDefinition, ParameterDefinition } from '../../definition.js';
import { countOf } from '../count.js';
import { onlyInput } from '../shapes.js';
import type { RepeatedCell } from './definition.js';

/** What one of Keras's own cells is made of. */
interface VectorCell {
  readonly className: string;
  readonly parameters: readonly ParameterDefinition[];
  /** How many vectors of `units` it keeps from step to step. */
  readonly states: number;
  readonly weights: LayerDefinition['weights'];
  readonly loop: RepeatedCell['loop'];
}

/** A cell whose output and states are vectors of `units` numbers. */
export function vectorCell({ className, parameters, states, weights, loop }: VectorCell): RepeatedCell {
  return {
    className,
    aliases: [],
    parameters,
    outputShape(config, inputs) {
      const [batch = null] = onlyInput(className, inputs);
      const units = countOf(className, config, 'units');
      return [batch, isUnknown(units) ? null : units];
    },
    weights,
    stateSizes(config: Config) {
      const units = countOf(className, config, 'units');
      return isUnknown(units) ? units : new Array<number>(states).fill(units);
    },
    loop,
  };
}
