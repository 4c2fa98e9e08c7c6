import type { WatchedLayer, WatchedRun } from '../watched-run.js';

/** The trained layers that multiply by a matrix, with their places among a reading's gradients, from the input to the output. */
export function kernelLayers({ trained }: WatchedRun): readonly { readonly layer: WatchedLayer; readonly place: number }[] {
  return trained.flatMap((layer, place) => (layer.hasKernel ? [{ layer, place }] : []));
}

/** What was observed of a layer; undefined where it was not. */
export function observed(values: Readonly<Record<string, number>>, quantity: string, { id }: Pick<WatchedLayer, 'id'>): number | undefined {
  return values[`${quantity}/${id}`];
}
