import type { ArrayExpression } from '../../spec/index.js';

/**
 * The least and the greatest number that certainly stand in an array, and not only bound it; null where that is not known.
 * Labels and indices out of range are an error only where there is really one.
 */
export function certainValues(array: ArrayExpression): readonly [least: number, greatest: number] | null {
  switch (array.operation) {
    case 'random':
      // With five draws for each number, one of them is missed in one file of 150.
      return array.draw === 'integers' && draws(array) >= 5 * array.scale ? [array.offset, array.offset + array.scale - 1] : null;
    case 'add':
    case 'subtract': {
      const { left, right } = array;
      const values = typeof right === 'number' && typeof left !== 'number' ? certainValues(left) : null;
      if (values === null || typeof right !== 'number') return null;
      const by = array.operation === 'add' ? right : -right;
      return [values[0] + by, values[1] + by];
    }
    case 'cast':
    case 'reshape':
      return certainValues(array.input);
    case 'padded': {
      const words = certainValues(array.input);
      return words === null ? null : [Math.min(words[0], array.value), Math.max(words[1], array.value)];
    }
    case 'dataset':
      return ofDataset(array);
    default:
      return null;
  }
}

const draws = ({ shape }: ArrayExpression): number => shape.reduce<number>((all, length) => all * (length ?? 0), 1);

/** Labels of the data sets that are known by name, and the words of texts, of which the most frequent ones are kept. */
function ofDataset({ dataset, part, settings }: Extract<ArrayExpression, { operation: 'dataset' }>): readonly [number, number] | null {
  const classes = classesOfDataset[dataset];
  if (part === 'y') return classes === undefined ? null : [0, classes - 1];
  const words = settings?.['num_words'];
  return (dataset === 'imdb' || dataset === 'reuters') && typeof words === 'number' ? [1, words - 1] : null;
}

/** How many classes the labels of a data set have (keras/src/datasets, scikit-learn's loaders). */
const classesOfDataset: Readonly<Partial<Record<string, number>>> = {
  mnist: 10, fashion_mnist: 10, cifar10: 10, imdb: 2, reuters: 46, iris: 3, wine: 3, breast_cancer: 2, digits: 10,
};
