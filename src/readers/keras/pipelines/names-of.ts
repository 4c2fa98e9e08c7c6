import type { Value } from '../../python/index.js';

/** The texts of a list; `undefined` where they are not all known. */
export function namesOf(value: Value): readonly string[] | undefined {
  if (value.kind !== 'list' || value.uncertainty !== null) return undefined;
  const names = value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return names.length === value.items.length ? names : undefined;
}
