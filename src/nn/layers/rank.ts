import * as l10n from '@vscode/l10n';
import type { Shape } from '../../spec/index.js';
import { ShapeError } from '../definition.js';
import { formatShape } from '../shape.js';

/**
 * Refuses an input of another number of axes than the layer takes.
 * @param axes What the axes are, in the user's language, as people write a shape: `(batch, steps, features)`.
 * @throws ShapeError where the input has not `rank` axes.
 */
export function requireRank(className: string, input: Shape, rank: number, axes: string): void {
  if (input.length === rank) return;
  throw new ShapeError(
    l10n.t('{0} needs an input of {1} axes, {2}; it gets {3}.', className, rank, axes, formatShape(input)),
  );
}
