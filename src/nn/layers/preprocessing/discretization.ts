import * as l10n from '@vscode/l10n';
import { cast, constant, greaterOrEqual, reduceSum, reshape } from '../../../graph/index.js';
import { isUnknown, type Config } from '../../../spec/index.js';
import { argument, ArgumentError, axesArgument } from '../../argument.js';
import type { LayerDefinition } from '../../definition.js';
import { countOf } from '../count.js';
import { onlyInput } from '../shapes.js';
import { encoded, oneHot, outputMode } from './encoded.js';

const NAME = 'Discretization';

/** Numbers by the interval that they are in (keras/src/layers/preprocessing/discretization.py). */
export const discretization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'bin_boundaries', default: null, aliases: ['bins'] },
    { name: 'num_bins', default: null },
    { name: 'epsilon', default: 0.01 },
    { name: 'output_mode', default: 'int' },
    { name: 'sparse', default: false },
    { name: 'dtype', default: null },
    { name: 'name', default: null },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    const places = binsOf(config);
    const mode = outputMode(NAME, config, ['int', 'one_hot', 'multi_hot', 'count']);
    if (isUnknown(mode)) return mode;
    if (mode === 'int') return input;
    if (mode === 'one_hot') return oneHot(input, places);
    // Keras drops the second axis, not the last.
    return input.length < 2 ? [places] : [...input.slice(0, 1), ...input.slice(2), places];
  },
  weights: () => [],
  forward(_context, config, inputs) {
    const mode = outputMode(NAME, config, ['int', 'one_hot', 'multi_hot', 'count']);
    if (isUnknown(mode)) throw new ArgumentError('output_mode', mode.reason);
    if (argument(config, 'bin_boundaries') === null) {
      throw new ArgumentError('bin_boundaries', l10n.t('Discretization needs "bin_boundaries", or adapt() to data that GradLens can read.'));
    }
    const x = onlyInput(NAME, inputs);
    const boundaries = axesArgument(config, 'bin_boundaries');
    const passed = greaterOrEqual(reshape(x, [...x.shape, 1]), constant(boundaries));
    return encoded(mode, reduceSum(cast(passed, 'float32'), [-1]), boundaries.length + 1);
  },
};

/** The number of intervals; null where it is not known. */
function binsOf(config: Config): number | null {
  const boundaries = argument(config, 'bin_boundaries');
  if (isUnknown(boundaries)) return null;
  if (Array.isArray(boundaries)) return boundaries.length + 1;
  if (argument(config, 'num_bins') === null) {
    throw new ArgumentError(
      'num_bins',
      l10n.t('Discretization needs "bin_boundaries" or the number of bins, "num_bins".'),
    );
  }
  const bins = countOf(NAME, config, 'num_bins');
  return isUnknown(bins) ? null : bins;
}
