import type { OptimizerProgress } from '../../saving/index.js';
import { isConfigObject, isUnknown, type CompileStep } from '../../spec/index.js';

/** How far an optimizer has come, as it is saved with a model. @param learningRate that of its last step. */
export function progressOf({ optimizer }: CompileStep, iterations: number, learningRate: number): OptimizerProgress {
  return { iterations, learningRate, isScheduled: !isUnknown(optimizer) && isConfigObject(optimizer.config['learning_rate']) };
}
