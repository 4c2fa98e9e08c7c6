/** `count` numbers in [0, 1), the same as make-fixtures.py makes from a seed. */
export function noise(seed: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => {
    let value = (index + Math.imul(seed, 0x9e3779b9)) | 0;
    value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
    value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
    return ((value ^ (value >>> 16)) >>> 0) / 2 ** 32;
  });
}
