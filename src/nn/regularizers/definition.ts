import type { Tensor } from '../../graph/index.js';
import type { Config } from '../../spec/index.js';
import type { CatalogueEntry } from '../definition.js';

/** A regularizer: its arguments, and what it adds to the loss. */
export interface RegularizerDefinition extends CatalogueEntry {
  /**
   * The penalty of a weight, or of a layer's output: a scalar.
   * @throws ArgumentError where Keras does not take an argument or a weight of this shape.
   */
  penalty(values: Tensor, config: Config): Tensor;
}
