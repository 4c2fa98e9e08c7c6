import { mutable, type RuleContext, type TfjsTensor } from './rule.js';

/**
 * The product of two matrices, or of as many pairs of them, whose sums are kept in float64. The backend in plain
 * JavaScript rounds sums to float32 every 48 elements, which loses three digits where long sums nearly cancel out.
 * @returns undefined where one side has other numbers of matrices than the other.
 */
export function ownProduct({ tf }: RuleContext, a: TfjsTensor, b: TfjsTensor, transposeA: boolean, transposeB: boolean): TfjsTensor | undefined {
  const pairs = a.shape.slice(0, -2);
  if (pairs.join() !== b.shape.slice(0, -2).join()) return undefined;
  const [rowsA = 1, columnsA = 1] = a.shape.slice(-2);
  const [rowsB = 1, columnsB = 1] = b.shape.slice(-2);
  const [rows, inner] = transposeA ? [columnsA, rowsA] : [rowsA, columnsA];
  const columns = transposeB ? rowsB : columnsB;
  const [left, right] = [a.dataSync() as Float32Array, b.dataSync() as Float32Array];
  const count = pairs.reduce((product, length) => product * length, 1);
  const result = new Float32Array(count * rows * columns);
  const sums = new Float64Array(columns);
  for (let pair = 0; pair < count; pair += 1) {
    const [startA, startB] = [pair * rows * inner, pair * inner * columns];
    for (let row = 0; row < rows; row += 1) {
      sums.fill(0);
      for (let place = 0; place < inner; place += 1) {
        const factor = left[startA + (transposeA ? place * rows + row : row * inner + place)] ?? 0;
        for (let column = 0; column < columns; column += 1) {
          const other = right[startB + (transposeB ? column * inner + place : place * columns + column)] ?? 0;
          sums[column] = (sums[column] ?? 0) + factor * other;
        }
      }
      result.set(sums, (pair * rows + row) * columns);
    }
  }
  return tf.tensor(result, mutable([...pairs, rows, columns]));
}
