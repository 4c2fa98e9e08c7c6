import * as l10n from '@vscode/l10n';
import { isUnknown, type Config, type Maybe, type Shape } from '../../../spec/index.js';
import { booleanArgument } from '../../argument.js';
import { ShapeError } from '../../definition.js';
import { formatShape } from '../../shape.js';
import { requireRank } from '../rank.js';
import { firstUnknown } from '../window/index.js';

/** What a recurrent layer works on. Its other inputs, the initial states, change neither its shape nor its weights. */
export function sequenceOf(className: string, config: Config, inputs: readonly Shape[]): Shape {
  const [input] = inputs;
  if (input === undefined) throw new ShapeError(l10n.t('{0} takes a sequence; it is given nothing.', className));
  requireRank(className, input, 3, l10n.t('(batch, steps, features)'));
  requireBatchSize(className, config, input);
  return input;
}

/** A layer that keeps its states from batch to batch keeps them for a number of samples. */
export function requireBatchSize(className: string, config: Config, [batch = null, ...sample]: Shape): void {
  if (config['stateful'] !== true || batch !== null) return;
  throw new ShapeError(
    l10n.t(
      '{0} with stateful=True needs to know the size of a batch; it gets {1}. Give the input a "batch_size".',
      className,
      formatShape([batch, ...sample]),
    ),
  );
}

/**
 * The outputs of a recurrent layer by its arguments `return_sequences` and `return_state`.
 * @param input The input, (batch, steps, …).
 * @param output The shape of the cell's output for one sample.
 * @param states Those of its states.
 */
export function sequenceOutputs(
  config: Config,
  [batch = null, steps = null]: Shape,
  output: Shape,
  states: readonly Shape[],
): Maybe<readonly Shape[]> {
  const missing = firstUnknown(config, ['return_sequences', 'return_state']);
  if (missing !== undefined) return missing;
  const first = booleanArgument(config, 'return_sequences') ? [batch, steps, ...output] : [batch, ...output];
  if (!booleanArgument(config, 'return_state')) return [first];
  return [first, ...states.map((state) => [batch, ...state])];
}

/** The first of several outputs. */
export function firstOutput(outputs: Maybe<readonly Shape[]>): Maybe<Shape> {
  return isUnknown(outputs) ? outputs : (outputs[0] ?? []);
}
