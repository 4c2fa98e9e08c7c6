import type { ElementType } from '../../graph/index.js';

/** The element types of tfjs that the graph's are kept in. */
export type TfjsType = 'float32' | 'int32' | 'bool';

/**
 * The type of tfjs for a type of the graph. tfjs has one type of whole numbers, with 32 bits: indices and classes fit.
 * float64 it has none: such values stay outside of tfjs (see `wide/`).
 */
export function tfjsType(type: Exclude<ElementType, 'float64'>): TfjsType {
  switch (type) {
    case 'float32':
    case 'bool':
      return type;
    case 'int32':
    case 'int64':
    case 'uint8':
      return 'int32';
  }
}
