import { expand, reshape } from '../../../graph/index.js';
import { isUnknown } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';
import { countOf } from '../count.js';
import { requireRank } from '../rank.js';
import { onlyInput } from '../shapes.js';
import { known } from '../window/index.js';

const NAME = 'RepeatVector';

/** Each sample n times, as the steps of a sequence. */
export const repeatVector: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [{ name: 'n' }],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    requireRank(NAME, input, 2, '(batch, features)');
    const count = countOf(NAME, config, 'n');
    const [batch = null, features = null] = input;
    return [batch, isUnknown(count) ? null : count, features];
  },
  weights: () => [],
  forward(_context, config, inputs) {
    const x = onlyInput(NAME, inputs);
    const [batch = 1, features = 1] = x.shape;
    return expand(reshape(x, [batch, 1, features]), [batch, known('n', countOf(NAME, config, 'n')), features]);
  },
};
