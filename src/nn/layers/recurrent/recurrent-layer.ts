import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import type { LayerDefinition, ParameterDefinition } from '../../definition.js';
import type { CellDefinition } from './definition.js';
import { firstOutput, sequenceOf, sequenceOutputs } from './sequence.js';

/** A layer that repeats a cell over the steps of a sequence, and takes the cell's arguments as its own. */
export function recurrentLayer(
  className: string,
  cell: CellDefinition,
  parameters: readonly ParameterDefinition[],
): LayerDefinition {
  const outputShapes = (config: Config, inputs: readonly Shape[]): Maybe<readonly Shape[]> => {
    const states = cell.stateSizes(config);
    // Where the number of units is not known, that of the states is: a cell of one unit has as many.
    const sizes = isUnknown(states) ? cell.stateSizes({ ...config, units: 1 }) : states;
    if (isUnknown(sizes)) return sizes;
    const vectors = sizes.map((size): Shape => [isUnknown(states) ? null : size]);
    return sequenceOutputs(config, sequenceOf(className, config, inputs), vectors[0] ?? [], vectors);
  };
  return {
    className,
    aliases: [],
    parameters,
    callArguments: ['sequences'],
    outputShapes,
    outputShape: (config, inputs) => firstOutput(outputShapes(config, inputs)),
    weights(config, inputs) {
      const [batch = null, , features = null] = sequenceOf(className, config, inputs);
      return cell.weights(config, [[batch, features]]);
    },
  };
}
