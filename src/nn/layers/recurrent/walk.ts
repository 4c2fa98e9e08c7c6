import * as l10n from '@vscode/l10n';
import { constant, gather, integerConstant, reshape, scan, transpose, where, type Tensor } from '../../../graph/index.js';
import type { Config } from '../../../spec/index.js';
import { ArgumentError, argument, booleanArgument } from '../../argument.js';
import { ShapeError, type ForwardContext } from '../../definition.js';
import { PrefixedContext } from '../prefixed-context.js';
import type { CellStack } from './cells.js';
import type { CellLoop, Walk } from './definition.js';

/** How cells are to walk along a sequence. */
interface Way {
  /** Which steps are there, (steps, batch, 1); null where all are. */
  readonly mask: Tensor | null;
  /** What the states are before the first step; zeros where they are not given. */
  readonly initial: readonly Tensor[] | null;
  readonly reverse: boolean;
  /** Whether the output of a step that is not there is 0, and not that of the step before. */
  readonly zeroOutput: boolean;
}

/**
 * Cells one on the other along a sequence. Each works on all that the one below it puts out: since no state goes down,
 * that is the same as all of them step by step.
 * @param x (batch, steps, features).
 */
export function walkStack(
  context: ForwardContext,
  config: Config,
  stack: CellStack,
  x: Tensor,
  reverse: boolean,
): Walk {
  requireStateless(config);
  const [batch = 1, steps = 1] = x.shape;
  const given = context.callTensors('initial_state');
  const mask = stepMask(context, given);
  const way = {
    mask: mask === null ? null : reshape(transpose(mask, [1, 0]), [steps, batch, 1]),
    reverse,
    zeroOutput: argument(config, 'zero_output_for_mask') === true,
  };
  let sequence = transpose(x, [1, 0, 2]);
  let taken = 0;
  let last: Walk | undefined;
  const states: Tensor[] = [];
  stack.forEach(({ definition, config: own }, index) => {
    const around = stack.length === 1 ? context : new PrefixedContext(context, `${String(index)}/`);
    const loop = definition.loop(around, own, sequence);
    const count = loop.stateSizes.length;
    const initial = given.length === 0 ? null : given.slice(taken, taken + count);
    taken += count;
    last = walkCell(loop, batch, { ...way, initial });
    sequence = last.outputs;
    states.push(...last.states);
  });
  requireAllStates(given, taken);
  if (last === undefined) throw new Error('There is no cell to walk along the sequence.');
  return { ...last, states };
}

/** Keras hands a layer that is called on several tensors no mask, unless for each of them by name (keras/src/layers/layer.py, `__call__`). */
function stepMask(context: ForwardContext, initialStates: readonly Tensor[]): Tensor | null {
  const mask = context.mask();
  return initialStates.length === 0 ? mask : null;
}

function walkCell(loop: CellLoop, batch: number, { mask, initial, reverse, zeroOutput }: Way): Walk {
  const states = loop.stateSizes.map((size, index) => {
    const state = initial?.[index] ?? constant(0, [batch, size]);
    if (state.shape.join() === [batch, size].join()) return state;
    throw new ShapeError(
      l10n.t('A state needs the shape ({0}, {1}); the one that is given has ({2}).', batch, size, state.shape.join(', ')),
    );
  });
  const [first = constant(0)] = states;
  if (mask === null) {
    const { final, sequences } = scan({ initial: states, ...loop, reverse }, (before, elements, captured) => {
      const after = loop.step(before, elements, captured);
      return { carries: after, outputs: after.slice(0, 1) };
    });
    const [last = first] = final;
    return { outputs: sequences[0] ?? first, last, states: final };
  }
  // Of a step that is not there the output is that of the step before, at first 0.
  const { final, sequences } = scan(
    {
      initial: [constant(0, first.shape), ...states],
      sequences: [mask, ...loop.sequences],
      captured: loop.captured,
      reverse,
    },
    ([output = first, ...before], [isThere = mask, ...elements], captured) => {
      const after = loop.step(before, elements, captured);
      const [made = output] = after;
      const next = where(isThere, made, zeroOutput ? 0 : output);
      return {
        carries: [next, ...after.map((state, index) => where(isThere, state, before[index] ?? 0))],
        outputs: [next],
      };
    },
  );
  const [last = first, ...after] = final;
  return { outputs: sequences[0] ?? first, last, states: after };
}

/** What a recurrent layer puts out, by its arguments, each with the batch first. */
export function outputsOf(config: Config, walk: Walk, reverse: boolean): readonly Tensor[] {
  const all = booleanArgument(config, 'return_sequences');
  const output = all ? transpose(reverse ? reversed(walk.outputs) : walk.outputs, [1, 0, 2]) : walk.last;
  return booleanArgument(config, 'return_state') ? [output, ...walk.states] : [output];
}

/** A sequence, steps first, from its end. */
export function reversed(sequence: Tensor): Tensor {
  const [steps = 1] = sequence.shape;
  return gather(sequence, integerConstant(Array.from({ length: steps }, (_, step) => steps - 1 - step)), 0);
}

/** Both halves of the states that are given to a layer that walks both ways; none where none are given. */
export function halves(states: readonly Tensor[]): readonly [readonly Tensor[], readonly Tensor[]] {
  return [states.slice(0, states.length / 2), states.slice(states.length / 2)];
}

/** @throws ArgumentError where a layer is to keep its states from batch to batch. */
export function requireStateless(config: Config): void {
  if (!booleanArgument(config, 'stateful')) return;
  throw new ArgumentError(
    'stateful',
    l10n.t('Layers that keep their states from batch to batch cannot be trained yet. Remove stateful=True to train.'),
  );
}

function requireAllStates(given: readonly Tensor[], needed: number): void {
  if (given.length === 0 || given.length === needed) return;
  throw new ShapeError(l10n.t('"initial_state" needs {0} tensors; it is given {1}.', needed, given.length));
}
