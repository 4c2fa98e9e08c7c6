import type { StepGraph } from '../../graph/index.js';
import type { StepSettings } from './settings.js';
import { trainingPass } from './training.js';
import { unchangedState } from './unchanged-state.js';

/**
 * The forward and the backward pass of a training step that leaves, in the place of each trained weight, the gradient of the
 * loss by it, before clipping: it is for a state of its own, into which the weights are copied. Measured is the `loss`.
 * @throws NotTrainableError as `trainingStep` does.
 */
export function gradientStep(settings: StepSettings): StepGraph {
  const { pass, trained, graph: { batchSize, batchInputs, measurements } } = trainingPass(settings);
  const gradients = new Map(trained.map(({ name, gradient }) => [name, gradient]));
  return {
    batchSize,
    batchInputs,
    scalars: [],
    state: unchangedState(pass).map((variable) => ({ ...variable, next: gradients.get(variable.name) ?? variable.next })),
    measurements: measurements.filter(({ name }) => name === 'loss'),
  };
}
