/**
 * The smallest power of two of steps a bucket with which all steps fit into the pixels. The width only changes when the
 * run has doubled, so the line does not shimmer while it grows.
 */
export function bucketWidth(lastStep: number, pixels: number): number {
  let width = 1;
  while (lastStep / width > Math.max(pixels, 1)) width *= 2;
  return width;
}

/**
 * The x positions that all series share: the steps themselves, or, when a bucket holds several steps, two positions a
 * bucket, one for each extreme. At most two points a pixel for the width that {@link bucketWidth} gives.
 */
export function stepAxis(width: number, lastStep: number): number[] {
  const positions: number[] = [];
  for (let first = 1; first <= lastStep; first += width) {
    if (width === 1) positions.push(first);
    else positions.push(first + width / 4 - 0.5, first + (3 * width) / 4 - 0.5);
  }
  return positions;
}

/** The x positions of one point a bucket: its middle. */
export function meanAxis(width: number, lastStep: number): number[] {
  const positions: number[] = [];
  for (let first = 1; first <= lastStep; first += width) positions.push((first + Math.min(first + width - 1, lastStep)) / 2);
  return positions;
}
