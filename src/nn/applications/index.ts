import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Config, type Maybe } from '../../spec/index.js';
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
      const input = applicationInput(model, config);
      if (isUnknown(input)) return input;
      // MobileNet and MobileNetV2 have the height of their pictures in their names.
      return model.modelName.replace(/_None$/, `_${String(input[1] ?? 'None')}`);
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

/** The row of the table for the arguments of a call; an Unknown for variants that it does not have. */
function variantOf(variants: readonly ApplicationModel[], config: Config): Maybe<ApplicationModel> {
  const missing = firstUnknown(config, variantArguments);
  if (missing !== undefined) return missing;
  const found = variants.find(({ arguments: own }) =>
    Object.entries(own).every(([name, value]) => argument(config, name) === value),
  );
  return found ?? unknown(l10n.t('The size of {0} is known for the usual arguments only.', variants[0]?.name ?? ''));
}
