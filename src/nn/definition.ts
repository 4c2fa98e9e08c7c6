import type { Tensor } from '../graph/index.js';
import type { Config, ConfigValue, Maybe, Shape, WeightSpec } from '../spec/index.js';

/** The families of things that a Keras argument can name by a string or give as an object. */
export type Family =
  'activation' | 'initializer' | 'regularizer' | 'constraint' | 'loss' | 'metric' | 'optimizer' | 'schedule';

/** One parameter of a Keras class, in the order of its signature. */
export interface ParameterDefinition {
  /** As Keras 3 spells it. */
  readonly name: string;
  /** Keras's default; absent where the argument is required. */
  readonly default?: ConfigValue;
  /** Set where the value names an entry of a family: `"relu"`, `HeNormal()`. */
  readonly family?: Family;
  /** Older spellings that mean the same: `lr` for `learning_rate`. */
  readonly aliases?: readonly string[];
}

/** What every catalogue entry has: how Keras calls it and which arguments it takes. */
export interface CatalogueEntry {
  /** The canonical name: a class (`HeNormal`, `Dense`, `SGD`), or a function where Keras has only that (`relu`). */
  readonly className: string;
  /** Every other name Keras accepts for it: `he_normal`. */
  readonly aliases: readonly string[];
  readonly parameters: readonly ParameterDefinition[];
}

/** What a layer's forward pass may use besides its inputs. */
export interface ForwardContext {
  /** Whether the step trains (dropout drops, batch statistics are used) or predicts. */
  readonly training: boolean;
  /** The layer's own `trainable`: a frozen BatchNormalization predicts even while the step trains. */
  readonly trainable: boolean;
  /** The current value of one of the layer's weights. */
  weight(name: string): Tensor;
  /** Replaces a weight after the step without a gradient, as moving statistics are. */
  assign(name: string, next: Tensor): void;
  /** Adds a scalar to the loss. */
  penalize(penalty: Tensor): void;
  /** Uniform random numbers in [0, 1), new in every step. */
  randomUniform(shape: readonly number[]): Tensor;
  /**
   * Which steps of an input are there, bool of shape (batch, steps), as Masking and `Embedding(mask_zero=True)` find out;
   * null where all are. A layer that does not ask works on all steps, as in Keras.
   */
  mask(input?: number): Tensor | null;
  /** The tensors that an argument of the call gives besides the inputs, such as `initial_state`; none where it is not given. */
  callTensors(name: string): readonly Tensor[];
  /** What the file gives for an argument of the call that is no tensor, such as `use_causal_mask=True`. */
  callValue(name: string): ConfigValue | undefined;
}

/** A layer: its arguments, its shape rule, its weights, and its forward pass in graph operations. */
export interface LayerDefinition extends CatalogueEntry {
  /**
   * The shape of the output, batch first, by Keras's rule; an Unknown with a reason where the input's does not tell.
   * @throws ShapeError where Keras would raise, with a message for people.
   */
  outputShape(config: Config, inputs: readonly Shape[]): Maybe<Shape>;
  /**
   * The shapes of all outputs, of a layer that can have several: an LSTM with `return_state`. The first is that of
   * {@link outputShape}.
   */
  outputShapes?(config: Config, inputs: readonly Shape[]): Maybe<readonly Shape[]>;
  /**
   * The arguments of a call that the rules work on, in their order, where a call can have others: `query`, `value`,
   * `key`. Tensors of other arguments, such as masks and initial states, belong to the graph alone.
   */
  readonly callArguments?: readonly string[];
  /** The weights in Keras's order. */
  weights(config: Config, inputs: readonly Shape[]): Maybe<readonly WeightSpec[]>;
  /**
   * Absent while a layer can be read but not trained. A layer of several outputs gives them in the order of
   * {@link outputShapes}.
   */
  forward?(context: ForwardContext, config: Config, inputs: readonly Tensor[]): Tensor | readonly Tensor[];
  /**
   * The mask of the outputs, after {@link forward}: by what a layer does in Keras's `compute_mask`. Absent: masks end
   * here, as in Keras for a layer that does not support them.
   */
  outputMask?(context: ForwardContext, config: Config, inputs: readonly Tensor[]): Tensor | null;
}

/** A shape that a layer cannot take. The message names the layer's class, what it needs and what it got. */
export class ShapeError extends Error {
  override readonly name = 'ShapeError';
}
