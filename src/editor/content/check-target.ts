import type { ModelSpec } from '../../spec/index.js';
import type { FileReading } from './file-reading.js';

/** The model of an id; null where the file has none of it (any more). */
export function modelAt({ plan }: FileReading, id: string): ModelSpec | null {
  return plan.models.find((model) => model.id === id) ?? null;
}

/**
 * The model that a user at this offset means: the one that is made, has a layer, or is fitted there, else that of the last
 * fit, else the last one; null where the file has none.
 */
export function modelNear({ plan }: FileReading, offset: number): ModelSpec | null {
  const holds = ({ source, start, end }: ModelSpec['range']): boolean => source === plan.source && start <= offset && offset <= end;
  const fits = plan.steps.filter((step) => step.kind === 'fit');
  const fit = fits.find(({ range }) => holds(range)) ?? fits.at(-1);
  return (
    plan.models.find(({ range }) => holds(range)) ??
    plan.models.find(({ layers }) => layers.some((layer) => holds(layer.source.range))) ??
    plan.models.find(({ id }) => id === fit?.model) ??
    plan.models.at(-1) ??
    null
  );
}
