import * as l10n from '@vscode/l10n';
import type { Config } from '../../spec/index.js';
import { ArgumentError, objectArgument } from '../argument.js';
import type { RandomStream } from '../random/index.js';
import type { InitializerDefinition } from './definition.js';

/** The gates of an LSTM side by side, and its candidate; the forget gate is the second. */
const BLOCKS = 4;

/**
 * The bias of an LSTM with `unit_forget_bias`: ones for the forget gate, so that it forgets nothing at first
 * (Jozefowicz et al., 2015), and for the others what the argument `bias_initializer` says, here `others`
 * (keras/src/layers/rnn/lstm.py, `build`). No initializer of Keras's own, which makes a function for it.
 */
export const unitForgetBias = (
  find: (className: string) => InitializerDefinition | undefined,
): InitializerDefinition => {
  const valuesOf = (config: Config, units: number, random: RandomStream): Float32Array => {
    const others = objectArgument(config, 'others');
    const definition = others === null ? undefined : find(others.className);
    if (others === null || definition === undefined) {
      const message = l10n.t('The initializer "{0}" of a bias is not there yet.', others?.className ?? 'None');
      throw new ArgumentError('bias_initializer', message);
    }
    return definition.sample(others.config, [units], random);
  };
  return {
    className: 'UnitForgetBias',
    aliases: [],
    parameters: [{ name: 'others', family: 'initializer' }],
    scheme: 'constant',
    standardDeviation: () => 0,
    sample(config, shape, random) {
      const [columns = 0] = shape;
      const units = columns / BLOCKS;
      const values = new Float32Array(columns).fill(1);
      values.set(valuesOf(config, units, random), 0);
      values.set(valuesOf(config, 2 * units, random), 2 * units);
      return values;
    },
  };
};
