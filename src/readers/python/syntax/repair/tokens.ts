/** A piece of a Python text as far as brackets, strings and lines go. Whatever the text, the pieces cover all of it. */
export interface Token {
  readonly kind: 'space' | 'newline' | 'comment' | 'string' | 'word' | 'number' | 'open' | 'close' | 'other';
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Of a string: the quotes that it needs at its end, which it may not have. */
  readonly quotes: string;
  /** False for a string without an end. */
  readonly isClosed: boolean;
}

const kinds = ['space', 'newline', 'comment', 'string', 'word', 'number', 'open', 'close', 'other'] as const;

const pattern =
  /([ \t\f\v\u00a0\ufeff]+|\\\r?\n)|(\r\n|\n|\r)|(#[^\r\n]*)|((?:[rbuft]|[rf]b|[bft]r|r[bft])?(?:"""|'''|"|'))|([\p{L}_][\p{L}\p{N}_]*)|(\.?\d[\w.]*)|([([{])|([)\]}])|([\s\S])/giuy;

/** The token that begins at an offset of the text. */
export function tokenAt(text: string, offset: number): Token {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  const matched = match?.[0] ?? text.slice(offset, offset + 1);
  const kind = kinds.find((_, index) => match?.[index + 1] !== undefined) ?? 'other';
  if (kind !== 'string') return { kind, start: offset, end: offset + matched.length, text: matched, quotes: '', isClosed: true };
  const quotes = matched.replace(/^\w*/, '');
  const { end, isClosed } = stringEnd(text, offset + matched.length, quotes);
  return { kind, start: offset, end, text: text.slice(offset, end), quotes, isClosed };
}

/** Where a string ends whose content begins at an offset; one in single quotes ends with its line at the latest. */
function stringEnd(text: string, content: number, quotes: string): { readonly end: number; readonly isClosed: boolean } {
  let offset = content;
  while (offset < text.length) {
    const character = text[offset];
    if (character === '\\') offset += text.startsWith('\r\n', offset + 1) ? 3 : 2;
    else if (character === quotes[0] && text.startsWith(quotes, offset)) return { end: offset + quotes.length, isClosed: true };
    else if (quotes.length === 1 && (character === '\n' || character === '\r')) return { end: offset, isClosed: false };
    else offset++;
  }
  return { end: text.length, isClosed: false };
}

/** Whether a token says something: neither white space nor a comment. */
export function isSignificant({ kind }: Token): boolean {
  return kind !== 'space' && kind !== 'newline' && kind !== 'comment';
}

/** The column that a line begins at, with tabs as Python counts them. */
export function indentationAt(text: string, offset: number): number {
  let at = text.lastIndexOf('\n', offset - 1) + 1;
  let column = 0;
  for (; at < text.length; at++) {
    if (text[at] === '\t') column += 8 - (column % 8);
    else if (text[at] === ' ') column++;
    else if (text[at] !== '\ufeff') break;
  }
  return column;
}

const keywords = new Set([
  'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global',
  'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try', 'while', 'with', 'yield',
]);

export function isKeyword(word: string): boolean {
  return keywords.has(word);
}

/** The words that a statement with a block begins with. */
export const headers: ReadonlySet<string> = new Set(['async', 'class', 'def', 'elif', 'else', 'except', 'finally', 'for', 'if', 'try', 'while', 'with']);

/** Whether a statement that begins with a word has a block under it. */
export function beginsBlock(word: string): boolean {
  return headers.has(word);
}

/** Words that begin a statement wherever they stand outside brackets. */
const openers = new Set(['class', 'def', 'del', 'elif', 'except', 'finally', 'global', 'nonlocal', 'pass', 'raise', 'return', 'try', 'while', 'with']);

/** Words that begin a statement with a block of its own, which no line has after a colon. */
const openersOfBlocks = new Set(['class', 'def', 'elif', 'except', 'finally', 'for', 'if', 'try', 'while', 'with']);

/** Whether a word must be the first of a statement, though it stands behind another token outside brackets. */
export function mustBeginStatement(word: string, before: Token): boolean {
  return before.text === ':' ? openersOfBlocks.has(word) : (before.kind === 'close' || before.kind === 'string' || before.kind === 'number') && openers.has(word);
}

const operators = new Set(['and', 'else', 'if', 'in', 'is', 'or']);

/** Whether a token can only go on with the value before it. */
export function continuesValue({ kind, text }: Token): boolean {
  return kind === 'word' ? operators.has(text) : kind === 'other' && '+-*/%<>=!&|^@.'.includes(text);
}

/** The first character of the next line that is neither empty nor a comment; the end of the text where there is none. */
export function nextLine(text: string, newline: number): number {
  let offset = newline;
  while (offset < text.length) {
    const token = tokenAt(text, offset);
    if (isSignificant(token)) break;
    offset = token.end;
  }
  return offset;
}
