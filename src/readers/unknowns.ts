import { isUnknown, type ModelSpec, type PlanStep, type Unknown } from '../spec/index.js';

/** Where things are written: half of what a plan holds, and always known. */
const places: ReadonlySet<string> = new Set(['range', 'call', 'source']);

/** What is told of each output or input in place of one value for all, which is then not known: the losses of a `compile`. */
const toldApart: ReadonlyMap<string, string> = new Map([['loss', 'losses'], ['x', 'inputs'], ['y', 'targets']]);

/** All that is not known in models and steps, each once, in the order of the file, after what is known besides. */
export function collectUnknowns(read: { readonly models: readonly ModelSpec[]; readonly steps: readonly PlanStep[] }, notes: readonly Unknown[]): Unknown[] {
  const found = new Map<string, Unknown>();
  const add = (reason: Unknown): void => {
    const key = `${reason.reason}@${reason.range?.start ?? ''}`;
    if (!found.has(key)) found.set(key, reason);
  };
  notes.forEach(add);
  const seen = new Set<object>();
  // A stack of its own: array expressions may be deeper than JavaScript's.
  const pending: unknown[] = [read.models, read.steps];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isUnknown(value)) add(value);
    else if (Array.isArray(value)) for (const item of value as unknown[]) pending.push(item);
    else for (const [name, part] of Object.entries(value)) if (!places.has(name) && !isToldApart(name, value)) pending.push(part);
  }
  return [...found.values()].sort((one, other) => (one.range?.start ?? 0) - (other.range?.start ?? 0));
}

function isToldApart(name: string, value: object): boolean {
  const apart = toldApart.get(name);
  return apart !== undefined && apart in value;
}
