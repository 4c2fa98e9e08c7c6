import type { Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import type { CatalogueEntry } from '../definition.js';

/** A constraint: its arguments, and how it moves a weight that has been updated to where it is allowed to be. */
export interface ConstraintDefinition extends CatalogueEntry {
  /**
   * A weight of the same shape that keeps the constraint.
   * @throws ArgumentError where Keras does not take an argument.
   */
  project(weight: Tensor, config: Config): Tensor;
}
