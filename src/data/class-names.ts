import type { ArrayExpression } from '../spec/index.js';

/** The classes of data sets in the order of their labels, as the sets' own pages name them. Digits name themselves. */
const namesByDataset: Readonly<Record<string, readonly string[]>> = {
  // H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST (2017); keras/src/datasets/fashion_mnist.py.
  fashion_mnist: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
  // A. Krizhevsky, Learning Multiple Layers of Features from Tiny Images (2009); keras/src/datasets/cifar10.py.
  cifar10: ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck'],
  // keras/src/datasets/imdb.py.
  imdb: ['negative', 'positive'],
  // sklearn/datasets/_base.py, `target_names`.
  iris: ['setosa', 'versicolor', 'virginica'],
  breast_cancer: ['malignant', 'benign'],
};

/**
 * The names of the classes that targets are labels of, where they are those of a data set whose classes have names, and
 * nothing was done to them that could change what a label means.
 * @param classes how many classes the model tells apart.
 */
export function classNamesOf(targets: ArrayExpression, classes: number): readonly string[] | null {
  const found = new Set(datasetsOf(targets));
  const [dataset] = found;
  const names = found.size === 1 && typeof dataset === 'string' ? namesByDataset[dataset] : undefined;
  return names?.length === classes ? names : null;
}

/** The data sets that labels are taken from; null where they are something else by then. */
function datasetsOf(targets: ArrayExpression): readonly (string | null)[] {
  switch (targets.operation) {
    case 'dataset':
      return [targets.part === 'y' ? targets.dataset : null];
    case 'slice':
    case 'cast':
    case 'reshape':
    case 'take':
    case 'mask':
    case 'split':
    case 'repeat':
    case 'oneHot':
      return datasetsOf(targets.input);
    case 'concatenate':
      return targets.inputs.flatMap(datasetsOf);
    default:
      return [null];
  }
}
