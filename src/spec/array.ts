import type { SourceRange } from './source.js';
import type { Shape } from './value.js';

/** A data set that is known by name, and which of its four arrays. */
export interface DatasetArray {
  readonly operation: 'dataset';
  /** As `keras.datasets` spells it: `fashion_mnist`. */
  readonly dataset: string;
  readonly split: 'train' | 'test';
  readonly part: 'x' | 'y';
}

/** Rows (or any axis) from start to stop, as numpy slices: negative counts from the end, null is open. */
export interface SliceArray {
  readonly operation: 'slice';
  readonly input: ArrayExpression;
  readonly axis: number;
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number;
}

/** Element-wise arithmetic with a number or another array, with numpy's broadcasting. */
export interface ArithmeticArray {
  readonly operation: 'add' | 'subtract' | 'multiply' | 'divide';
  readonly left: ArrayExpression | number;
  readonly right: ArrayExpression | number;
}

/** A mean or a standard deviation over axes (null: over all). */
export interface StatisticArray {
  readonly operation: 'mean' | 'std';
  readonly input: ArrayExpression;
  readonly axes: readonly number[] | null;
  readonly keepDimensions: boolean;
}

export interface CastArray {
  readonly operation: 'cast';
  readonly input: ArrayExpression;
}

export interface ReshapeArray {
  readonly operation: 'reshape';
  readonly input: ArrayExpression;
}

/** Integer classes as rows of zeros with a one, `keras.utils.to_categorical`. */
export interface OneHotArray {
  readonly operation: 'oneHot';
  readonly input: ArrayExpression;
  readonly classes: number;
}

/** How an array comes about, from a data set that is known by name. Shapes and types are those of the result. */
export type ArrayExpression = (
  | DatasetArray
  | SliceArray
  | ArithmeticArray
  | StatisticArray
  | CastArray
  | ReshapeArray
  | OneHotArray
) & {
  readonly kind: 'array';
  readonly shape: Shape;
  /** As numpy spells it: `uint8`, `float64`. */
  readonly dtype: string;
  readonly range?: SourceRange;
};
