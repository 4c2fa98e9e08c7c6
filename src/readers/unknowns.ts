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
  const keep = (part: unknown): void => {
    if (typeof part === 'object' && part !== null) pending.push(part);
  };
  // A stack of its own: array expressions may be deeper than JavaScript's.
  const pending: object[] = [read.models, read.steps];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (seen.has(value)) continue;
    seen.add(value);
    if (isUnknown(value)) add(value);
    else if (Array.isArray(value)) for (const item of value as unknown[]) keep(item);
    else {
      const parts = value as Readonly<Record<string, unknown>>;
      // Most parts are numbers and texts, whose names need not be looked at.
      for (const name of Object.keys(parts)) if (typeof parts[name] === 'object' && !places.has(name) && !isToldApart(name, value)) keep(parts[name]);
    }
  }
  return [...found.values()].sort((one, other) => (one.range?.start ?? 0) - (other.range?.start ?? 0));
}

function isToldApart(name: string, value: object): boolean {
  const apart = toldApart.get(name);
  return apart !== undefined && apart in value;
}
