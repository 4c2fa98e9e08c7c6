import type { CatalogueEntry, LayerDefinition } from '../../definition.js';
import { onlyInput } from '../shapes.js';

/** A layer without weights whose output has the shape of its input. */
export function sameShape(
  className: string,
  parameters: CatalogueEntry['parameters'],
  forward?: NonNullable<LayerDefinition['forward']>,
): LayerDefinition {
  return {
    className,
    aliases: [],
    parameters,
    outputShape: (_config, inputs) => onlyInput(className, inputs),
    weights: () => [],
    ...(forward && { forward }),
  };
}
