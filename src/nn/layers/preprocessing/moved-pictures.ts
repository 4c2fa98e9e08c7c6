import * as l10n from '@vscode/l10n';
import { add, cosine, greater, multiply, negate, sine, subtract, transpose, where, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { argument, ArgumentError, axesArgument, numberArgument } from '../../argument.js';
import type { ForwardContext, LayerDefinition } from '../../definition.js';
import { transformed, type AffineMap } from './affine.js';
import { imageAxes } from './pictures.js';

type Forward = NonNullable<LayerDefinition['forward']>;

/** How a picture of a height and a width is moved, by random numbers. @param draw gives a number between two for each picture. */
type Movement = (config: Config, height: number, width: number, draw: (range: readonly [number, number]) => Tensor) => AffineMap;

/** Turns each picture by an angle of its own; `factor` counts whole turns (random_rotation.py). */
export const rotated = moved('RandomRotation', (config, height, width, draw) => {
  const angle = multiply(draw(rangeOf('RandomRotation', config, 'factor')), 2 * Math.PI);
  const [cos, sin] = [cosine(angle), sine(angle)];
  const [x, y] = [(width - 1) / 2, (height - 1) / 2];
  const offset = (center: number, ofX: Tensor, ofY: Tensor): Tensor => subtract(subtract(center, multiply(ofX, x)), multiply(ofY, y));
  return { x: [cos, negate(sin), offset(x, cos, negate(sin))], y: [sin, cos, offset(y, sin, cos)] };
});

/** Shows more or less of each picture (random_zoom.py). */
export const zoomed = moved('RandomZoom', (config, height, width, draw) => {
  const tall = add(draw(rangeOf('RandomZoom', config, 'height_factor')), 1);
  const wide = argument(config, 'width_factor') === null ? tall : add(draw(rangeOf('RandomZoom', config, 'width_factor')), 1);
  const offset = (length: number, zoom: Tensor): Tensor => multiply(subtract(1, zoom), (length - 1) / 2);
  return { x: [wide, 0, offset(width, wide)], y: [0, tall, offset(height, tall)] };
});

/** Moves each picture down and to the right, by shares of its height and width (random_translation.py). */
export const translated = moved('RandomTranslation', (config, height, width, draw) => {
  const down = multiply(draw(rangeOf('RandomTranslation', config, 'height_factor')), height);
  const right = multiply(draw(rangeOf('RandomTranslation', config, 'width_factor')), width);
  return { x: [1, 0, negate(right)], y: [0, 1, negate(down)] };
});

/** Pulls the rows of each picture apart, and its columns, all of them to the one side or the other (random_shear.py). */
export const sheared = moved('RandomShear', (config, _height, _width, draw) => {
  const side = where(greater(draw([0, 1]), 0.5), -1, 1);
  const [ofX, ofY] = [draw(rangeOf('RandomShear', config, 'x_factor')), draw(rangeOf('RandomShear', config, 'y_factor'))];
  return { x: [1, multiply(ofX, side), 0], y: [multiply(ofY, side), 1, 0] };
});

/** Moves pictures while training, and leaves them as they are when predicting. */
function moved(className: string, movement: Movement): Forward {
  return (context, config, inputs) => {
    const { x, height } = imageAxes(className, config, inputs);
    if (!context.training) return x;
    const isFirst = height === 2;
    const pictures = isFirst ? transpose(x, [0, 2, 3, 1]) : x;
    const [batch = 1, rows = 1, columns = 1] = pictures.shape;
    const map = movement(config, rows, columns, (range) => between(context, batch, range));
    const result = transformed(className, config, pictures, map);
    return isFirst ? transpose(result, [0, 3, 1, 2]) : result;
  };
}

function between(context: ForwardContext, batch: number, [low, high]: readonly [number, number]): Tensor {
  return add(multiply(context.randomUniform([batch, 1]), high - low), low);
}

/** An argument that is two numbers, or one for what is as far from 0 on both sides. @throws ArgumentError where it is neither. */
function rangeOf(className: string, config: Config, name: string): readonly [number, number] {
  const given = argument(config, name);
  const [one, other] = Array.isArray(given) ? axesArgument(config, name) : [-numberArgument(config, name), numberArgument(config, name)];
  if (one !== undefined && other !== undefined && Math.max(Math.abs(one), Math.abs(other)) <= 1) return [Math.min(one, other), Math.max(one, other)];
  throw new ArgumentError(name, l10n.t('The "{0}" of {1} must be a number from -1 to 1, or two.', name, className));
}
