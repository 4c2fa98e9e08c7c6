import type { TensorReference } from '../../spec/index.js';

/** What names a call of a layer, whichever of its outputs is meant. */
export function callKey({ layer, call }: Pick<TensorReference, 'layer' | 'call'>): string {
  return `${layer}#${call}`;
}

/**
 * Visits calls of layers once each, every call after those that it takes its inputs from. Depth first with a stack of its
 * own: a model may be deeper than JavaScript's.
 * @param outputs Where the walk begins.
 * @param inputsOf What a call takes its inputs from.
 * @param known The keys of calls that are not visited, such as those of the model's inputs.
 */
export function walk(
  outputs: readonly TensorReference[],
  inputsOf: (call: TensorReference) => readonly TensorReference[],
  known: Iterable<string>,
  visit: (call: TensorReference) => void,
): void {
  const done = new Set(known);
  const pending = [...outputs];
  for (let next = pending.at(-1); next !== undefined; next = pending.at(-1)) {
    const missing = done.has(callKey(next)) ? [] : inputsOf(next).filter((one) => !done.has(callKey(one)));
    if (missing.length > 0) {
      // The first input first, as statistics that several calls move depend on their order.
      pending.push(...missing.toReversed());
      continue;
    }
    pending.pop();
    if (done.has(callKey(next))) continue;
    done.add(callKey(next));
    visit(next);
  }
}
