import type { LayerSpec } from '../../spec/index.js';

/** The name of a weight in an engine's state: `<layer id>/kernel`. */
export function weightName(layer: LayerSpec, weight: string): string {
  return `${layer.id}/${weight}`;
}

/** The name of what an optimizer remembers of a weight: `<layer id>/kernel/momentum`. */
export function slotName(weight: string, slot: string): string {
  return `${weight}/${slot}`;
}

/** The measurement of the gradient of all of a layer's weights: `gradientNorm/<layer id>`. */
export function gradientNormName(layer: Pick<LayerSpec, 'id'>): string {
  return `gradientNorm/${layer.id}`;
}
