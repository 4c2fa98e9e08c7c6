import type { Shape } from '../../../spec/index.js';

/** A data set of TensorFlow Datasets that is known by name. */
export interface NamedDataset {
  /** What a sample is called in the data set: `image` or `text`. */
  readonly sample: 'image' | 'text';
  /** Of one sample; free where samples differ. */
  readonly shape: Shape;
  readonly classes: number;
  /** How many samples each split has. */
  readonly splits: Readonly<Record<string, number>>;
}

const image = (shape: Shape, classes: number, train: number, test?: number): NamedDataset =>
  ({ sample: 'image', shape, classes, splits: { train, ...(test !== undefined && { test }) } });

const photographs: Shape = [null, null, 3];

/** As the catalogue of TensorFlow Datasets describes them (tensorflow_datasets/image_classification and /text). */
export const namedDatasets: Readonly<Record<string, NamedDataset>> = {
  mnist: image([28, 28, 1], 10, 60_000, 10_000),
  fashion_mnist: image([28, 28, 1], 10, 60_000, 10_000),
  kmnist: image([28, 28, 1], 10, 60_000, 10_000),
  cifar10: image([32, 32, 3], 10, 50_000, 10_000),
  cifar100: image([32, 32, 3], 100, 50_000, 10_000),
  svhn_cropped: { sample: 'image', shape: [32, 32, 3], classes: 10, splits: { train: 73_257, test: 26_032, extra: 531_131 } },
  stl10: { sample: 'image', shape: [96, 96, 3], classes: 10, splits: { train: 5_000, test: 8_000, unlabelled: 100_000 } },
  cats_vs_dogs: image(photographs, 2, 23_262),
  tf_flowers: image(photographs, 5, 3_670),
  horses_or_humans: image([300, 300, 3], 2, 1_027, 256),
  rock_paper_scissors: image([300, 300, 3], 3, 2_520, 372),
  stanford_dogs: image(photographs, 120, 12_000, 8_580),
  oxford_flowers102: { sample: 'image', shape: photographs, classes: 102, splits: { train: 1_020, test: 6_149, validation: 1_020 } },
  beans: { sample: 'image', shape: [500, 500, 3], classes: 3, splits: { train: 1_034, test: 128, validation: 133 } },
  eurosat: image([64, 64, 3], 10, 27_000),
  imdb_reviews: { sample: 'text', shape: [], classes: 2, splits: { train: 25_000, test: 25_000, unsupervised: 50_000 } },
  ag_news_subset: { sample: 'text', shape: [], classes: 4, splits: { train: 120_000, test: 7_600 } },
  yelp_polarity_reviews: { sample: 'text', shape: [], classes: 2, splits: { train: 560_000, test: 38_000 } },
};
