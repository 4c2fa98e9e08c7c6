import type { StepGraph } from '../../graph/index.js';
import { isKernel, probeName, type ProbeQuantity } from '../../nn/index.js';
import type { ProbedLayer } from '../../protocol/index.js';
import { isUnknown, type LayerSpec, type ModelSpec } from '../../spec/index.js';

/** What was measured in one step, one value each, by the names of `probeStep`. */
export type Measured = Readonly<Record<string, Float32Array>>;

/**
 * The layers that something was measured of, in the order in which they are computed: that of the step, since an engine may
 * measure in another.
 */
export function probedLayers({ layers }: ModelSpec, { measurements }: Pick<StepGraph, 'measurements'>, measured: Measured): ProbedLayer[] {
  const byId = new Map(layers.map((layer) => [layer.id, layer]));
  const ids = measurements.flatMap(({ name }) => (name.startsWith('notFinite/') ? [name.slice('notFinite/'.length)] : []));
  return ids.flatMap((id) => {
    const layer = byId.get(id);
    return layer === undefined ? [] : [probedLayer(layer, measured)];
  });
}

function probedLayer(layer: LayerSpec, measured: Measured): ProbedLayer {
  const value = (quantity: ProbeQuantity): number | null => measured[probeName(quantity, layer)]?.[0] ?? null;
  const { id, name, className, weights } = layer;
  return {
    id,
    name,
    className,
    hasKernel: !isUnknown(weights) && weights.some((weight) => isKernel(weight.name)),
    gradientNorm: value('gradientNorm'),
    weightNorm: value('weightNorm'),
    mean: value('mean'),
    standardDeviation: value('standardDeviation'),
    saturated: value('saturated'),
    dead: value('dead'),
    unitSpread: value('unitSpread'),
    isFinite: value('notFinite') === 0,
  };
}
