import type { Config, Maybe, Shape } from '../../spec/index.js';
import type { LayerDefinition } from '../definition.js';

/**
 * A model of `keras.applications`, to be used like a layer. Its weights are counted and not listed: all that are
 * trained stand in one weight, all statistics in another.
 */
export interface ApplicationDefinition extends LayerDefinition {
  /** The shape of its input, batch first, by its arguments `include_top` and `input_shape`. */
  inputShape(config: Config): Maybe<Shape>;
  /** The name that Keras gives the model. */
  modelName(config: Config): Maybe<string>;
}

/** What is above the last convolution where `include_top` is set. */
export type ApplicationHead =
  /** A dense layer for the classes over this many features, and other weights whose number does not change. */
  | { readonly features: number; readonly others: number }
  /** Dense layers of these numbers of units over all that the last convolution puts out, then one for the classes. */
  | { readonly flattened: readonly number[] };

/** One row of the table: a model, or one variant of it. */
export interface ApplicationModel {
  /** The function that makes it, `ResNet50`. */
  readonly name: string;
  /** The arguments that make it this variant: `alpha` of a MobileNet. */
  readonly arguments: Readonly<Record<string, number | boolean>>;
  /** The name of a model that is made with `include_top=False`. */
  readonly modelName: string;
  /** The shape of a sample where the file gives none. */
  readonly inputWithTop: Shape;
  readonly inputWithoutTop: Shape;
  /** The least height and width that it takes. */
  readonly least: number;
  /** Of an input of `length`, the last convolution leaves ⌊(length + offset) / stride⌋. */
  readonly stride: number;
  readonly offset: number;
  /** The offset of a model that is made for pictures of any size, where that is another one. */
  readonly offsetAnySize?: number;
  /** The features that the last convolution puts out. */
  readonly channels: number;
  /** The numbers of trained weights and of statistics below the head, for pictures of three channels. */
  readonly trainable: number;
  readonly nonTrainable: number;
  /** The same for pictures of any size, where those are other numbers. */
  readonly anySize?: { readonly trainable: number; readonly nonTrainable: number };
  readonly head: ApplicationHead;
  /** The number of all weights with a head for 1000 classes, at the default size. */
  readonly total: number;
}
