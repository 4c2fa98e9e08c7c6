import * as l10n from '@vscode/l10n';
import type { Mend } from './mended-text.js';
import { beginsBlock, continuesValue, indentationAt, isKeyword, isSignificant, nextLine, tokenAt, type Token } from './tokens.js';

/** The tokens of one logical line, which may go over several lines of the text, and what had to be changed for it. */
export interface StatementTokens {
  readonly tokens: readonly Token[];
  readonly end: number;
  readonly mends: readonly Mend[];
}

const partners: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', ')': '(', ']': '[', '}': '{' };

/** The bracket that goes with a bracket. */
export function partnerOf(bracket: string): string {
  return partners[bracket] ?? '';
}

/**
 * The tokens of the statement at an offset, up to its line break, where all of its brackets and strings are closed; null
 * where they are not.
 * @param mostCharacters How far to look for its end.
 */
export function wholeStatement(text: string, start: number, mostCharacters: number): StatementTokens | null {
  const indentation = indentationAt(text, start);
  const stack: string[] = [];
  const tokens: Token[] = [];
  let offset = start;
  let last: Token | undefined;
  while (offset < text.length) {
    if (offset - start > mostCharacters) return null;
    const token = tokenAt(text, offset);
    offset = token.end;
    tokens.push(token);
    if (token.kind === 'open') stack.push(partnerOf(token.text));
    else if (token.kind === 'close' && stack.pop() !== token.text) return null;
    else if (token.kind === 'string' && (!token.isClosed || isStray(text, token))) return null;
    else if (token.kind === 'newline') {
      if (stack.length === 0) return missingOpening(text, offset, indentation, last) === null ? { tokens, end: offset, mends: [] } : null;
      const next = nextLine(text, offset);
      const word = tokenAt(text, Math.min(next, text.length - 1));
      if (isKeyword(word.text) && beginsStatement(word.text) && indentationAt(text, next) <= indentation) return null;
    }
    if (isSignificant(token)) last = token;
  }
  return stack.length === 0 ? { tokens, end: offset, mends: [] } : null;
}

function beginsStatement(word: string): boolean {
  return ['class', 'def', 'del', 'global', 'import', 'nonlocal', 'pass', 'raise', 'return', 'try', 'while', 'with'].includes(word);
}

/**
 * The tokens of the statement at an offset, which is broken: up to the next line that may begin a statement, for that is
 * where the author has begun one.
 */
export function brokenStatement(text: string, start: number): StatementTokens {
  const indentation = indentationAt(text, start);
  const tokens: Token[] = [];
  const mends: Mend[] = [];
  let depth = 0;
  let offset = start;
  let last: Token | undefined;
  let first: Token | undefined;
  while (offset < text.length) {
    const scanned = tokenAt(text, offset);
    if (isCalledWithout(text, scanned)) {
      mends.push({ start: offset, end: offset, insert: '(', reason: l10n.t('A "{0}" is missing here.', '(') });
      tokens.push(openingAt(offset, '('));
      depth++;
    }
    const unopened = unopenedString(text, scanned);
    if (unopened !== null) {
      mends.push({ start: unopened.start, end: unopened.start, insert: scanned.quotes, reason: l10n.t('The text after this is not opened.') });
      while ((tokens.at(-1)?.start ?? -1) >= unopened.start) tokens.pop();
    }
    const token = unopened ?? mendedString(text, scanned, mends);
    offset = Math.max(token.end, offset + 1);
    if (token.end > token.start) tokens.push(token);
    if (token.kind === 'open') depth++;
    else if (token.kind === 'close') depth = Math.max(0, depth - 1);
    else if (token.kind === 'newline') {
      const next = nextLine(text, offset);
      const closes = next < text.length && ')]}'.includes(text[next] ?? '');
      if (!closes && (indentationAt(text, next) <= indentation || (last?.text === ':' && beginsBlock(first?.text ?? '')))) break;
      const opening = depth === 0 && !closes ? missingOpening(text, offset, indentation, last) : null;
      if (opening !== null && last !== undefined) {
        const after = (opening === '(' ? calledBeforeItsTime(text, tokens) : null) ?? last;
        mends.push({ start: after.end, end: after.end, insert: opening, reason: l10n.t('A "{0}" is missing here.', opening) });
        tokens.splice(tokens.lastIndexOf(after) + 1, 0, openingAt(after.end, opening));
        depth++;
      } else if (depth === 0 && !closes) break;
    }
    if (isSignificant(token)) {
      first ??= token;
      last = token;
    }
  }
  return { tokens, end: offset, mends };
}

/**
 * The name in `f(⏎ name) and …` whose call has lost its opening bracket, so that the closing one was taken for that of the
 * line before; null where there is none.
 */
function calledBeforeItsTime(text: string, tokens: readonly Token[]): Token | null {
  const significant = tokens.filter(isSignificant);
  const opened: Token[] = [];
  for (const [index, token] of significant.entries()) {
    if (token.kind === 'open') opened.push(token);
    if (token.kind !== 'close') continue;
    const opening = opened.pop();
    const [before, after] = [significant[index - 1], significant[index + 1] ?? tokenAt(text, nextLine(text, tokens.at(-1)?.end ?? 0))];
    const isFarther = opening !== undefined && text.slice(opening.end, token.start).includes('\n');
    if (isFarther && before?.kind === 'word' && !isKeyword(before.text) && continuesValue(after)) return before;
  }
  return null;
}

/** Deeper lines under a statement without a block, and a bracket that closes after them: the bracket that opens is missing. */
function missingOpening(text: string, newline: number, indentation: number, last: Token | undefined): string | null {
  if (last === undefined || last.text === ':') return null;
  let line = nextLine(text, newline);
  if (line >= text.length || indentationAt(text, line) <= indentation) return null;
  for (let lines = 0; lines < 100 && line < text.length; lines++) {
    const column = indentationAt(text, line);
    if (')]}'.includes(text[line] ?? '') && column <= indentation) return partnerOf(text[line] ?? '');
    if (column <= indentation) return null;
    const end = text.indexOf('\n', line);
    if (end < 0) return null;
    line = nextLine(text, end);
  }
  return null;
}

/** A quote right after a name closes a string that was never opened; one right before a name opened none. */
function isStray(text: string, { start, end, isClosed, quotes }: Token): boolean {
  return quotes.length === 1 && (/[\p{L}\p{N}_]/u.test(text[start - 1] ?? '') || (isClosed && /[\p{L}\p{N}_]/u.test(text[end] ?? '') && !isKeywordAt(text, end)));
}

function isKeywordAt(text: string, offset: number): boolean {
  const { kind, text: word } = tokenAt(text, offset);
  return kind === 'word' && isKeyword(word);
}

/** Whether a string is the first argument of a call that has no bracket before it: `parse"2.11.0")`. */
function isCalledWithout(text: string, { kind, start, end, isClosed, quotes }: Token): boolean {
  const isArgument = kind === 'string' && isClosed && quotes.length === 1 && /[,)]/.test(text[end] ?? '');
  return isArgument && /[\p{L}_][\p{L}\p{N}_]*$/u.test(text.slice(Math.max(0, start - 100), start));
}

/** The string that ends with a quote right after what it holds, `activation=relu"`, and has lost the one before that. */
function unopenedString(text: string, { kind, start, quotes }: Token): Token | null {
  if (kind !== 'string' || quotes.length === 3) return null;
  const content = /(?<=[\s(,=[{:])[\p{L}\p{N}_][\p{L}\p{N}_./-]*$/u.exec(text.slice(Math.max(0, start - 100), start));
  if (content === null || !/^\s*[,)\]}\r\n]/.test(text.slice(start + 1, start + 100))) return null;
  const opening = start - content[0].length;
  return { kind, start: opening, end: start + 1, text: text.slice(opening, start + 1), quotes, isClosed: true };
}

/** A bracket that the text lacks. */
function openingAt(offset: number, bracket: string): Token {
  return { kind: 'open', start: offset, end: offset, text: bracket, quotes: '', isClosed: true };
}

/** A string in single quotes that is not closed on its line ends where an argument may end; a stray quote is left out. */
function mendedString(text: string, token: Token, mends: Mend[]): Token {
  if (token.kind !== 'string' || token.quotes.length === 3 || (token.isClosed && !isStray(text, token)) || isCalledWithout(text, token)) return token;
  const { start, quotes } = token;
  if (/[\p{L}\p{N}_]/u.test(text[start - 1] ?? '')) {
    mends.push({ start, end: start + 1, insert: ' ', reason: l10n.t('This quote opens no text.') });
    return { ...token, kind: 'space', end: start + 1, text: ' ' };
  }
  const content = start + token.text.indexOf(quotes) + 1;
  const stop = /[,)\]}\r\n]|$/.exec(text.slice(content))?.index ?? 0;
  const end = content + stop;
  mends.push({ start: end, end, insert: quotes, reason: l10n.t('The text before this is not closed.') });
  return { ...token, end, text: text.slice(start, end) };
}
