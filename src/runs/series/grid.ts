/** Buckets of equal width, aligned to multiples of it: all charts and series share their edges. */
export interface BucketGrid {
  /** Steps a bucket: a power of two. */
  readonly width: number;
  /** The first bucket; bucket `k` holds the steps from `k * width + 1` to `(k + 1) * width`. */
  readonly first: number;
  /** The bucket behind the last. */
  readonly end: number;
}

/**
 * The finest grid with at most `buckets` buckets for the steps from `from` to `to`. Its width is a power of two, so the line
 * does not shimmer while a run grows: it changes only when the run has doubled.
 */
export function bucketGrid(from: number, to: number, buckets: number): BucketGrid {
  let width = 1;
  let grid = gridOf(from, to, width);
  while (grid.end - grid.first > Math.max(buckets, 1)) {
    width *= 2;
    const next = gridOf(from, to, width);
    // Two steps on either side of an edge do not fit into one bucket of any width.
    if (width > to) return next;
    grid = next;
  }
  return grid;
}

function gridOf(from: number, to: number, width: number): BucketGrid {
  const first = Math.max(0, Math.floor((from - 1) / width));
  return { width, first, end: Math.max(first, Math.ceil(to / width)) };
}
