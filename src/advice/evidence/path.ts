import type { ProbedLayer, ProbeResult } from '../../protocol/index.js';

/** A layer with a kernel that has a gradient. */
export type KernelLayer = ProbedLayer & { readonly gradientNorm: number };

/** The layers with kernels that are trained, in the order in which they are computed: what gradients are compared along. */
export function kernelLayers({ layers }: Pick<ProbeResult, 'layers'>): KernelLayer[] {
  return layers.flatMap((layer) => (layer.hasKernel && layer.gradientNorm !== null ? [{ ...layer, gradientNorm: layer.gradientNorm }] : []));
}

/** How many times as far as those of one layer the outputs of another spread; null where that says nothing. */
export function spreadRatio(one: ProbedLayer, other: ProbedLayer): number | null {
  const [before, after] = [one.standardDeviation, other.standardDeviation];
  if (before === null || after === null || before === 0) return null;
  const ratio = after / before;
  return Number.isFinite(ratio) ? ratio : null;
}
