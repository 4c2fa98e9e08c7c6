import type { ArrayExpression } from './array.js';
import type { RandomSource } from './array-sources.js';

/** Rows (or any axis) from start to stop, as numpy slices: negative counts from the end, null is open. */
export interface SliceArray {
  readonly operation: 'slice';
  readonly input: ArrayExpression;
  readonly axis: number;
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number;
}

/** Arithmetic of two operands, and comparisons, which give booleans. */
export type ArithmeticOperation =
  | 'add' | 'subtract' | 'multiply' | 'divide' | 'power' | 'floorDivide' | 'remainder' | 'maximum' | 'minimum'
  | 'equal' | 'notEqual' | 'less' | 'lessEqual' | 'greater' | 'greaterEqual' | 'and' | 'or';

/** Element-wise arithmetic with a number or another array, with numpy's broadcasting. */
export interface ArithmeticArray {
  readonly operation: ArithmeticOperation;
  readonly left: ArrayExpression | number;
  readonly right: ArrayExpression | number;
}

/** Functions of one number, by numpy's names; `zeroToOne` is scikit-learn's guard of divisors, `_handle_zeros_in_scale`. */
export type ElementFunction =
  | 'negative' | 'absolute' | 'exp' | 'expm1' | 'log' | 'log1p' | 'log2' | 'log10' | 'sqrt' | 'square' | 'sign' | 'sin' | 'cos' | 'tan' | 'tanh'
  | 'arctan' | 'floor' | 'ceil' | 'round' | 'not' | 'zeroToOne';

export interface ElementWiseArray {
  readonly operation: 'elementWise';
  readonly function: ElementFunction;
  readonly input: ArrayExpression;
}

/** A mean, standard deviation, variance, sum or extreme over axes (null: over all). */
export interface StatisticArray {
  readonly operation: 'mean' | 'std' | 'variance' | 'sum' | 'least' | 'greatest';
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

/** Axes in another order. */
export interface TransposeArray {
  readonly operation: 'transpose';
  readonly input: ArrayExpression;
  /** Where each axis of the result comes from. */
  readonly axes: readonly number[];
}

/** Arrays one after another along an axis that they all have. */
export interface ConcatenateArray {
  readonly operation: 'concatenate';
  readonly inputs: readonly ArrayExpression[];
  readonly axis: number;
}

/** Each row (of axis 0) so many times; `tile` repeats the whole, otherwise each row stands beside itself. */
export interface RepeatArray {
  readonly operation: 'repeat';
  readonly input: ArrayExpression;
  readonly times: number;
  readonly whole: boolean;
}

/** Integer classes as rows of zeros with a one, `keras.utils.to_categorical`. */
export interface OneHotArray {
  readonly operation: 'oneHot';
  readonly input: ArrayExpression;
  readonly classes: number;
}

/** So many stretches of rows, each `length` long and `step` rows behind the one before. */
export interface WindowsArray {
  readonly operation: 'windows';
  readonly input: ArrayExpression;
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly count: number;
}

/** Rows by their numbers, `array[indices]`. */
export interface TakeArray {
  readonly operation: 'take';
  readonly input: ArrayExpression;
  readonly indices: ArrayExpression;
}

/** The rows where a condition holds, `array[mask]`. */
export interface MaskArray {
  readonly operation: 'mask';
  readonly input: ArrayExpression;
  readonly condition: ArrayExpression;
}

/** The elements (or rows) where a condition holds are set, `array[mask] = values`: one number, or one for each of them in their order. */
export interface PutArray {
  readonly operation: 'put';
  readonly input: ArrayExpression;
  readonly condition: ArrayExpression;
  readonly values: ArrayExpression | number;
}

/** Part of an axis: as numpy slices it, or one place of it, which numbers put there have no axis for. */
export interface AxisPart {
  readonly start: number | null;
  readonly stop: number | null;
  readonly step: number;
  readonly isPlace: boolean;
}

/** A part of an array is set, `array[:, 0] = values`: a number, or an array that is repeated to fill it. */
export interface AssignArray {
  readonly operation: 'assign';
  readonly input: ArrayExpression;
  /** Of the first axes; the others are set as a whole. */
  readonly parts: readonly AxisPart[];
  readonly values: ArrayExpression | number;
}

/** In each row the elements at some places become a number: those that the same row of another array, or text, says. */
export interface MarkArray {
  readonly operation: 'mark';
  readonly input: ArrayExpression;
  readonly columns: ArrayExpression;
  readonly value: number;
}

/** The elements that are a number become another, `array[array == 3] = 0`. */
export interface ReplaceArray {
  readonly operation: 'replace';
  readonly input: ArrayExpression;
  readonly from: number;
  readonly to: number;
}

/** Where a condition holds the one, elsewhere the other, `np.where`. */
export interface ChooseArray {
  readonly operation: 'choose';
  readonly condition: ArrayExpression;
  readonly left: ArrayExpression | number;
  readonly right: ArrayExpression | number;
}

/** The numbers of elements among the sorted different ones, a LabelEncoder's. */
export interface RankArray {
  readonly operation: 'rank';
  readonly input: ArrayExpression;
  /** Whose different elements those are; left out for the input's own. */
  readonly among?: ArrayExpression;
}

/** The rows that scikit-learn's `train_test_split` takes for one part. */
export interface SplitArray {
  readonly operation: 'split';
  readonly input: ArrayExpression;
  readonly part: 'train' | 'test';
  /** A number of rows, or a share of them below 1; null where it is not given. */
  readonly testSize: number | null;
  readonly trainSize: number | null;
  readonly shuffle: boolean;
  readonly source: RandomSource;
  /** Classes whose shares both parts keep. */
  readonly stratify: ArrayExpression | null;
}

/** The numbers of the rows that scikit-learn's `KFold`, or `StratifiedKFold`, takes for one part of one fold. */
export interface FoldArray {
  readonly operation: 'fold';
  /** Whose rows are divided. */
  readonly input: ArrayExpression;
  readonly folds: number;
  /** From 0. */
  readonly fold: number;
  readonly part: 'train' | 'test';
  /** What the rows are shuffled by; null where they are not. */
  readonly source: RandomSource | null;
  /** Classes whose shares all folds keep. */
  readonly stratify: ArrayExpression | null;
}

/** How the words of texts are told apart: the arguments of a TextVectorization. */
export interface WordSettings {
  readonly standardize: 'lower_and_strip_punctuation' | 'lower' | 'strip_punctuation' | null;
  readonly split: 'whitespace' | 'character' | null;
  /** The lengths of the runs of words that are taken; null for single words. */
  readonly ngrams: readonly number[] | null;
}

/** Texts as a TextVectorization makes them numbers. */
export interface VectorizedArray {
  readonly operation: 'vectorized';
  readonly input: ArrayExpression;
  /** The texts that it adapts to; null where the program gives the vocabulary. */
  readonly seen: ArrayExpression | null;
  readonly vocabulary: readonly string[] | null;
  readonly words: WordSettings;
  readonly mode: 'int' | 'multi_hot' | 'count' | 'tf_idf';
  readonly maxTokens: number | null;
  /** Whether rows have `maxTokens` places, however few words there are. */
  readonly padded: boolean;
  /** Of a row of numbers; null for that of the longest text. */
  readonly length: number | null;
}

/** The arguments of Keras's old Tokenizer that its words depend on. */
export interface TokenizerSettings {
  /** Words with numbers from here on are left out; null for none. */
  readonly numWords: number | null;
  /** Characters that separate words as `split` does. */
  readonly filters: string;
  readonly lower: boolean;
  readonly split: string;
  readonly charLevel: boolean;
  /** What stands for words that are not known; null where they are left out. */
  readonly oovToken: string | null;
}

/** Texts as the numbers of their words, as a Tokenizer gives them: rows of different lengths. */
export interface TokenizedArray {
  readonly operation: 'tokenized';
  readonly input: ArrayExpression;
  /** The texts that it was fitted on. */
  readonly seen: readonly ArrayExpression[];
  readonly settings: TokenizerSettings;
}

/** Texts as rows with a place for each word, a Tokenizer's `texts_to_matrix`. */
export interface TokenMatrixArray {
  readonly operation: 'tokenMatrix';
  readonly input: ArrayExpression;
  readonly seen: readonly ArrayExpression[];
  readonly settings: TokenizerSettings;
  readonly mode: 'binary' | 'count' | 'freq' | 'tfidf';
}

/** The words' numbers of texts in rows of one length, `pad_sequences`. */
export interface PaddedArray {
  readonly operation: 'padded';
  readonly input: ArrayExpression;
  /** Null for that of the longest text. */
  readonly length: number | null;
  readonly padding: 'pre' | 'post';
  readonly truncating: 'pre' | 'post';
  readonly value: number;
}
