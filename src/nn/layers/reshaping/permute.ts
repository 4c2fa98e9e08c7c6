import * as l10n from '@vscode/l10n';
import { transpose } from '../../../graph/index.js';
import { isUnknown, type Config, type ConfigValue } from '../../../spec/index.js';
import { argument, axesArgument } from '../../argument.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { onlyInput } from '../shapes.js';

/** The axes of each sample in another order; they count from 1 (keras/src/layers/reshaping/permute.py). */
export const permute: LayerDefinition = {
  className: 'Permute',
  aliases: [],
  parameters: [{ name: 'dims' }],
  outputShape(config, inputs) {
    const input = onlyInput('Permute', inputs);
    const given = argument(config, 'dims');
    const missing = Array.isArray(given) ? (given as readonly ConfigValue[]).find(isUnknown) : given;
    if (isUnknown(missing)) return missing;
    const order = orderOf(config);
    if (input.length !== order.length) {
      throw new ShapeError(
        l10n.t('Permute needs an input of {0} axes; it gets {1}.', order.length, formatShape(input)),
      );
    }
    return order.map((axis) => input[axis] ?? null);
  },
  weights: () => [],
  forward: (_context, config, inputs) => transpose(onlyInput('Permute', inputs), orderOf(config)),
};

/** All axes, the batch first. */
function orderOf(config: Config): readonly number[] {
  const axes = axesArgument(config, 'dims');
  if (axes.toSorted((a, b) => a - b).every((axis, index) => axis === index + 1)) return [0, ...axes];
  throw new ShapeError(l10n.t('The "dims" of Permute must name each axis from 1 once; they are {0}.', axes.join(', ')));
}
