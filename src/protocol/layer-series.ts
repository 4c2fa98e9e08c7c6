import * as v from 'valibot';

/** A layer with weights, in the order of the model: one line on the gradient chart. */
export const layerSeriesSchema = v.object({ id: v.string(), name: v.string(), className: v.string() });
export type LayerSeries = v.InferOutput<typeof layerSeriesSchema>;
