import * as l10n from '@vscode/l10n';
import type { Line } from './indentation.js';
import type { Mend } from './mended-text.js';
import { headers, type Token } from './tokens.js';

/** What the lines around a head say of it. */
interface Surroundings {
  readonly before: Line | undefined;
  /** The next line that stands no deeper than the head. */
  readonly after: Line | undefined;
}

/**
 * Makes a head of a line that ends with a colon and has a block under it, but begins with none of the words that may: the
 * word that lacks a letter or the space after it is completed; else what is around it says which it was, or it becomes
 * a condition that is not known.
 */
export function mendHead(first: Token, last: Token, { before, after }: Surroundings): Mend {
  const reason = l10n.t('This is not the head of a block.');
  const word = completed(first.text);
  if (word !== null) return { start: first.start, end: first.end, insert: word, reason };
  const joined = [...headers].find((header) => header.length > 1 && first.text.startsWith(header));
  if (joined !== undefined) return { start: first.start, end: first.start + joined.length, insert: `${joined} `, reason };
  const insert = ['except', 'finally'].includes(after?.[0]?.text ?? '') ? 'try:' : before?.[0]?.text === '@' ? 'def _():' : 'if _:';
  return { start: first.start, end: last.end, insert, reason };
}

/** The word that heads a block and has one letter more. */
function completed(word: string): string | null {
  const lacksOne = (header: string): boolean => {
    if (header.length !== word.length + 1) return false;
    const places = Array.from(header, (_, index) => header.slice(0, index) + header.slice(index + 1));
    return places.includes(word);
  };
  return [...headers].find(lacksOne) ?? null;
}
