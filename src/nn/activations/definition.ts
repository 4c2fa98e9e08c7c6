import type { Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import type { CatalogueEntry, ForwardContext } from '../definition.js';

/**
 * What an activation does to signals and gradients:
 * `linear` nothing; `rectifier` passes one side and damps the other, so gradients survive; `selfNormalizing` drives
 * activations to mean 0 and variance 1; `saturating` flattens on both sides, where gradients vanish; `shrinking` is flat
 * around 0; `probability` belongs to an output layer.
 */
export type ActivationCharacter =
  'linear' | 'rectifier' | 'selfNormalizing' | 'saturating' | 'shrinking' | 'probability';

/** What an activation may use of the layer around it. */
export type ActivationContext = Pick<ForwardContext, 'training' | 'randomUniform'>;

/** An activation function: its arguments, what advice has to know of it, and its formula in graph operations. */
export interface ActivationDefinition extends CatalogueEntry {
  readonly character: ActivationCharacter;
  /** The kernel initializers that keep signals at their size through layers of this activation, the best first. */
  readonly initializers: readonly string[];
  /** Where that is shown, as a reference for people. */
  readonly initializerSource: string;
  /**
   * Element by element (but for the softmaxes, which go along the last axis); the shape stays.
   * @param context Absent inside a recurrent cell, whose steps are one graph.
   * @throws ArgumentError where an argument or the place cannot be used.
   */
  forward(x: Tensor, config: Config, context?: ActivationContext): Tensor;
}
