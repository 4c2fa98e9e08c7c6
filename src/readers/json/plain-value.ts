import type { Json } from './parse.js';

/** A value as `JSON.parse` gives it, without the places. */
export function plainValue(json: Json): unknown {
  if (json.kind === 'scalar') return json.value;
  if (json.kind === 'array') return json.elements.map(plainValue);
  return Object.fromEntries([...json.members].map(([name, { value }]) => [name, plainValue(value)]));
}
