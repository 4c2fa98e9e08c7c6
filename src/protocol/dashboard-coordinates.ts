import * as v from 'valibot';

const coordinateAxisSchema = v.object({
  /** For people; of the result, the name of the metric. */
  name: v.string(),
  /** `choice`: values have no order. */
  scale: v.picklist(['linear', 'log', 'choice']),
  /** Set for the result. */
  best: v.optional(v.picklist(['highest', 'lowest'])),
  /** Of each run; null where it has no such thing, or it is not known. */
  values: v.array(v.nullable(v.union([v.number(), v.string()]))),
});
export type DashboardCoordinateAxis = v.InferOutput<typeof coordinateAxisSchema>;

/** What runs that are compared differ in and what came of it, when it is known and each time that it changed. */
export const coordinatesSchema = v.object({
  type: v.literal('coordinates'),
  /** The run that is looked at. */
  run: v.string(),
  /** By the ids of the compared runs; that of the run itself is among them. */
  runs: v.array(v.string()),
  axes: v.array(coordinateAxisSchema),
});
export type DashboardCoordinates = v.InferOutput<typeof coordinatesSchema>;
