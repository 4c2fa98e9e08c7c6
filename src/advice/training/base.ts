import { applications } from '../../nn/index.js';
import type { LayerSpec, ModelSpec, TrainingPlan } from '../../spec/index.js';
import { beginningOf } from '../gather.js';

/** A network of `keras.applications` inside a model. */
export interface Base {
  /** The layer of the model that it is. */
  readonly layer: LayerSpec;
  /** The function that makes it: `ResNet50`. */
  readonly application: string;
  /** Whether it comes with weights that were trained. */
  readonly isPretrained: boolean;
  /** Whether it is made without them: `weights=None`. */
  readonly isUntrained: boolean;
}

/** Where the calls begin that make networks of `keras.applications` with weights that were trained. */
export function pretrainedCalls({ models }: TrainingPlan): Set<string> {
  const networks = models.flatMap(({ layers }) => layers).filter(({ className, config }) => applications.find(className) !== undefined && typeof config['weights'] === 'string');
  return new Set(networks.map(({ source }) => beginningOf(source.range)));
}

/** The networks of `keras.applications` that a model is built on. */
export function basesOf(plan: TrainingPlan, model: ModelSpec): Base[] {
  return model.layers.flatMap((layer): Base[] => {
    const inside = plan.models.find(({ id }) => id === layer.id)?.layers ?? [];
    const whole = [layer, ...inside].find(({ className }) => applications.find(className) !== undefined);
    if (whole === undefined) return [];
    return [{ layer, application: whole.className, isPretrained: typeof whole.config['weights'] === 'string', isUntrained: whole.config['weights'] === null }];
  });
}
