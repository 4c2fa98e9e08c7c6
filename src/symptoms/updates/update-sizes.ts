import { kernelLayers, observed } from '../gradients/kernel-layers.js';
import { median } from '../statistics/median.js';
import type { ObservationReading } from '../symptom.js';
import type { WatchedRun } from '../watched-run.js';

/** By how much of their norm a step changes the kernels that started at random, layer by layer: the smallest, the middle and the largest. */
export interface UpdateSizes {
  readonly smallest: number;
  readonly middle: number;
  readonly largest: number;
}

/** @returns null where no layer's update was observed as a finite number. */
export function updateSizes(run: WatchedRun, { values }: ObservationReading): UpdateSizes | null {
  const ratios = kernelLayers(run).filter(({ layer }) => layer.startsAtRandom).flatMap(({ layer }) => observed(values, 'updateRatio', layer) ?? []).filter(Number.isFinite);
  if (ratios.length === 0) return null;
  return { smallest: Math.min(...ratios), middle: median(ratios), largest: Math.max(...ratios) };
}
