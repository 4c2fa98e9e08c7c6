import { describe, expect, it } from 'vitest';
import { classNamesOf } from '../../../src/data/index.js';
import type { ArrayExpression } from '../../../src/spec/index.js';

const array = { kind: 'array', shape: [100], dtype: 'uint8' } as const;
const labels = (dataset: string, part: 'x' | 'y' = 'y'): ArrayExpression => ({ ...array, operation: 'dataset', dataset, split: 'train', part });
const some = (input: ArrayExpression): ArrayExpression => ({ ...array, operation: 'slice', input, axis: 0, start: 5000, stop: null, step: 1 });
const joined = (...inputs: readonly ArrayExpression[]): ArrayExpression => ({ ...array, operation: 'concatenate', inputs, axis: 0 });

describe('The names of classes', () => {
  it('are those of the data set, whatever part of its labels is taken, and in whatever form', () => {
    expect(classNamesOf(labels('fashion_mnist'), 10)?.[6]).toBe('Shirt');
    expect(classNamesOf(some(labels('fashion_mnist')), 10)?.[9]).toBe('Ankle boot');
    const cast: ArrayExpression = { ...array, operation: 'cast', input: some(labels('cifar10')) };
    expect(classNamesOf({ ...array, operation: 'oneHot', input: cast, classes: 10 }, 10)?.[3]).toBe('cat');
    expect(classNamesOf(joined(labels('iris'), some(labels('iris'))), 3)).toEqual(['setosa', 'versicolor', 'virginica']);
  });

  it('are not known where a label may mean something else', () => {
    expect(classNamesOf({ ...array, operation: 'equal', left: labels('fashion_mnist'), right: 5 }, 2)).toBeNull();
    expect(classNamesOf({ ...array, operation: 'remainder', left: labels('fashion_mnist'), right: 10 }, 10)).toBeNull();
    expect(classNamesOf(joined(labels('fashion_mnist'), labels('cifar10')), 10)).toBeNull();
    expect(classNamesOf(labels('fashion_mnist'), 12)).toBeNull();
    expect(classNamesOf(labels('mnist'), 10)).toBeNull();
    expect(classNamesOf(labels('fashion_mnist', 'x'), 10)).toBeNull();
  });
});
