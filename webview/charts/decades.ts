const pixelsPerLabel = 22;
const strides = [1, 2, 3, 5, 10, 20, 50];

/** Half decades around values given as decimal logarithms, with two whole powers of ten among them at least. */
export function decadeRange(minimum: number | null, maximum: number | null): [number, number] {
  if (minimum === null || maximum === null) return [-1, 0];
  const low = Math.floor(2 * minimum) / 2;
  const high = Math.ceil(2 * maximum) / 2;
  if (Math.floor(high) > Math.ceil(low)) return [low, high];
  return [Math.floor(low), Math.max(Math.ceil(high), Math.floor(low) + 1)];
}

/** The exponents to label on a log axis: whole ones, multiples of an even stride, as many as have room. */
export function decadeLabels(low: number, high: number, pixels: number): number[] {
  const room = Math.max(2, Math.floor(pixels / pixelsPerLabel));
  const labelsOf = (stride: number) => Math.floor(high / stride) - Math.ceil(low / stride) + 1;
  const stride = strides.find((each) => labelsOf(each) <= room) ?? 100;
  const labels: number[] = [];
  for (let exponent = Math.ceil(low / stride) * stride; exponent <= high; exponent += stride) labels.push(exponent);
  return labels;
}
