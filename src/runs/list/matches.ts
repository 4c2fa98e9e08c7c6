import type { RunSummary } from './summary.js';
import { statusText } from './texts.js';

/**
 * Whether a run has every word of a search in its name, model, source, status (in the user's language, too), notes or tags, in whichever case.
 * An empty search is met by all.
 */
export function matchesSearch({ name, model, source, status, notes, tags }: RunSummary, search: string): boolean {
  const text = [name, model, source, status, statusText(status), notes, ...tags].join('\n').toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
