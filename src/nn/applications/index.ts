import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Config, type Maybe, type Shape } from '../../spec/index.js';
import { argument } from '../argument.js';
import { Catalogue } from '../catalogue.js';
import type { ParameterDefinition } from '../definition.js';
import { onlyInput } from '../layers/shapes.js';
import { firstUnknown } from '../layers/window/index.js';
import type { ApplicationDefinition, ApplicationModel } from './definition.js';
import { applicationWeights } from './parameters.js';
import { applicationInput, applicationOutput } from './shapes.js';
import { models, signatures } from './table.js';

export type { ApplicationDefinition } from './definition.js';
export type { BlueprintLayer } from './blueprint.js';
export { drawApplication, type DrawnApplication } from './draw.js';

/** Arguments of some models that change their layers. */
const variantArguments = ['alpha', 'minimalistic', 'depth_multiplier'];

/** The heights of pictures, as high as wide, that there are weights for. */
const trainedHeights: Readonly<Record<string, readonly number[]>> = { MobileNet: [128, 160, 192, 224], MobileNetV2: [96, 128, 160, 192, 224] };

/** Every model of `keras.applications`, by the function that makes it. */
export const applications = new Catalogue<ApplicationDefinition>(
  Object.entries(signatures).map(([name, parameters]) => application(name, parameters)),
);

function application(name: string, parameters: readonly ParameterDefinition[]): ApplicationDefinition {
  const variants = models.filter((model) => model.name === name);
  return {
    className: name,
    aliases: [],
    parameters,
    inputShape(config) {
      const model = variantOf(variants, config);
      return isUnknown(model) ? model : applicationInput(model, config);
    },
    modelName(config) {
      const given = argument(config, 'name');
      if (isUnknown(given) || typeof given === 'string') return given;
      const model = variantOf(variants, config);
      if (isUnknown(model)) return model;
      const input = inputInName(name, model, config);
      if (isUnknown(input)) return input;
      const height = heightInName(name, config, input);
      return isUnknown(height) ? height : model.modelName.replace(/_None$/, `_${height}`);
    },
    outputShape(config, inputs) {
      const model = variantOf(variants, config);
      return isUnknown(model) ? model : applicationOutput(model, config, onlyInput(name, inputs));
    },
    weights(config, inputs) {
      const model = variantOf(variants, config);
      return isUnknown(model) ? model : applicationWeights(model, config, onlyInput(name, inputs));
    },
  };
}

/**
 * The shape by which a model is named: that of its arguments, whatever tensor it is given, but for a MobileNetV2 with classes
 * that has no other shape (keras/src/applications/mobilenet_v2.py).
 */
function inputInName(name: string, model: ApplicationModel, config: Config): Maybe<Shape> {
  const takesTensor = name === 'MobileNetV2' && argument(config, 'input_shape') === null && argument(config, 'include_top') !== false;
  return applicationInput(model, takesTensor ? config : { ...config, input_tensor: null });
}

/**
 * What MobileNet and MobileNetV2 have in their names for the height of their pictures: that of the pictures that their weights
 * were trained with, where they get those (keras/src/applications/mobilenet.py, mobilenet_v2.py).
 */
function heightInName(name: string, config: Config, [, height = null, width = null]: Shape): Maybe<string> {
  const trained = trainedHeights[name];
  if (trained === undefined || (height !== null && height === width && trained.includes(height))) return String(height ?? 'None');
  const weights = argument(config, 'weights');
  if (isUnknown(weights)) return weights;
  return weights === 'imagenet' ? '224' : String(height ?? 'None');
}

/** The row of the table for the arguments of a call; an Unknown for variants that it does not have. */
function variantOf(variants: readonly ApplicationModel[], config: Config): Maybe<ApplicationModel> {
  const missing = firstUnknown(config, variantArguments);
  if (missing !== undefined) return missing;
  const found = variants.find(({ arguments: own }) =>
    Object.entries(own).every(([name, value]) => argument(config, name) === value),
  );
  return found ?? unknown(l10n.t('The size of {0} is known for the usual arguments only.', variants[0]?.name ?? ''));
}
