import * as l10n from '@vscode/l10n';
import { elementCount, reshape } from '../../graph/index.js';
import { ArgumentError, argument } from '../argument.js';
import type { LayerDefinition } from '../definition.js';
import { onlyInput } from './shapes.js';

/** Lays out each sample as a vector, in row-major order. */
export const flatten: LayerDefinition = {
  className: 'Flatten',
  aliases: [],
  parameters: [{ name: 'data_format', default: null }],
  outputShape(_config, inputs) {
    const [batch = null, ...sample] = onlyInput('Flatten', inputs);
    const known = sample.filter((length) => length !== null);
    return [batch, known.length === sample.length ? elementCount(known) : null];
  },
  weights: () => [],
  forward(_context, config, inputs) {
    const x = onlyInput('Flatten', inputs);
    if (argument(config, 'data_format') === 'channels_first' && x.shape.length > 2) {
      throw new ArgumentError('data_format', l10n.t('Flatten is trained with "channels_last" only.'));
    }
    const [batch = 1, ...sample] = x.shape;
    return reshape(x, [batch, elementCount(sample)]);
  },
};
