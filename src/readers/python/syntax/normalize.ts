/**
 * Rewrites what `@lezer/python` does not know into what it does, character by character: offsets stay as they are,
 * and literals take their values from the original text.
 *
 * - `255.` and `1.e-3`: the point becomes an underscore, which a number may hold;
 * - a bare `yield` becomes a name of the same length;
 * - `with (open(a) as f, open(b) as g):` loses its parentheses and the line breaks between them;
 * - a byte-order mark becomes an empty line.
 */
export function normalize(text: string): string {
  let normalized = text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text;
  normalized = normalized.replace(trailingPoint, (match) => `${match.slice(0, -1)}_`);
  normalized = normalized.replace(bareYield, (match) => '_'.repeat(match.length));
  return unwrapWith(normalized);
}

/** Digits and a point that no digit follows, where the digits are not the tail of a name or of another number. */
const trailingPoint = /(?<![\p{L}\p{N}_.])\d[\d_]*\.(?=[eE][+-]?\d|[jJ]?(?![\p{L}\p{N}_.]))/gu;

const bareYield = /(?<![\p{L}\p{N}_.])yield(?=[ \t]*(?:[\r\n)#;]|$))/gu;

const withParenthesis = /(?<![\p{L}\p{N}_.])with[ \t]*\(/gu;

function unwrapWith(text: string): string {
  let result = text;
  for (const match of text.matchAll(withParenthesis)) {
    const open = match.index + match[0].length - 1;
    const group = readGroup(text, open);
    if (group === null || !group.hasAlias || !/^[ \t]*:/.test(text.slice(group.close + 1, group.close + 20))) continue;
    const inside = text.slice(open + 1, group.close).replace(/#[^\r\n]*/g, blank).replace(/[\r\n]/g, ' ');
    result = `${result.slice(0, open)} ${inside} ${result.slice(group.close + 1)}`;
  }
  return result;
}

const blank = (match: string): string => ' '.repeat(match.length);

/** How far the parenthesis of a `with` may be from its end; a bound, so that no text takes quadratic time. */
const longestGroup = 2000;

/** Finds the parenthesis that closes a group, and whether ` as ` stands directly inside; null when it stays open. */
function readGroup(text: string, open: number): { readonly close: number; readonly hasAlias: boolean } | null {
  let depth = 0;
  let hasAlias = false;
  const limit = Math.min(text.length, open + longestGroup);
  for (let offset = open; offset < limit; offset++) {
    const character = text[offset];
    if (character === '(' || character === '[' || character === '{') depth++;
    else if (character === ')' || character === ']' || character === '}') {
      depth--;
      if (depth === 0) return { close: offset, hasAlias };
    } else if (character === '"' || character === "'") {
      const end = text.indexOf(character, offset + 1);
      if (end < 0) return null;
      offset = end;
    } else if (depth === 1 && character === 'a' && /\sas\s/.test(text.slice(offset - 1, offset + 3))) hasAlias = true;
  }
  return null;
}
