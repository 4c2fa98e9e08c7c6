import type { Config } from '../../spec/index.js';
import type { CatalogueEntry } from '../definition.js';
import type { RandomStream } from '../random/index.js';

/**
 * How an initializer chooses its scale: by the fans (`glorot`, `he`, `lecun`, `scaled` with a scale of one's own),
 * `orthogonal` so that no length changes, `fixed` whatever the layer's size, or `constant`.
 */
export type InitializerScheme = 'glorot' | 'he' | 'lecun' | 'scaled' | 'orthogonal' | 'fixed' | 'constant';

/** A way to give a weight its first values. */
export interface InitializerDefinition extends CatalogueEntry {
  readonly scheme: InitializerScheme;
  /**
   * The standard deviation of the values, as they are drawn: 0 for constants.
   * @throws ArgumentError where the initializer does not make weights of this shape.
   */
  standardDeviation(config: Config, shape: readonly number[]): number;
  /** The values of a weight in row-major order. @throws ArgumentError as above. */
  sample(config: Config, shape: readonly number[], random: RandomStream): Float32Array;
}
