import * as v from 'valibot';

/** The first step of a run in which a number was NaN or infinite, and the layer where it came about. */
export const notFiniteSchema = v.object({
  /** From 1. */
  step: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** The id of the layer; absent where all layers are finite and the loss is not. */
  layer: v.optional(v.string()),
  /** For people. */
  message: v.string(),
});
export type NotFinite = v.InferOutput<typeof notFiniteSchema>;
