/** What draws random numbers as numpy does. */
export interface RandomNumbers {
  /** One number of [0, 1). */
  uniform(): number;
  /** One number of the standard normal distribution. */
  normal(): number;
  /** A whole number from 0 to `greatest` (below 2³²). */
  integer(greatest: number): number;
  /** Puts elements into another order, in place. */
  shuffle<T extends Int32Array | Float64Array>(values: T): T;
  /** The numbers from 0 to `count` - 1 in another order. */
  permutation(count: number): Int32Array;
  /** So many different numbers from 0 to `population` - 1, `choice(population, count, replace=False)`. */
  choice(population: number, count: number): Int32Array;
}
