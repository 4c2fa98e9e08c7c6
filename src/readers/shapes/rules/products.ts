import { isUnknown, type Shape } from '../../../spec/index.js';
import { axisAt, mayAgree, multiplied, reduced } from '../shape.js';
import { ofFirst, ofTwo, type ShapeRule } from './rule.js';

const twoNames = [['x1', 'a', 'x'], ['x2', 'b', 'y']] as const;

const turned = (shape: Shape, flag: boolean): Shape => (flag ? [...shape.slice(0, -2), ...shape.slice(-2).reverse()] : shape);

/** `matmul`, in TensorFlow with either side transposed. */
export const matrixProduct: ShapeRule = ofTwo(twoNames, (one, other, given) =>
  multiplied(turned(one, given.isTrue(2, 'transpose_a')), turned(other, given.isTrue(3, 'transpose_b'))) ?? undefined);

/** numpy's `dot`: the last axis of the first with the last but one of the second. */
export const dot: ShapeRule = ofTwo(twoNames, (one, other) => {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const inner = other.length === 1 ? other[0] : other.at(-2);
  if (!mayAgree(one.at(-1) ?? null, inner ?? null)) return undefined;
  return [...one.slice(0, -1), ...(other.length === 1 ? [] : [...other.slice(0, -2), other.at(-1) ?? null])];
});

/** `tensordot(a, b, axes)`. */
export const tensorDot: ShapeRule = ofTwo(twoNames, (one, other, given) => {
  const count = given.value(2, 'axes') === undefined ? 2 : given.integer(2, 'axes');
  return count === undefined || count > Math.min(one.length, other.length) ? undefined : [...one.slice(0, one.length - count), ...other.slice(count)];
});

/** `outer(a, b)` of all elements. */
export const outer: ShapeRule = ofTwo(twoNames, (one, other) => (one.length === 1 && other.length === 1 ? [...one, ...other] : undefined));

/** A matrix with a vector, `tf.linalg.matvec(a, b)`. */
export const matrixVector: ShapeRule = ofTwo(twoNames, (one, other, given) => multiplied(turned(one, given.isTrue(2, 'transpose_a')), [...other, 1])?.slice(0, -1));

/** `einsum("abc,cd->abd", x, y)`; `...` stands for axes that all have. */
export const einsum: ShapeRule = (given) => {
  const equation = given.text(0, 'subscripts', 'equation')?.replaceAll(' ', '');
  if (equation === undefined) return undefined;
  const [inputs = '', written] = equation.split('->');
  const lengths = new Map<string, number | null>();
  let shared: Shape = [];
  for (const [index, term] of inputs.split(',').entries()) {
    const shape = given.shape(index + 1);
    if (shape === undefined || isUnknown(shape)) return shape;
    const axes = axesOf(term, shape);
    if (axes === null) return undefined;
    if (axes.shared.length > shared.length) ({ shared } = axes);
    for (const [letter, length] of axes.named) lengths.set(letter, lengths.get(letter) ?? length);
  }
  return Array.from((written ?? implied(inputs)).replace('...', '~')).flatMap((letter) => (letter === '~' ? shared : [lengths.get(letter) ?? null]));
};

/** The lengths that a term of the equation names, and those that its `...` stands for; null where they do not fit. */
function axesOf(term: string, shape: Shape): { readonly named: readonly (readonly [string, number | null])[]; readonly shared: Shape } | null {
  const [before = '', after] = term.split('...');
  const count = before.length + (after?.length ?? 0);
  if (after === undefined ? count !== shape.length : count > shape.length) return null;
  const end = shape.length - (after?.length ?? 0);
  const named = [...Array.from(before, (letter, at) => [letter, shape[at] ?? null] as const), ...Array.from(after ?? '', (letter, at) => [letter, shape[end + at] ?? null] as const)];
  return { named, shared: after === undefined ? [] : shape.slice(before.length, end) };
}

/** Without `->`, what stands once is kept, in the order of the alphabet. */
function implied(inputs: string): string {
  const letters = inputs.replaceAll(/[.,]/g, '');
  const once = [...new Set(letters)].filter((letter) => letters.indexOf(letter) === letters.lastIndexOf(letter));
  return (inputs.includes('...') ? '...' : '') + once.sort().join('');
}

/** `K.batch_dot(x, y, axes)`: the product of every row with every row. */
export const batchDot: ShapeRule = ofTwo([['x'], ['y']], (one, other, given) => {
  const axes = given.integers(2, 'axes');
  if (axes === undefined || one.length < 2 || other.length < 2) return undefined;
  const [left = one.length - 1, right = other.length === 2 ? 1 : other.length - 2] = axes?.length === 1 ? [axes[0], axes[0]] : (axes ?? []);
  const [leftRest, rightRest] = [reduced(one, [axisAt(left, one.length)], false), reduced(other, [0, axisAt(right, other.length)], false)];
  if (leftRest === null || rightRest === null) return undefined;
  const result = [...leftRest, ...rightRest];
  return result.length === 1 ? [...result, 1] : result;
});

/** The last two axes gone, as of a determinant or a trace. */
export const ofMatrices: ShapeRule = ofFirst((shape) => shape.slice(0, -2));

/** `tf.linalg.diag(diagonal)`: vectors as matrices. */
export const diagonal: ShapeRule = ofFirst((shape) => (shape.length === 0 ? undefined : [...shape, shape.at(-1) ?? null]));

/** `tf.linalg.diag_part(input)`: what is on the diagonals of matrices. */
export const onDiagonal: ShapeRule = ofFirst((shape) => {
  const [rows = null, columns = null] = shape.slice(-2);
  return [...shape.slice(0, -2), rows === null || columns === null ? null : Math.min(rows, columns)];
});

/** `np.diag(v)`: a matrix of a vector, and of a matrix its diagonal. */
export const diagonalOrBack: ShapeRule = (given) => {
  const shape = given.shape(0, 'v');
  if (shape === undefined || isUnknown(shape)) return shape;
  return shape.length === 1 ? diagonal(given) : onDiagonal(given);
};
