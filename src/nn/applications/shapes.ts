import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type Maybe, type Shape } from '../../spec/index.js';
import { argument, booleanArgument, shapeArgument } from '../argument.js';
import { ShapeError } from '../definition.js';
import { countOf } from '../layers/count.js';
import { formatShape } from '../shape.js';
import type { ApplicationModel } from './definition.js';

/** The shape of the input, batch first, as the arguments of the call have it. */
export function applicationInput(model: ApplicationModel, config: Config): Maybe<Shape> {
  for (const name of ['include_top', 'input_shape', 'input_tensor']) {
    const value = argument(config, name);
    if (isUnknown(value)) return value;
  }
  if (argument(config, 'input_shape') !== null) return [null, ...shapeArgument(config, 'input_shape')];
  return [null, ...(booleanArgument(config, 'include_top') ? model.inputWithTop : model.inputWithoutTop)];
}

/** The shape of the output: classes, or features, at each place or pooled. */
export function applicationOutput(model: ApplicationModel, config: Config, input: Shape): Maybe<Shape> {
  requirePictures(model, input);
  const [batch = null, height = null, width = null] = input;
  const includeTop = argument(config, 'include_top');
  const pooling = argument(config, 'pooling');
  if (isUnknown(includeTop)) return includeTop;
  if (booleanArgument(config, 'include_top')) {
    const classes = countOf(model.name, config, 'classes');
    return [batch, isUnknown(classes) ? null : classes];
  }
  if (isUnknown(pooling)) return pooling;
  if (pooling !== null) return [batch, model.channels];
  const made = applicationInput(model, config);
  if (isUnknown(made)) return made;
  const [, heightMadeFor = null, widthMadeFor = null] = made;
  return [batch, convolvedLength(model, height, heightMadeFor === null), convolvedLength(model, width, widthMadeFor === null), model.channels];
}

/**
 * What all convolutions and poolings leave of a height or a width.
 * @param isAnySize Whether the model is made for any: its zeros around pictures are then those for even lengths.
 */
export function convolvedLength({ stride, offset, offsetAnySize }: ApplicationModel, length: number | null, isAnySize = false): number | null {
  if (length === null) return null;
  return Math.floor((length + (isAnySize ? (offsetAnySize ?? offset) : offset)) / stride);
}

function requirePictures({ name, least }: ApplicationModel, input: Shape): void {
  const fits = input.slice(1, 3).every((length) => length === null || length >= least);
  if (input.length === 4 && fits) return;
  throw new ShapeError(
    l10n.t('{0} needs pictures of at least {1} by {1}, channels last; it gets {2}.', name, least, formatShape(input)),
  );
}
