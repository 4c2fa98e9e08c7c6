import type { EngineState } from '../../engines/index.js';
import { metricState } from '../../nn/index.js';
import type { Fit } from '../fit/fit.js';

/** Sets what metrics have counted to zero, as is done before each pass over samples. */
export function resetMetrics(state: EngineState, { model, compile }: Pick<Fit, 'model' | 'compile'>): void {
  for (const [name, { values }] of metricState(model, compile)) state.write(name, values);
}
