import * as l10n from '@vscode/l10n';
import type { Shape } from '../../spec/index.js';
import { ShapeError } from '../definition.js';
import { formatShape } from '../shape.js';

/**
 * The only one of a layer's inputs.
 * @throws ShapeError where the layer is given none or several.
 */
export function onlyInput<Input>(className: string, inputs: readonly Input[]): Input {
  const [input] = inputs;
  if (input === undefined || inputs.length > 1) {
    throw new ShapeError(l10n.t('{0} takes one input; it is given {1}.', className, inputs.length));
  }
  return input;
}

/**
 * The position of an axis that may count from the end.
 * @throws ShapeError where the shape has no such axis.
 */
export function axisOf(className: string, axis: number, shape: Shape): number {
  const position = axis < 0 ? axis + shape.length : axis;
  if (!Number.isInteger(axis) || position < 0 || position >= shape.length) {
    throw new ShapeError(
      l10n.t(
        '{0} works along axis {1}, which its input of shape {2} does not have.',
        className,
        axis,
        formatShape(shape),
      ),
    );
  }
  return position;
}
