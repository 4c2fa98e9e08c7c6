/**
 * Walks a stretch of an array in C order and tells where each element lies in memory with other strides: 0 along an
 * axis that is broadcast or summed over, negative along one that is reversed.
 * @param visit gets runs along the last axis: position in the stretch, place in memory, length.
 */
export function forEachRun(
  shape: readonly number[],
  strides: readonly number[],
  offset: number,
  count: number,
  visit: (position: number, place: number, length: number) => void,
): void {
  const last = shape.length - 1;
  const lastSize = shape[last] ?? 1;
  const lastStride = strides[last] ?? 0;
  for (let position = 0; position < count; ) {
    let rest = Math.floor((offset + position) / lastSize);
    const within = (offset + position) % lastSize;
    let place = within * lastStride;
    for (let axis = last - 1; axis >= 0; axis -= 1) {
      const size = shape[axis] ?? 1;
      place += (rest % size) * (strides[axis] ?? 0);
      rest = Math.floor(rest / size);
    }
    const length = Math.min(lastSize - within, count - position);
    visit(position, place, length);
    position += length;
  }
}
