/**
 * How axes move between the layouts of images: Keras has the channels last, (batch, …lengths, channels), convolutions of
 * graphs have them behind the batch. Each function takes the number of axes and gives a permutation.
 */

/** (batch, channels, …lengths) → (batch, …lengths, channels). */
export function channelsLastAxes(rank: number): readonly number[] {
  return [0, ...spatial(rank, 2), 1];
}

/** (batch, …lengths, channels) → (batch, channels, …lengths). */
export function channelsFirstAxes(rank: number): readonly number[] {
  return [0, rank - 1, ...spatial(rank, 1)];
}

/** (filters, channels, …window) → (…window, channels, filters). */
export function filtersLastAxes(rank: number): readonly number[] {
  return [...spatial(rank, 2), 1, 0];
}

/** (…window, channels, filters) → (filters, channels, …window). */
export function filtersFirstAxes(rank: number): readonly number[] {
  return [rank - 1, rank - 2, ...spatial(rank, 0)];
}

function spatial(rank: number, first: number): readonly number[] {
  return Array.from({ length: rank - 2 }, (_, axis) => first + axis);
}
