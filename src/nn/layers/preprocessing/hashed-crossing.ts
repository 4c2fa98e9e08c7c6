import * as l10n from '@vscode/l10n';
import { isUnknown, type Shape } from '../../../spec/index.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { countOf } from '../count.js';
import { oneHot, outputMode } from './encoded.js';

const NAME = 'HashedCrossing';

/** Pairs of categories by the hash of both (keras/src/layers/preprocessing/hashed_crossing.py). */
export const hashedCrossing: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'num_bins' },
    { name: 'output_mode', default: 'int' },
    { name: 'sparse', default: false },
    { name: 'name', default: null },
    { name: 'dtype', default: null },
  ],
  outputShape(config, inputs) {
    const input = pairOf(inputs);
    const mode = outputMode(NAME, config, ['int', 'one_hot']);
    if (isUnknown(mode)) return mode;
    const bins = countOf(NAME, config, 'num_bins');
    return mode === 'int' ? input : oneHot(input, isUnknown(bins) ? null : bins);
  },
  weights: () => [],
};

function pairOf(inputs: readonly Shape[]): Shape {
  const [one, other] = inputs;
  if (one !== undefined && other !== undefined && inputs.length === 2 && one.at(-1) === other.at(-1)) return one;
  const shapes = inputs.map(formatShape).join(', ');
  throw new ShapeError(l10n.t('HashedCrossing takes two inputs of one shape; it gets {0}.', shapes));
}
