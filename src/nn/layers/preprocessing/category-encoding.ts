import * as l10n from '@vscode/l10n';
import { isUnknown } from '../../../spec/index.js';
import { argument, ArgumentError, numberArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { countOf } from '../count.js';
import { onlyInput } from '../shapes.js';
import { encoded, multiHot, oneHot, outputMode } from './encoded.js';

const NAME = 'CategoryEncoding';

/** Numbers of categories as vectors (keras/src/layers/preprocessing/category_encoding.py). */
export const categoryEncoding: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'num_tokens', default: null, aliases: ['max_tokens'] },
    { name: 'output_mode', default: 'multi_hot' },
    { name: 'sparse', default: false },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    if (argument(config, 'num_tokens') === null) {
      throw new ArgumentError(
        'num_tokens',
        l10n.t('CategoryEncoding needs to know the number of categories, "num_tokens".'),
      );
    }
    const mode = outputMode(NAME, config, ['one_hot', 'multi_hot', 'count']);
    if (isUnknown(mode)) return mode;
    const tokens = countOf(NAME, config, 'num_tokens');
    const places = isUnknown(tokens) ? null : tokens;
    return mode === 'one_hot' ? oneHot(input, places) : multiHot(input, places);
  },
  weights: () => [],
  forward(_context, config, inputs) {
    const mode = outputMode(NAME, config, ['one_hot', 'multi_hot', 'count']);
    if (isUnknown(mode)) throw new ArgumentError('output_mode', mode.reason);
    return encoded(mode, onlyInput(NAME, inputs), numberArgument(config, 'num_tokens'));
  },
};
