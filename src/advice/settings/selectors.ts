import { rules } from '../catalogue.js';

/**
 * How narrowly a selector names a rule; null where it does not. `ALL` names every rule, `GL2` those whose ids begin so,
 * `GL204` and `linear-output-with-crossentropy` one. Case does not matter.
 */
export function narrownessOf(selector: string, rule: { readonly id: string; readonly name: string }): number | null {
  const written = selector.trim().toUpperCase();
  if (written === rule.id || written === rule.name.toUpperCase()) return Infinity;
  if (written === 'ALL') return 0;
  return isPrefix(written) && rule.id.startsWith(written) ? written.length : null;
}

/** Whether there is a rule that the selector names. */
export function namesRules(selector: string): boolean {
  return rules.some((rule) => narrownessOf(selector, rule) !== null);
}

/** The narrowest of some selectors that names the rule; null where none does. */
export function narrowest(selectors: readonly string[], rule: { readonly id: string; readonly name: string }): number | null {
  const found = selectors.flatMap((selector) => narrownessOf(selector, rule) ?? []);
  return found.length === 0 ? null : Math.max(...found);
}

/** The letters alone are a prefix, too: a part of them is a slip of the finger. */
function isPrefix(text: string): boolean {
  return /^GL\d*$/.test(text);
}
