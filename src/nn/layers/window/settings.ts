import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type ConfigValue, type Maybe, type Unknown } from '../../../spec/index.js';
import { ArgumentError, argument, stringArgument } from '../../argument.js';
import { ShapeError } from '../../definition.js';

/** Whether windows stay inside the input, reach over its edges, or over its beginning alone. */
export type Padding = 'valid' | 'same' | 'causal';

/** How the window of a layer slides over its input; each list has one entry an axis. */
export interface WindowSettings {
  readonly size: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly padding: Padding;
}

/** A class of layers that work on windows, and over how many axes. */
export interface WindowLayer {
  readonly className: string;
  /** 1 for sequences, 2 for images, 3 for volumes. */
  readonly rank: number;
}

/**
 * The settings by the arguments `kernel_size` or `pool_size`, `strides`, `dilation_rate` and `padding`; an Unknown where
 * one of them is.
 * @throws ShapeError where Keras refuses them.
 */
export function windowSettings(
  layer: WindowLayer,
  config: Config,
  size: 'kernel_size' | 'pool_size',
): Maybe<WindowSettings> {
  const missing = firstUnknown(config, [size, 'strides', 'dilation_rate', 'padding']);
  if (missing !== undefined) return missing;
  const own = sizes(layer, config, size);
  const strides = argument(config, 'strides') === null ? own : sizes(layer, config, 'strides');
  const dilations =
    argument(config, 'dilation_rate') === null ? own.map(() => 1) : sizes(layer, config, 'dilation_rate');
  return { size: own, strides, dilations, padding: paddingOf(layer, config) };
}

/** The first of some arguments that is not known, or holds what is not. */
export function firstUnknown(config: Config, names: readonly string[]): Unknown | undefined {
  for (const name of names) {
    const value = argument(config, name);
    const found = Array.isArray(value) ? (value as readonly ConfigValue[]).find(isUnknown) : value;
    if (found !== undefined && isUnknown(found)) return found;
  }
  return undefined;
}

/**
 * What is known by the time a layer is trained.
 * @throws ArgumentError where it is not.
 */
export function known<Value>(name: string, value: Maybe<Value>): Value {
  if (isUnknown(value)) throw new ArgumentError(name, value.reason);
  return value;
}

/**
 * An argument that holds a positive whole number for each axis, or one for all.
 * @throws ShapeError where it does not.
 */
export function sizes({ className, rank }: WindowLayer, config: Config, name: string, least = 1): readonly number[] {
  const value = argument(config, name);
  const list = typeof value === 'number' ? new Array<number>(rank).fill(value) : value;
  const isSize = (one: ConfigValue): one is number => typeof one === 'number' && Number.isInteger(one) && one >= least;
  if (!Array.isArray(list) || list.length !== rank || !(list as readonly ConfigValue[]).every(isSize)) {
    throw new ShapeError(
      l10n.t(
        'The "{0}" of {1} must be a whole number from {2}, or a tuple of {3} of them.',
        name,
        className,
        least,
        rank,
      ),
    );
  }
  return list as readonly number[];
}

function paddingOf({ className, rank }: WindowLayer, config: Config): Padding {
  const padding = stringArgument(config, 'padding').toLowerCase();
  if (padding === 'valid' || padding === 'same') return padding;
  const takesCausal = className === 'Conv1D' && rank === 1;
  if (padding === 'causal' && takesCausal) return padding;
  const choices = takesCausal ? '"valid", "same", "causal"' : '"valid", "same"';
  throw new ShapeError(l10n.t('The "padding" of {0} must be one of {1}; it is "{2}".', className, choices, padding));
}
