import { elementCount, matrixMultiply, reduceSum, reshape, transpose, type Tensor } from '../../../graph/index.js';

/**
 * Einstein's sum of two tensors, as one product of matrices: along axes that the result does not have, products are
 * summed up.
 * @param equation A letter for each axis, as in `abc,cd->abd`; no letter twice in one operand.
 * @param one Of the shape that the letters before the comma name.
 * @returns a tensor of the axes behind the arrow. All its letters are in an operand.
 */
export function contract(equation: string, one: Tensor, other: Tensor): Tensor {
  const [left = '', right = '', result = ''] = equation.split(/,|->/);
  const lengths = new Map([...lettersOf(left, one), ...lettersOf(right, other)]);
  const a = summed(left, one, (letter) => right.includes(letter) || result.includes(letter));
  const b = summed(right, other, (letter) => left.includes(letter) || result.includes(letter));
  const shared = letters(a.letters, (letter) => b.letters.includes(letter));
  const batch = letters(shared, (letter) => result.includes(letter));
  const inner = letters(shared, (letter) => !result.includes(letter));
  const rows = letters(a.letters, (letter) => !shared.includes(letter));
  const columns = letters(b.letters, (letter) => !shared.includes(letter));
  const sizes = (names: string): number[] => Array.from(names, (letter) => lengths.get(letter) ?? 1);
  const matrices = (of: Lettered, first: string, second: string): Tensor =>
    reshape(ordered(of, batch + first + second), [...sizes(batch), elementCount(sizes(first)), elementCount(sizes(second))]);
  const product = matrixMultiply(matrices(a, rows, inner), matrices(b, inner, columns));
  const found = batch + rows + columns;
  return ordered({ letters: found, tensor: reshape(product, sizes(found)) }, result);
}

interface Lettered {
  readonly letters: string;
  readonly tensor: Tensor;
}

function lettersOf(names: string, { shape }: Tensor): [string, number][] {
  return Array.from(names, (letter, axis) => [letter, shape[axis] ?? 1]);
}

function letters(names: string, isWanted: (letter: string) => boolean): string {
  return Array.from(names).filter(isWanted).join('');
}

/** The sum along the axes that nothing else has. */
function summed(names: string, tensor: Tensor, isKept: (letter: string) => boolean): Lettered {
  const axes = Array.from(names).flatMap((letter, axis) => (isKept(letter) ? [] : [axis]));
  return { letters: letters(names, isKept), tensor: axes.length === 0 ? tensor : reduceSum(tensor, axes) };
}

function ordered({ letters: names, tensor }: Lettered, order: string): Tensor {
  return names === order ? tensor : transpose(tensor, Array.from(order, (letter) => names.indexOf(letter)));
}
