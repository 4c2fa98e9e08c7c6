import type { Tensor } from '../../../graph/index.js';
import type { Config, Maybe } from '../../../spec/index.js';
import type { ForwardContext, LayerDefinition } from '../../definition.js';

/** What a recurrent layer repeats at every step; a class of `keras.layers` in its own right. */
export interface CellDefinition extends LayerDefinition {
  /** The lengths of the vectors that go from step to step; the first of them is also the output. */
  stateSizes(config: Config): Maybe<readonly number[]>;
}

/** A cell of Keras's own, which can be repeated along a sequence. */
export interface RepeatedCell extends CellDefinition {
  /**
   * Makes a cell ready for a sequence: what does not depend on the states is computed for all steps at once.
   * @param sequence (steps, batch, features).
   */
  loop(context: ForwardContext, config: Config, sequence: Tensor): CellLoop;
}

/** One cell at work. */
export interface CellLoop {
  /** The length of each state. */
  readonly stateSizes: readonly number[];
  /** What each step is given one element of, steps first. */
  readonly sequences: readonly [Tensor, ...Tensor[]];
  /** What is the same in all steps. */
  readonly captured: readonly Tensor[];
  /** The states after a step, from those before it, the elements and what was captured; the first is the output. */
  step(states: readonly Tensor[], elements: readonly Tensor[], captured: readonly Tensor[]): readonly Tensor[];
}

/** What a walk along a sequence leaves. */
export interface Walk {
  /** The outputs of all steps, (steps, batch, units), in the order of the input. */
  readonly outputs: Tensor;
  /** The output of the last step that was taken, (batch, units). */
  readonly last: Tensor;
  /** The states after it. */
  readonly states: readonly Tensor[];
}

/** A layer that walks along a sequence. */
export interface RecurrentDefinition extends LayerDefinition {
  /** @param inputs The sequence, (batch, steps, features). @param reverse Whether to start at its end. */
  walk(context: ForwardContext, config: Config, inputs: readonly Tensor[], reverse: boolean): Walk;
}

export function isRecurrent(definition: LayerDefinition): definition is RecurrentDefinition {
  return 'walk' in definition;
}
