import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { dataFormat, imageShape, shapeOf, type WindowLayer } from '../window/index.js';

type Lengths = readonly (number | null)[];

/**
 * The shape of the output of a layer that changes how long axes are, and leaves batch and channels alone.
 * @param change From the input's lengths to the output's; an Unknown where an argument of the layer is not known.
 * @throws ShapeError where the input has not as many axes as the layer needs, or `change` refuses it.
 */
export function withLengths(
  layer: WindowLayer,
  config: Config,
  inputs: readonly Shape[],
  change: (lengths: Lengths) => Maybe<Lengths>,
): Maybe<Shape> {
  const format = dataFormat(layer, config);
  if (isUnknown(format)) return format;
  const shape = imageShape(layer, format, inputs);
  const lengths = change(shape.lengths);
  return shapeOf({ ...shape, lengths: isUnknown(lengths) ? shape.lengths.map(() => null) : lengths }, format);
}
