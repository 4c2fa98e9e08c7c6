import { elementCount, type Tensor } from '../graph/index.js';

/**
 * Random numbers for a graph: a pool of uniform numbers made from the seed, from which each step and stream reads at an
 * offset of its own. Offset and pool depend on (seed, step, stream, element) alone, so a run can be repeated, cut into
 * calls anyhow, and resumed. A quarter of the cost of a generator in the graph, and ONNX's own cannot be rewound.
 */
export interface RandomPool {
  readonly seed: number;
  readonly values: Float32Array;
}

/** One stream of random numbers, and how many offsets in the pool it may start from. */
export interface RandomStream {
  readonly stream: number;
  readonly room: number;
}

/** How the random leaves of a graph read from a pool: the same in every engine, so that they draw the same numbers. */
export interface RandomPlan {
  readonly poolSize: number;
  /** One for each leaf. */
  readonly streams: readonly RandomStream[];
}

/** Where `RandomUniform` leaves may read, in a pool that is large enough for all of them. */
export function planStreams(leaves: readonly Tensor[]): RandomPlan {
  const counts = leaves.map(({ shape }) => elementCount(shape));
  const size = poolSize(Math.max(1, ...counts));
  const streams = leaves.map(({ attributes }, index) => ({
    stream: Number(attributes['stream']),
    room: size - (counts[index] ?? 0) + 1,
  }));
  return { poolSize: size, streams };
}

/** Enough that two of the slices that a step reads seldom overlap. */
const MINIMUM_POOL = 2 ** 20;

/** The size of a pool from which slices of up to `largest` elements are read. */
function poolSize(largest: number): number {
  return Math.max(MINIMUM_POOL, 2 ** Math.ceil(Math.log2(largest * 4)));
}

/** `size` uniform numbers in [0, 1), each of 24 random bits, as many as a float32 holds. */
export function createPool(seed: number, size: number): RandomPool {
  const values = new Float32Array(size);
  for (let index = 0; index < size; index += 1) values[index] = (hash(seed, index) >>> 8) / 2 ** 24;
  return { seed, values };
}

/**
 * Where each stream of each step starts to read: steps × streams.
 * @param room How many offsets a stream may choose from.
 */
export function offsetsOf(
  seed: number,
  firstStep: number,
  steps: number,
  streams: readonly RandomStream[],
): BigInt64Array {
  const offsets = new BigInt64Array(steps * streams.length);
  for (let step = 0; step < steps; step += 1) {
    streams.forEach(({ stream, room }, column) => {
      offsets[step * streams.length + column] = BigInt(hash(hash(seed, firstStep + step), stream) % room);
    });
  }
  return offsets;
}

/** 32 well-mixed bits of a key and a counter: two rounds of Murmur3's finalizer (Appleby, 2011; public domain). */
function hash(key: number, counter: number): number {
  return mix(mix(counter ^ Math.imul(key, 0x9e3779b1)) ^ (key + 0x7f4a7c15));
}

function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
