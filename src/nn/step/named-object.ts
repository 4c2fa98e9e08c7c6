import * as l10n from '@vscode/l10n';
import { isUnknown, type ConfigObject, type LayerSpec, type Maybe } from '../../spec/index.js';
import { ArgumentError } from '../argument.js';
import type { Catalogue } from '../catalogue.js';
import type { CatalogueEntry } from '../definition.js';
import { NotTrainableError } from './settings.js';

/**
 * Applies a layer's regularizer or constraint by its entry in the catalogue.
 * @returns `undefined` where the layer has none.
 * @throws NotTrainableError where it is not known, is not in the catalogue, or does not take what it is given.
 */
export function applyNamed<Entry extends CatalogueEntry, Result>(
  layer: LayerSpec,
  object: Maybe<ConfigObject> | null,
  catalogue: Catalogue<Entry>,
  apply: (definition: Entry, object: ConfigObject) => Result,
): Result | undefined {
  if (object === null) return undefined;
  if (isUnknown(object)) {
    const message = l10n.t('An argument of the layer "{0}" is not known: {1}', layer.name, object.reason);
    throw new NotTrainableError(message, layer.id);
  }
  const definition = catalogue.find(object.className);
  if (definition === undefined) {
    const known = catalogue.entries.map(({ className }) => className).join(', ');
    const message = l10n.t(
      'The layer "{0}" has a "{1}", which cannot be trained yet. Those that can: {2}.',
      layer.name,
      object.className,
      known,
    );
    throw new NotTrainableError(message, layer.id);
  }
  try {
    return apply(definition, object);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    const message = l10n.t(
      'The {0} of the layer "{1}" cannot be used. {2}',
      definition.className,
      layer.name,
      error.message,
    );
    throw new NotTrainableError(message, layer.id);
  }
}
