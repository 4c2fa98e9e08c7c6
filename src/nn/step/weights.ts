import * as l10n from '@vscode/l10n';
import { isTrained, isUnknown, type LayerSpec, type ModelSpec, type WeightSpec } from '../../spec/index.js';
import { weightName } from './names.js';
import { NotTrainableError } from './settings.js';

/** A weight of a model and the layer that it belongs to. */
export interface ModelWeight {
  readonly name: string;
  readonly layer: LayerSpec;
  readonly spec: WeightSpec;
  /** Whether training changes it by its gradient: it is not a statistic, and neither its layer nor the model is frozen. */
  readonly trainable: boolean;
}

/**
 * The weights of a model, in the order of its layers and in Keras's order within a layer.
 * @throws NotTrainableError where the weights of a layer are not known.
 */
export function modelWeights(model: ModelSpec): readonly ModelWeight[] {
  return model.layers.flatMap((layer) => {
    if (isUnknown(layer.weights)) {
      throw new NotTrainableError(
        l10n.t('The weights of the layer "{0}" are not known: {1}', layer.name, layer.weights.reason),
        layer.id,
      );
    }
    return layer.weights.map((spec) => ({
      name: weightName(layer, spec.name),
      layer,
      spec,
      trainable: model.trainable !== false && isTrained(layer, spec),
    }));
  });
}
