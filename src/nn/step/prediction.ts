import { input, reduceMean, type StepGraph } from '../../graph/index.js';
import { batchOf } from './batch.js';
import { forwardPass } from './forward.js';
import type { StepSettings } from './settings.js';
import { unchangedState } from './unchanged-state.js';

/** The variable of an engine's state that holds what came out of an output of the model for the last batch. */
export const predictionName = (output: number): string => `prediction/${output}`;

/**
 * One batch of prediction, whose results are left in the engine's state under {@link predictionName}; the weights stay as
 * they are.
 * @param training Whether the layers do what they do in training, as `model(x, training=True)` asks for: dropout drops.
 * @throws NotTrainableError which names the layer that cannot be computed, and says what can.
 */
export function predictionStep({ model, batchSize, x }: Pick<StepSettings, 'model' | 'batchSize' | 'x'>, training = false): StepGraph {
  // What is predicted is compared with nothing.
  const batch = batchOf({ model: { ...model, outputs: [] }, batchSize, x, y: [] });
  const pass = forwardPass(model, batch.samples, training);
  const outputs = pass.outputs.map(({ prediction }, index) => {
    const { shape } = prediction;
    return { name: predictionName(index), shape, read: input(predictionName(index), shape), next: prediction };
  });
  return {
    batchSize,
    batchInputs: batch.inputs,
    scalars: [],
    state: [...unchangedState(pass), ...outputs],
    measurements: pass.outputs.slice(0, 1).map(({ prediction }) => ({ name: 'mean', tensor: reduceMean(prediction, null) })),
  };
}

/** The shapes of what {@link predictionStep} leaves in the state, without the batch. */
export function predictedShapes(graph: StepGraph): readonly (readonly number[])[] {
  return graph.state.flatMap(({ name, shape }) => (name.startsWith('prediction/') ? [shape.slice(1)] : []));
}
