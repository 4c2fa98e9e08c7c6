import type { Config, Maybe } from '../../../spec/index.js';
import type { LayerDefinition } from '../../definition.js';

/** What a recurrent layer repeats at every step; a class of `keras.layers` in its own right. */
export interface CellDefinition extends LayerDefinition {
  /** The lengths of the vectors that go from step to step; the first of them is also the output. */
  stateSizes(config: Config): Maybe<readonly number[]>;
}
