import * as l10n from '@vscode/l10n';
import type { Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { ShapeError } from '../../definition.js';
import { onlyInput } from '../shapes.js';
import { dataFormat, known } from '../window/index.js';

/** A batch of pictures, and which of its axes are height, width and channels. */
export interface Pictures {
  readonly x: Tensor;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * The only input of a layer that works on pictures.
 * @throws ShapeError where it is no batch of them.
 */
export function imageAxes(className: string, config: Config, inputs: readonly Tensor[]): Pictures {
  const x = onlyInput(className, inputs);
  if (x.shape.length !== 4) {
    throw new ShapeError(l10n.t('{0} is trained on batches of pictures, (batch, height, width, channels), only.', className));
  }
  const isFirst = known('data_format', dataFormat({ className, rank: 2 }, config)) === 'channels_first';
  return isFirst ? { x, height: 2, width: 3, channels: 1 } : { x, height: 1, width: 2, channels: 3 };
}
