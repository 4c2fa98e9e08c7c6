import { elementCount } from '../../graph/index.js';
import { allocate } from './memory-of.js';
import { forEachRun } from './runs.js';
import { blockLength, type ArraySource } from './source.js';

/** How an array looks with other strides. */
export interface View {
  /** The place of the first element. */
  readonly first: number;
  readonly strides: readonly number[];
  readonly shape: readonly number[];
}

/**
 * A view that shows each sample of a source (a row of axis 0) rearranged, in its place: some samples are read at a time,
 * and gathered from.
 */
export function viewedSamples(source: ArraySource, { first, strides, shape }: View): ArraySource {
  const { dtype } = source;
  const size = elementCount(source.shape.slice(1));
  const shown = elementCount(shape.slice(1));
  const most = Math.max(1, Math.floor(blockLength / size));
  const samples = allocate(dtype, most * size);
  const block = allocate(dtype, Math.min(blockLength, elementCount(shape)));
  const lastStride = strides[shape.length - 1] ?? 0;
  /** Reads some of them into the memory for samples. */
  const load = (sample: number, count: number): void => {
    for (let place = 0; place < count * size; place += blockLength) {
      samples.set(source.read(sample * size + place, Math.min(blockLength, count * size - place)), place);
    }
  };
  return {
    shape,
    dtype,
    read: (offset, count) => {
      for (let position = 0; position < count; ) {
        const sample = Math.floor((offset + position) / shown);
        const within = (offset + position) % shown;
        const wanted = Math.min(most, Math.ceil((within + count - position) / shown));
        load(sample, wanted);
        const length = Math.min(count - position, wanted * shown - within);
        const begin = position;
        forEachRun(shape, strides, offset + begin, length, (at, place, run) => {
          const from = first + place - sample * size;
          for (let index = 0; index < run; index += 1) block[begin + at + index] = samples[from + index * lastStride] ?? Number.NaN;
        });
        position += length;
      }
      return block.subarray(0, count);
    },
  };
}
