import type { ArrayExpression } from './array.js';
import type { RandomSource } from './array-sources.js';

/** A column of zeros and ones for each different value of a column, in the order of the values: scikit-learn's OneHotEncoder, pandas's `get_dummies`. */
export interface IndicatorsArray {
  readonly operation: 'indicators';
  /** One column, or several, whose own columns then follow each other. */
  readonly input: ArrayExpression;
  /** Whose different values have a column; null for the input's own. */
  readonly among: ArrayExpression | null;
  /** How many of the first columns of each are left out: 1 for `drop="first"`. */
  readonly dropped: 0 | 1;
  /** Set where values that have no column are zeros in all, and no error: `handle_unknown="ignore"`. */
  readonly ignoresOthers?: true;
  /** Set where two values give one column, of the greater, as a LabelBinarizer does. */
  readonly isBinary?: true;
}

/** The number below which a share of the elements lies, between two of them in proportion, `np.quantile`. */
export interface QuantileArray {
  readonly operation: 'quantile';
  readonly input: ArrayExpression;
  /** From 0 to 1. */
  readonly share: number;
  readonly axes: readonly number[] | null;
  readonly keepDimensions: boolean;
}

/** For each number of a column the share of the seen ones below it, a QuantileTransformer's. */
export interface QuantileShareArray {
  readonly operation: 'quantileShare';
  readonly input: ArrayExpression;
  /** The columns that the quantiles are taken of. */
  readonly among: ArrayExpression;
  readonly quantiles: number;
  /** The most rows that the quantiles are taken of, drawn where there are more; null for all. */
  readonly subsample: number | null;
  readonly source: RandomSource;
}
