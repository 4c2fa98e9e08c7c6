import * as l10n from '@vscode/l10n';
import { numberArgument, stringArgument } from '../../../nn/index.js';
import type { Config } from '../../../spec/index.js';
import { LeftOutError, type LoggedNames } from './callback.js';

/** What a callback watches, and what of it is an improvement (keras/src/callbacks/monitor_callback.py). */
export interface Monitor {
  readonly name: string;
  /**
   * Whether a value is better than another by more than `min_delta`. Nothing is better than NaN, once that is the best.
   * @param best null where there is none yet; any value is better than that.
   */
  isImprovement(value: number, best: number | null): boolean;
}

/**
 * Reads `monitor`, `mode` and `min_delta`.
 * @throws ArgumentError where one is not known, LeftOutError where the name is not logged, or its mode cannot be told.
 */
export function readMonitor(config: Config, logged: LoggedNames): Monitor {
  const name = stringArgument(config, 'monitor');
  if (!logged.names.has(name)) {
    throw new LeftOutError(l10n.t('it watches "{0}", which this run does not measure. It measures: {1}.', name, [...logged.names].join(', ')));
  }
  const direction = directionOf(name, stringArgument(config, 'mode'), logged);
  const minimumDelta = Math.abs(numberArgument(config, 'min_delta'));
  const isBetter =
    direction === 'max'
      ? (value: number, best: number): boolean => float32(value - minimumDelta) > float32(best)
      : (value: number, best: number): boolean => float32(value + minimumDelta) < float32(best);
  return { name, isImprovement: (value, best) => best === null || isBetter(value, best) };
}

/** Keras compares as tensors of its backend, which makes float32 of Python's numbers. */
const float32 = Math.fround;

/** `min` and `max` as given; any other mode is `auto`, as in Keras. */
function directionOf(monitor: string, mode: string, { higherIsBetter }: LoggedNames): 'min' | 'max' {
  if (mode === 'min' || mode === 'max') return mode;
  const metric = monitor.replace(/^val_/, '');
  const isHigherBetter = metric === 'loss' ? false : higherIsBetter.get(metric);
  if (isHigherBetter !== undefined) return isHigherBetter ? 'max' : 'min';
  throw new LeftOutError(l10n.t('Keras cannot tell whether more or less of "{0}" is better. Pass mode="max" or mode="min".', monitor));
}
