import type { SourceRange } from './source.js';
import type { Shape } from './value.js';

/** Labels of classes: whole numbers from 0, or rows of zeros with a one, whose width is null where it is not known. */
export type LabelFacts = { readonly form: 'indices'; readonly classes: number } | { readonly form: 'oneHot'; readonly classes: number | null };

/** What is known of the numbers in an array without reading them. What is absent is not known. */
export interface ValueFacts {
  /** The least number, known or as good as known: 0 for pixels. */
  readonly minimum?: number;
  /** The greatest number, known or as good as known: 255 for pixels. */
  readonly maximum?: number;
  /** Set where the numbers are centred and scaled, over all or feature by feature: mean about 0, deviation about 1. */
  readonly isStandardized?: true;
  /** Set where the numbers are labels of classes. */
  readonly labels?: LabelFacts;
  /** Set where the numbers are noise that the file makes, so that nothing can be learned from them. */
  readonly isNoise?: true;
}

/** What is known of the data that a step is given, whether or not it is known how the data comes about. */
export interface DataFacts extends ValueFacts {
  /** Samples first; of a pipeline, the shape of a batch. */
  readonly shape: Shape;
  /** As numpy spells it: `uint8`, `float64`. */
  readonly dtype: string;
}

/** The facts of the arrays of a step; absent where nothing is known of an array. */
export interface StepDataFacts {
  readonly x?: DataFacts;
  readonly y?: DataFacts;
  readonly validationX?: DataFacts;
  readonly validationY?: DataFacts;
  /** Set where the samples are a part of what is shuffled anew for every pass, so that each pass has others: the call that shuffles. */
  readonly drawnAnew?: SourceRange;
  readonly validationDrawnAnew?: SourceRange;
}
