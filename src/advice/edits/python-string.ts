import type { CallSource, SourceRange } from '../../spec/index.js';

/** The opening quote of a string that is not tripled; an apostrophe in a word is none. */
const openingQuote = /(?<=[([{=,:\s])(["'])(?!\1)/g;

/** A Python string literal in the quotes that the call uses; where it has no string, in those of most of the text. */
export function pythonString(text: string, call: CallSource, content: string): string {
  const quote = usualQuote(sliceOf(text, call.argumentList)) ?? usualQuote(text) ?? '"';
  return `${quote}${content}${quote}`;
}

/** The more frequent quote; null where there are none. */
function usualQuote(text: string): string | null {
  let single = 0;
  let double = 0;
  for (const [, quote] of text.matchAll(openingQuote)) {
    if (quote === "'") single += 1;
    else double += 1;
  }
  if (single + double === 0) return null;
  return single > double ? "'" : '"';
}

export function sliceOf(text: string, range: SourceRange): string {
  return text.slice(range.start, range.end);
}
