import * as l10n from '@vscode/l10n';
import { ArgumentError } from '../argument.js';
import type { RandomStream } from '../random/index.js';
import { normalValues, TRUNCATED_NORMAL_DEVIATION, truncatedNormalValues, uniformValues } from './distribution.js';
import { fansOf } from './fans.js';

/** Weights whose variance is `scale` divided by a fan. */
export interface Scaling {
  readonly scale: number;
  /** `fan_in`, `fan_out`, or `fan_avg`, their mean. */
  readonly mode: string;
  /** `truncated_normal` (also spelt `normal`), `untruncated_normal` or `uniform`. */
  readonly distribution: string;
}

/**
 * √(scale / fan), the standard deviation of the values.
 * @throws ArgumentError where the mode is none of Keras's.
 */
export function scaledDeviation({ scale, mode }: Scaling, shape: readonly number[]): number {
  const { fanIn, fanOut } = fansOf(shape);
  return Math.sqrt(scale / Math.max(1, fanOf(mode, fanIn, fanOut)));
}

/**
 * Values of variance scale / fan (keras/src/initializers/random_initializers.py, `VarianceScaling`).
 * @throws ArgumentError where the mode or the distribution is none of Keras's.
 */
export function scaledValues(scaling: Scaling, shape: readonly number[], random: RandomStream): Float32Array {
  const deviation = scaledDeviation(scaling, shape);
  switch (scaling.distribution) {
    case 'truncated_normal':
    case 'normal':
      return truncatedNormalValues(shape, 0, deviation / TRUNCATED_NORMAL_DEVIATION, random);
    case 'untruncated_normal':
      return normalValues(shape, 0, deviation, random);
    case 'uniform': {
      const limit = Math.sqrt(3) * deviation;
      return uniformValues(shape, -limit, limit, random);
    }
    default:
      throw notOneOf('distribution', scaling.distribution, ['truncated_normal', 'untruncated_normal', 'uniform']);
  }
}

function fanOf(mode: string, fanIn: number, fanOut: number): number {
  switch (mode) {
    case 'fan_in':
      return fanIn;
    case 'fan_out':
      return fanOut;
    case 'fan_avg':
      return (fanIn + fanOut) / 2;
    default:
      throw notOneOf('mode', mode, ['fan_in', 'fan_out', 'fan_avg']);
  }
}

function notOneOf(argument: string, value: string, choices: readonly string[]): ArgumentError {
  return new ArgumentError(
    argument,
    l10n.t('"{0}" must be one of {1}; it is "{2}".', argument, choices.join(', '), value),
  );
}
