import * as l10n from '@vscode/l10n';
import type { Mend } from './mended-text.js';
import { tokenAt, type Token } from './tokens.js';

/** How many places are tried; every one costs a look at the rest of the text. */
const mostPlaces = 20;

/**
 * Finds what keeps a text in triple quotes open up to the end of the file, for then every such text after the mistake
 * counts as code, and the code as text. It is most likely where two quotes stand like three. Quotes that nothing closes
 * are left out.
 */
export function mendTripleQuotes(text: string): Mend[] {
  const open = openToken(text, 0);
  if (open === null) return [];
  for (const at of places(text)) {
    const mended = `${text.slice(0, at.offset)}${at.quote}${text.slice(at.offset)}`;
    if (openToken(mended, 0) === null) {
      return [{ start: at.offset, end: at.offset, insert: at.quote, reason: l10n.t('One of the three quotes is missing here.') }];
    }
  }
  const length = open.text.indexOf(open.quotes) + 3;
  return [{ start: open.start, end: open.start + length, insert: '', reason: l10n.t('The text that begins here is never closed.') }];
}

/** The text in triple quotes that is open at the end; null where there is none. */
function openToken(text: string, from: number): Token | null {
  let last: Token | null = null;
  for (let offset = from; offset < text.length; offset = last.end) last = tokenAt(text, offset);
  return last !== null && last.kind === 'string' && last.quotes.length === 3 && !last.isClosed ? last : null;
}

/** Two quotes at the end of a line, or two that begin a line or a text: one may be missing. */
function places(text: string): { readonly offset: number; readonly quote: string }[] {
  const pairs = text.matchAll(/(?<!["'])(["'])\1(?!\1)(?=[ \t]*[)\],]*[ \t]*(?:\r?\n|$))|(?<=^[ \t]*)(?<!["'])(["'])\2(?=[^"'\n])|(?<![\w"'])(["'])\3(?=[\p{L}\p{N}])/gmu);
  return [...pairs].slice(0, mostPlaces).map((match) => ({ offset: match.index + 2, quote: match[0].slice(0, 1) }));
}
