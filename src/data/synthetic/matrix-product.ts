/** The product of a (rows, inner) and an (inner, columns) matrix, both in C order. */
export function matrixProduct(left: Float64Array, right: Float64Array, inner: number, columns: number): Float64Array {
  const rows = left.length / inner;
  const product = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    for (let middle = 0; middle < inner; middle += 1) {
      const factor = left[row * inner + middle] ?? NaN;
      for (let column = 0; column < columns; column += 1) {
        product[row * columns + column] = (product[row * columns + column] ?? NaN) + factor * (right[middle * columns + column] ?? NaN);
      }
    }
  }
  return product;
}
