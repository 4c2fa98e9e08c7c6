import * as l10n from '@vscode/l10n';
import { isConfigObject, isUnknown, unknown, type Config, type Maybe } from '../../../spec/index.js';
import { argument, ArgumentError } from '../../argument.js';
import { configure } from '../../configure.js';
import type { LayerDefinition } from '../../definition.js';

/** How a wrapper finds the class of the layer that it is given. */
export type FindLayer = (className: string) => LayerDefinition | undefined;

/** A layer that another is given. */
export interface WrappedLayer {
  readonly definition: LayerDefinition;
  readonly config: Config;
}

/**
 * The layer that an argument holds; an Unknown for a class that the catalogue does not have.
 * @throws ArgumentError where it holds no layer.
 */
export function wrappedLayer(wrapper: string, config: Config, name: string, find: FindLayer): Maybe<WrappedLayer> {
  const layer = argument(config, name);
  if (isUnknown(layer)) return layer;
  if (!isConfigObject(layer)) throw new ArgumentError(name, l10n.t('{0} needs a layer, such as Dense(10).', wrapper));
  const definition = find(layer.className);
  if (definition === undefined) {
    return unknown(
      l10n.t('The layer {0} is not known here, so neither are its shape and its weights.', layer.className),
      layer.range,
    );
  }
  return { definition, config: configure(definition, layer.config).config };
}
