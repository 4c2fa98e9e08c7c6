/** A data set that is known by name, and which of its four arrays. */
export interface DatasetArray {
  readonly operation: 'dataset';
  /** As `keras.datasets` spells it: `fashion_mnist`; of scikit-learn's, as its loader: `iris`. */
  readonly dataset: string;
  readonly split: 'train' | 'test';
  readonly part: 'x' | 'y';
  /** The arguments that `load_data` is given; what is left out is Keras's own. */
  readonly settings?: Readonly<Record<string, number | string | null>>;
}

/** An array in a file: `np.load("x.npy")`, `np.load("all.npz")["x"]`, or an IDX file. */
export interface FileArray {
  readonly operation: 'file';
  /** As the file gives it: absolute, or relative to the model file or the working folder. */
  readonly path: string;
  readonly format: 'npy' | 'npz' | 'idx';
  /** The array's name in an npz file. */
  readonly member?: string;
}

/** How the text of a table is laid out. */
export interface TableLayout {
  /** Null for any white space. */
  readonly delimiter: string | null;
  /** Lines to leave out at the beginning. */
  readonly skipRows: number;
  /** Whether the first line that is left names the columns. */
  readonly hasHeader: boolean;
  /** Names that the program gives the columns. */
  readonly names?: readonly string[];
  /** Texts that stand for a missing number, besides an empty field. */
  readonly missing?: readonly string[];
  /** What a line's rest is a comment after. */
  readonly comment?: string;
}

/** What is done to a table before its numbers are taken. */
export type TableStep =
  | { readonly step: 'pick'; readonly columns: readonly string[] }
  | { readonly step: 'drop'; readonly columns: readonly string[] }
  /** Columns by their places, as Python slices them. */
  | { readonly step: 'places'; readonly start: number | null; readonly stop: number | null }
  | { readonly step: 'place'; readonly place: number }
  /** Leaves rows out in which something is missing, `dropna()`. */
  | { readonly step: 'dropMissing' }
  /** Puts a number for what is missing, `fillna(0)`, or in columns of numbers the mean or the median of the others. */
  | { readonly step: 'fillMissing'; readonly value: number | 'mean' | 'median' }
  /** Numbers the classes of a column, as a LabelEncoder does. */
  | { readonly step: 'encode'; readonly column: string }
  /** Numbers the texts of the column at a place, if it has any, since others are put in their place. */
  | { readonly step: 'numberTexts'; readonly place: number }
  /** Puts numbers for the values of a column, `map({"yes": 1, "no": 0})`. */
  | { readonly step: 'map'; readonly column: string; readonly pairs: readonly (readonly [string | number, number])[] };

/** The numbers of a table of text (CSV). Texts are numbered in their order, as a LabelEncoder numbers them, where that is asked for. */
export interface TableArray {
  readonly operation: 'table';
  readonly path: string;
  readonly layout: TableLayout;
  readonly steps: readonly TableStep[];
  /** Set where the columns may hold texts, which become the numbers of the classes. */
  readonly encoded?: true;
}

/** The pictures of a folder with a folder for each class, or their labels (`keras.utils.image_dataset_from_directory`). */
export interface ImageFolderArray {
  readonly operation: 'images';
  readonly path: string;
  readonly part: 'x' | 'y';
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3 | 4;
  /** `pillowNearest` finds the nearest pixel as Pillow does, the others as TensorFlow does. */
  readonly interpolation: 'bilinear' | 'nearest' | 'pillowNearest';
  readonly classNames: readonly string[] | null;
  /** What the samples are taken from, in the order of a shuffle by this seed (null: by name); null for all. */
  readonly subset: { readonly which: 'training' | 'validation'; readonly fraction: number; readonly seed: number | null } | null;
}

/** The texts of a folder with a folder for each class, or their labels (`keras.utils.text_dataset_from_directory`). */
export interface TextFolderArray extends Pick<ImageFolderArray, 'path' | 'part' | 'classNames' | 'subset'> {
  readonly operation: 'textFolder';
  /** How many characters of a text count; null for all. */
  readonly maxLength: number | null;
}

/** The texts of one column of a table, which is what is left after the steps. */
export interface TableTextsArray extends Pick<TableArray, 'path' | 'layout' | 'steps'> {
  readonly operation: 'tableTexts';
}

/** Settings of a generator: numbers, and lists of them. */
export type GeneratorValue = number | boolean | null | string | readonly GeneratorValue[];

/** Data that scikit-learn makes up, `make_moons(…)`, or that GradLens knows by name. */
export interface GeneratedArray {
  readonly operation: 'generated';
  /** `make_moons` */
  readonly generator: string;
  /** As they are given; what is left out is scikit-learn's own. */
  readonly settings: Readonly<Record<string, GeneratorValue>>;
  readonly part: 'x' | 'y';
}

/** Numbers that are written in the program, in C order; one number stands for as many as the shape holds. */
export interface LiteralArray {
  readonly operation: 'literal';
  readonly values: readonly number[];
}

/** Texts that are written in the program, in C order. */
export interface TextsArray {
  readonly operation: 'texts';
  readonly values: readonly string[];
}

/** Evenly spaced numbers, `np.arange` and `np.linspace`: start + index · step, with the last one exact where it is given. */
export interface SequenceArray {
  readonly operation: 'sequence';
  readonly start: number;
  readonly step: number;
  readonly last?: number;
}

/** What a generator of random numbers has been asked for. */
export type RandomDraw =
  /** So many numbers of [0, 1), or of the normal distribution. */
  | { readonly draw: 'uniform' | 'normal'; readonly count: number }
  /** So many whole numbers from 0 to `greatest`. */
  | { readonly draw: 'integers'; readonly count: number; readonly greatest: number }
  /** The numbers from 0 to `count` - 1 in another order. */
  | { readonly draw: 'permutation'; readonly count: number }
  /** So many different numbers from 0 to `population` - 1. */
  | { readonly draw: 'choice'; readonly count: number; readonly population: number };

/** Where random numbers come from. */
export interface RandomSource {
  /** Null where it is not known, so that any numbers are as good. */
  readonly seed: number | null;
  /** Set for numpy's `default_rng`; else it is a RandomState, as that of `np.random` is. */
  readonly generator?: 'pcg64';
  /** What was drawn from it before. */
  readonly before: readonly RandomDraw[];
  /** Tells draws apart whose seed is not known. */
  readonly place: number;
}

/** Random numbers that the program makes: low + (high - low) · uniform, mean + deviation · normal, or whole ones from `low`. */
export interface RandomArray {
  readonly operation: 'random';
  readonly draw: 'uniform' | 'normal' | 'integers' | 'permutation' | 'choice';
  /** What is added; the least of uniform and whole numbers, the mean of normal ones. */
  readonly offset: number;
  /** What uniform and normal numbers are multiplied by; of whole numbers and of a choice, how many there are to draw from. */
  readonly scale: number;
  readonly source: RandomSource;
}

/** Noise in the place of data that is not there: nothing can be learned from it. */
export interface NoiseArray {
  readonly operation: 'noise';
  readonly distribution: 'normal' | 'integers' | 'oneHot';
  /** How many classes integers and rows of ones are of. */
  readonly classes: number;
  /** Tells the arrays of one model apart. */
  readonly name: string;
}
