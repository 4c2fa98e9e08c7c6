import type { ArrayExpression, CompileStep, ModelSpec } from '../../spec/index.js';

/** Where validation data comes from, everything about it known. */
export type Validation =
  | { readonly kind: 'none' }
  | { readonly kind: 'data'; readonly x: ArrayExpression; readonly y: ArrayExpression }
  | { readonly kind: 'split'; readonly fraction: number };

/** A fit of a plan with everything that training needs known. */
export interface Fit {
  readonly model: ModelSpec;
  readonly compile: CompileStep;
  readonly x: ArrayExpression;
  readonly y: ArrayExpression;
  readonly validation: Validation;
  /** How many are run: Keras's `epochs` less `initial_epoch`. */
  readonly epochs: number;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly learningRate: number;
  /** What the file asks for and the run goes without, for people. */
  readonly leftOut: readonly string[];
}
