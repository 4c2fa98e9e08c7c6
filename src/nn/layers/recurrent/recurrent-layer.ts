import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { booleanArgument } from '../../argument.js';
import type { ParameterDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import type { RecurrentDefinition, RepeatedCell } from './definition.js';
import { outputMask } from './output-mask.js';
import { firstOutput, sequenceOf, sequenceOutputs } from './sequence.js';
import { outputsOf, walkStack } from './walk.js';

/** A layer that repeats a cell over the steps of a sequence, and takes the cell's arguments as its own. */
export function recurrentLayer(
  className: string,
  cell: RepeatedCell,
  parameters: readonly ParameterDefinition[],
): RecurrentDefinition {
  const outputShapes = (config: Config, inputs: readonly Shape[]): Maybe<readonly Shape[]> => {
    const states = cell.stateSizes(config);
    // Where the number of units is not known, that of the states is: a cell of one unit has as many.
    const sizes = isUnknown(states) ? cell.stateSizes({ ...config, units: 1 }) : states;
    if (isUnknown(sizes)) return sizes;
    const vectors = sizes.map((size): Shape => [isUnknown(states) ? null : size]);
    return sequenceOutputs(config, sequenceOf(className, config, inputs), vectors[0] ?? [], vectors);
  };
  const walk: RecurrentDefinition['walk'] = (context, config, inputs, reverse) =>
    walkStack(context, config, [{ definition: cell, config }], onlyInput(className, inputs), reverse);
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
    walk,
    forward(context, config, inputs) {
      const reverse = booleanArgument(config, 'go_backwards');
      return outputsOf(config, walk(context, config, inputs, reverse), reverse);
    },
    outputMask,
  };
}
