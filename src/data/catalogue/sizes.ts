/** What the samples of a data set are like, for what is trained on it in the place of a file's own data. */
export interface DatasetSize {
  readonly sample: readonly number[];
  /** The labels of one sample; none is a number. */
  readonly label: readonly number[];
  /** Null for a regression. */
  readonly classes: number | null;
  /** By what the samples are divided, so that they are from 0 to 1; null where they are not pixels. */
  readonly greatest: number | null;
}

const pixels = { label: [], classes: 10, greatest: 255 } as const;

/** By the names of the data sets. */
export const datasetSizes: Readonly<Record<string, DatasetSize>> = {
  fashion_mnist: { sample: [28, 28], ...pixels },
  mnist: { sample: [28, 28], ...pixels },
  cifar10: { sample: [32, 32, 3], ...pixels, label: [1] },
  cifar100: { sample: [32, 32, 3], ...pixels, label: [1], classes: 100 },
  california_housing: { sample: [8], label: [], classes: null, greatest: null },
  boston_housing: { sample: [13], label: [], classes: null, greatest: null },
  iris: { sample: [4], label: [], classes: 3, greatest: null },
  wine: { sample: [13], label: [], classes: 3, greatest: null },
  breast_cancer: { sample: [30], label: [], classes: 2, greatest: null },
  digits: { sample: [64], label: [], classes: 10, greatest: 16 },
  diabetes: { sample: [10], label: [], classes: null, greatest: null },
};
