import type { StepGraph } from '../../graph/index.js';
import { batchOf } from './batch.js';
import { comparisonsOf } from './comparisons.js';
import { forwardPass } from './forward.js';
import { measuredMetrics } from './metrics.js';
import { objectiveOf } from './objective.js';
import type { StepSettings } from './settings.js';
import { unchangedState } from './unchanged-state.js';

/**
 * One batch of evaluation: `loss` and the metrics of a model that predicts; its weights stay as they are.
 * @throws NotTrainableError which names the layer or loss that cannot be evaluated, and says what can.
 */
export function evaluationStep(settings: StepSettings): StepGraph {
  const batch = batchOf(settings);
  const pass = forwardPass(settings.model, batch.samples, false);
  const { model, compile, batchSize, x, y } = settings;
  // The weights of classes are for training alone; those of samples come with the data.
  const comparisons = comparisonsOf({ model, compile, batchSize, x, y }, batch, pass);
  const metrics = measuredMetrics(comparisons);
  const objective = objectiveOf(comparisons, pass.penalties);
  return {
    batchSize: settings.batchSize,
    batchInputs: batch.inputs,
    scalars: [],
    state: [...unchangedState(pass), ...metrics.state],
    measurements: [
      { name: 'loss', tensor: objective.total },
      ...objective.parts,
      ...metrics.measurements,
    ],
  };
}
