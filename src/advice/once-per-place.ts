import type { Finding } from './finding.js';

/** Findings of one rule, those that say the same of one place taken together: a function that makes models may run often. */
export function oncePerPlace(findings: readonly Finding[]): Finding[] {
  const byPlace = new Map<string, Finding>();
  for (const finding of findings) {
    const { range, advice } = finding;
    const key = `${range.source}\0${range.start}\0${range.end}\0${advice}`;
    const known = byPlace.get(key);
    byPlace.set(key, known === undefined ? finding : { ...known, layers: [...new Set([...known.layers, ...finding.layers])] });
  }
  return [...byPlace.values()];
}
