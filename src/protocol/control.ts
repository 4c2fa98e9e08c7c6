import * as v from 'valibot';

/**
 * How a window joins a run that it did not start: it connects to the address in the run's record and is sent a greeting,
 * then every event of the trainer that the greeting does not count. What was before is in the run directory. It may ask
 * for the few things that are asked of any run.
 */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const greetingSchema = v.object({
  type: v.literal('joined'),
  /** That of the trainer's events. */
  protocolVersion: v.number(),
  /** How many of the events in the run directory were told before the first that is sent. */
  told: count,
  /** The number of the last step before; telemetry may repeat some of its steps. */
  step: count,
});

/** The first message to a window that joins a run. */
export type Greeting = v.InferOutput<typeof greetingSchema>;

export const controlRequestSchema = v.variant('type', [
  v.object({ type: v.literal('pause') }),
  v.object({ type: v.literal('resume') }),
  v.object({ type: v.literal('stop') }),
]);

/** What any window may ask of a run. */
export type ControlRequest = v.InferOutput<typeof controlRequestSchema>;
