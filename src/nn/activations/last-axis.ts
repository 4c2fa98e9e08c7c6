import * as l10n from '@vscode/l10n';
import type { Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import { ArgumentError, numberArgument } from '../argument.js';

/** @throws ArgumentError where a function that goes along an axis is asked for another than the last. */
export function requireLastAxis(name: string, x: Tensor, config: Config): void {
  const axis = numberArgument(config, 'axis');
  if (axis === -1 || axis === x.shape.length - 1) return;
  throw new ArgumentError('axis', l10n.t('{0} is trained along the last axis only; "axis" is {1}.', name, axis));
}
