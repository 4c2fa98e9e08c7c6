import { describe, expect, it } from 'vitest';
import {
  add,
  and,
  broadcastShapes,
  cast,
  concatenate,
  constant,
  expand,
  gather,
  GraphError,
  input,
  integerConstant,
  matrixMultiply,
  reduceMean,
  reshape,
  scatterAdd,
  ShapeMismatchError,
  slice,
  transpose,
  TypeMismatchError,
  where,
} from '../../../src/graph/index.js';

const matrix = input('matrix', [3, 4]);

describe('broadcasting', () => {
  it.each([
    [[[3, 4], [4]], [3, 4]],
    [[[3, 1], [1, 4]], [3, 4]],
    [[[], [2, 3]], [2, 3]],
    [[[2, 1, 4], [3, 1], [1]], [2, 3, 4]],
  ])('aligns %j to %j', (shapes, result) => {
    expect(broadcastShapes(...shapes)).toEqual(result);
  });

  it.each([[[[3, 4], [3]]], [[[2, 3], [3, 3]]]])('finds nothing for %j', (shapes) => {
    expect(broadcastShapes(...shapes)).toBeUndefined();
  });
});

describe('an operation', () => {
  it.each([
    ['adds a row to each row', add(matrix, input('row', [4])), [3, 4]],
    ['takes numbers for scalars', add(2, matrix), [3, 4]],
    ['multiplies the matrices of a batch by one', matrixMultiply(input('batch', [5, 2, 3]), matrix), [5, 2, 4]],
    ['works out a length of -1', reshape(matrix, [2, -1]), [2, 6]],
    ['reverses the axes', transpose(matrix), [4, 3]],
    ['cuts out a part', slice(matrix, -1, 1, 3), [3, 2]],
    ['joins along an axis', concatenate([matrix, matrix], 0), [6, 4]],
    ['puts the shape of the indices where the axis was', gather(matrix, integerConstant([0, 1], [2, 1]), 1), [3, 2, 1]],
    ['keeps reduced axes if asked to', reduceMean(matrix, [0], true), [1, 4]],
  ])('%s', (_what, tensor, shape) => {
    expect(tensor.shape).toEqual(shape);
  });

  it.each([
    ['shapes that do not broadcast', () => add(matrix, input('column', [3])), 'Add cannot work on the shapes (3, 4), (3): aligned at the last axis, lengths must be equal or 1.'],
    ['inner lengths that differ', () => matrixMultiply(matrix, matrix), 'MatMul cannot work on the shapes (3, 4), (3, 4): the first needs as many columns as the second has rows.'],
    ['a vector as a matrix', () => matrixMultiply(matrix, input('vector', [4])), 'MatMul cannot work on the shapes (3, 4), (4)'],
    ['another number of elements', () => reshape(matrix, [5, 2]), 'Reshape cannot work on the shapes (3, 4), (5, 2): the number of elements must stay the same.'],
    ['an axis that is not there', () => reduceMean(matrix, [2]), 'ReduceMean cannot work on the shapes (3, 4): there is no axis 2.'],
    ['a part beyond the end', () => slice(matrix, 0, 1, 4), 'axis 0 has no part from 1 to 4.'],
    ['a permutation that names an axis twice', () => transpose(matrix, [0, 0]), '0, 0 does not name each axis once.'],
    ['a growth of an axis longer than 1', () => expand(matrix, [6, 4]), 'only axes of length 1 can be repeated.'],
    ['parts that do not fit', () => concatenate([matrix, input('wide', [3, 5])], 0), 'all axes but axis 0 must have equal lengths.'],
    ['fewer rows than indices', () => scatterAdd(integerConstant([0, 1]), matrix, 5), 'each index needs one row.'],
  ])('refuses %s', (_what, build, message) => {
    expect(build).toThrow(ShapeMismatchError);
    expect(build).toThrow(message);
  });

  it.each([
    ['different types', () => add(matrix, integerConstant(1))],
    ['arithmetic on bytes', () => add(input('bytes', [4], 'uint8'), 1)],
    ['numbers as conditions', () => where(matrix, 1, 2)],
    ['logic on numbers', () => and(matrix, matrix)],
    ['indices with fractions', () => gather(matrix, constant([0]), 0)],
  ])('refuses %s', (_what, build) => {
    expect(build).toThrow(TypeMismatchError);
    expect(build).toThrow('cast them first');
  });

  it('refuses constants that do not fill their shape', () => {
    expect(() => constant([1, 2, 3], [2, 2])).toThrow(new GraphError('Constant', '3 numbers do not fill the shape (2, 2).'));
  });

  it('does nothing where nothing is to be done', () => {
    expect(reshape(matrix, [3, 4])).toBe(matrix);
    expect(expand(matrix, [3, 4])).toBe(matrix);
    expect(cast(matrix, 'float32')).toBe(matrix);
  });
});
