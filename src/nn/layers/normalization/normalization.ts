import * as l10n from '@vscode/l10n';
import { isUnknown, type Config } from '../../../spec/index.js';
import { argument, ArgumentError } from '../../argument.js';
import { ShapeError, type LayerDefinition } from '../../definition.js';
import { fixedWeight } from '../fixed-weight.js';
import { onlyInput } from '../shapes.js';
import { lengthsAlong } from './axes.js';

const NAME = 'Normalization';

/**
 * (x - mean) / √variance by statistics that `adapt()` finds in the data, or that are given
 * (keras/src/layers/preprocessing/normalization.py).
 */
export const normalization: LayerDefinition = {
  className: NAME,
  aliases: [],
  parameters: [
    { name: 'axis', default: -1 },
    { name: 'mean', default: null },
    { name: 'variance', default: null },
    { name: 'invert', default: false },
  ],
  outputShape(config, inputs) {
    const input = onlyInput(NAME, inputs);
    requireBothOrNone(config);
    if (argument(config, 'axis') === null) return input;
    const lengths = lengthsAlong(NAME, config, input);
    // Keras makes its statistics at once, so that it refuses axes whose length it does not know.
    if (isUnknown(lengths) && !isUnknown(argument(config, 'axis'))) throw new ShapeError(lengths.reason);
    return input;
  },
  weights(config, inputs) {
    requireBothOrNone(config);
    // Statistics that are given are constants, also where their values are not read.
    if (argument(config, 'mean') !== null) return [];
    const lengths = argument(config, 'axis') === null ? [] : lengthsAlong(NAME, config, onlyInput(NAME, inputs));
    if (isUnknown(lengths)) return lengths;
    return [
      fixedWeight('mean', lengths, 'zeros', false),
      fixedWeight('variance', lengths, 'ones', false),
      fixedWeight('count', [], 'zeros', false),
    ];
  },
};

function requireBothOrNone(config: Config): void {
  const [missing] = ['mean', 'variance'].filter((name) => argument(config, name) === null);
  const given = ['mean', 'variance'].find((name) => argument(config, name) !== null);
  if (missing === undefined || given === undefined) return;
  throw new ArgumentError(
    missing,
    l10n.t('Normalization is given "{0}" but no "{1}"; it needs both or neither.', given, missing),
  );
}
