import type { StepGraph } from '../../graph/index.js';
import { batchOf } from './batch.js';
import { forwardPass } from './forward.js';
import { metricMeasurements } from './metrics.js';
import { objectiveOf } from './objective.js';
import type { StepSettings } from './settings.js';

/**
 * One batch of evaluation: `loss` and the metrics of a model that predicts; its weights stay as they are.
 * @throws NotTrainableError which names the layer or loss that cannot be evaluated, and says what can.
 */
export function evaluationStep(settings: StepSettings): StepGraph {
  const batch = batchOf(settings);
  const { prediction, weights, read, penalties } = forwardPass(settings.model, batch.samples, false);
  const comparison = { target: batch.y.tensor, prediction };
  return {
    batchSize: settings.batchSize,
    batchInputs: [batch.x, batch.y],
    scalars: [],
    state: weights.flatMap(({ name, spec: { shape } }) => {
      const value = read.get(name);
      return value === undefined ? [] : [{ name, shape, read: value, next: value }];
    }),
    measurements: [
      { name: 'loss', tensor: objectiveOf(settings.compile, comparison, penalties) },
      ...metricMeasurements(settings.compile, comparison),
    ],
  };
}
