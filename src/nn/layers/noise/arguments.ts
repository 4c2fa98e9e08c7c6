import * as l10n from '@vscode/l10n';
import type { Config } from '../../../spec/index.js';
import { ArgumentError, argument, dimensionsArgument, numberArgument } from '../../argument.js';

/** The argument `rate` or `stddev`. @throws ArgumentError where it is not from 0 to 1. */
export function shareArgument(className: string, config: Config, name: string): number {
  const share = numberArgument(config, name);
  if (share >= 0 && share <= 1) return share;
  throw new ArgumentError(name, l10n.t('The "{0}" of {1} must be from 0 to 1; it is {2}.', name, className, share));
}

/** {@link shareArgument} of a layer whose formula divides by 1 - rate. @throws ArgumentError also where it is 1. */
export function shareBelowOne(className: string, config: Config, name: string): number {
  const share = shareArgument(className, config, name);
  if (share < 1) return share;
  throw new ArgumentError(name, l10n.t('The "{0}" of {1} must be below 1.', name, className));
}

/**
 * The shape of a mask by the argument `noise_shape`: that of the input, but for axes along which all are dropped or kept
 * together.
 * @throws ArgumentError where it has not as many axes as the input.
 */
export function noiseShape(className: string, config: Config, shape: readonly number[]): readonly number[] {
  if (argument(config, 'noise_shape') === null) return shape;
  const noise = dimensionsArgument(config, 'noise_shape');
  if (noise.length !== shape.length) {
    throw new ArgumentError(
      'noise_shape',
      l10n.t('The "noise_shape" of {0} must have {1} axes, as its input has.', className, shape.length),
    );
  }
  return noise.map((length, axis) => length ?? shape[axis] ?? 1);
}
