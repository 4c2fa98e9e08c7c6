import type { Engine, EngineState } from '../../engines/index.js';
import { measurableMetrics, type MetricSummary } from '../../nn/index.js';
import type { Metrics } from '../../protocol/index.js';
import type { Samples } from '../fit/samples.js';
import type { Breaks } from './breaks.js';
import type { TrainingControl } from './control.js';
import { EpochMeans } from './epoch-means.js';
import { inOrder } from './order.js';
import { Programs } from './programs.js';
import { resetMetrics } from './reset-metrics.js';
import type { Stepped } from './step-settings.js';

/** What a pass over samples that trains nothing needs. */
export interface Pass {
  readonly engine: Engine;
  readonly state: EngineState;
  readonly samples: Samples;
  readonly seed: number;
  /** The number of the last step of the run. */
  readonly step: number;
  readonly control: TrainingControl;
  readonly breaks: Breaks;
}

/**
 * Loss and metrics over all samples, as Keras's `evaluate` means them.
 * @returns null where the run is asked to stop.
 * @throws NotTrainableError or CompileError
 */
export async function evaluate(stepped: Stepped, { engine, state, samples, seed, step, control, breaks }: Pass): Promise<Metrics | null> {
  const programs = new Programs(engine, state, stepped, null, samples, seed);
  const summaries = new Map<string, MetricSummary>([['loss', 'mean'], ...measurableMetrics(stepped.model, stepped.compile).summaries]);
  const means = new EpochMeans(summaries);
  const order = inOrder(samples.count);
  resetMetrics(state, stepped);
  try {
    let position = 0;
    for (let chunk = programs.next(order, 0, 1); chunk !== null; chunk = programs.next(order, position, 1)) {
      if (!(await breaks.mayGoOn(step))) return null;
      const { steps, measurements } = await programs.run(chunk, control.signal);
      means.add(measurements, chunk.batchSize);
      position += steps * chunk.batchSize;
    }
    return means.values();
  } finally {
    await programs.dispose();
  }
}
