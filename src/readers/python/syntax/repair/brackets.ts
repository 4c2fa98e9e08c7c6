import * as l10n from '@vscode/l10n';
import type { Mend } from './mended-text.js';
import { partnerOf } from './statement-tokens.js';
import { beginsBlock, continuesValue, indentationAt, isKeyword, isSignificant, mustBeginStatement, type Token } from './tokens.js';

/** A bracket that is open. */
interface Opening {
  readonly closer: string;
  /** Of the line that it stands in. */
  readonly indentation: number;
  /** Where what it holds begins, if that is in the same line. */
  readonly content: number | null;
  /** Whether it belongs to a call of a class: `Dense(`. */
  readonly isOfClass: boolean;
  hasKeyword: boolean;
  /** Whether the argument that is being read has its name already. */
  isNamed: boolean;
  /** The last comma directly in it, and what stands before that. */
  comma: { readonly token: Token; readonly before: Token } | null;
  /** Of a list: the first `name=value` in it, which belongs into a call. */
  misplaced: Misplaced | null;
}

/** A keyword argument in a list. */
interface Misplaced {
  readonly comma: Opening['comma'];
  readonly equals: Token;
  /** Whether a name alone stands before the equals sign; otherwise the call's name is part of it: `layers.Denseunits=3`. */
  readonly isWhole: boolean;
}

/** How many tokens of white space and comments there may be between two lines. */
const nearest = 200;

/** How many tokens ahead the consequences of a choice are followed. */
const farthest = 500;

/**
 * Finds the brackets and commas that a statement lacks or has too many. Where there is a choice, the one is made after
 * which the rest of the statement lacks the least; then, the one that the indentation of the lines speaks for.
 */
export function mendBrackets(text: string, tokens: readonly Token[]): Mend[] {
  return new BracketMender(text, tokens).mend();
}

class BracketMender {
  private readonly mends: Mend[] = [];
  private readonly stack: Opening[] = [];
  /** The last token that says something. */
  private last: Token | undefined;
  /** Where the line begins that is being read, and how far it is indented: looked for once a line, which may be long. */
  private lineStart = 0;
  private indentation = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  mend(): Mend[] {
    this.lineBegins(this.tokens[0]?.start ?? 0);
    for (const [index, token] of this.tokens.entries()) {
      if (token.kind === 'newline') this.lineEnds(index);
      if (token.text.includes('\n')) this.lineBegins(token.end);
      if (!isSignificant(token)) continue;
      if (this.last?.kind === 'open' && token.kind === 'word' && continuesValue(token)) this.closeDownTo(this.stack.length - 1, this.last.end, '');
      this.separate(token);
      if (token.kind === 'open') this.open(token, index);
      else if (token.kind === 'close') this.close(token, index);
      else if (token.text === ',') this.argumentEnds(token, index);
      else if (token.text === '=' && this.last?.kind === 'word') this.noteKeyword(token, index);
      this.last = token;
    }
    this.closeAtTheEnd();
    return this.mends;
  }

  private lineBegins(offset: number): void {
    this.lineStart = this.text.lastIndexOf('\n', offset - 1) + 1;
    this.indentation = indentationAt(this.text, offset);
  }

  private open(token: Token, index: number): void {
    const next = this.tokens.slice(index + 1, index + 3).find((each) => each.kind !== 'space');
    const inLine = next !== undefined && isSignificant(next);
    this.stack.push({
      closer: partnerOf(token.text),
      indentation: this.indentation,
      content: inLine ? next.start - this.lineStart : null,
      isOfClass: token.text === '(' && this.last?.kind === 'word' && /^\p{Lu}/u.test(this.last.text),
      hasKeyword: false,
      isNamed: false,
      comma: null,
      misplaced: null,
    });
  }

  private noteKeyword(equals: Token, index: number): void {
    const top = this.stack.at(-1);
    if (top?.closer === ')') {
      if (top.isNamed) this.openAt(equals, index);
      top.hasKeyword = true;
      top.isNamed = true;
    } else if (top?.closer === ']') {
      const words = this.tokens.slice(Math.max(0, index - 6), index).filter(isSignificant);
      top.misplaced ??= { comma: top.comma, equals, isWhole: words.at(-2)?.text !== '.' };
    }
  }

  /** In `initializer=HeNormalseed=3)` the second equals sign is where a call has lost its bracket. */
  private openAt(equals: Token, index: number): void {
    const depth = this.stack.length;
    this.open({ ...equals, kind: 'open', text: '(' }, index);
    if (this.cost(index + 1, depth + 1) > this.cost(index + 1, depth)) this.stack.pop();
    else this.mends.push({ start: equals.start, end: equals.end, insert: '(', reason: l10n.t('A "{0}" is missing here.', '(') });
  }

  private close(token: Token, index: number): void {
    if (this.stack.at(-1)?.closer === token.text) {
      this.stack.pop();
      return;
    }
    const partner = this.stack.findLastIndex(({ closer }) => closer === token.text);
    const ifDropped = 1 + this.cost(index + 1, this.stack.length);
    const between = this.stack.length - 1 - partner;
    if (partner < 0 || ifDropped < between + this.cost(index + 1, partner)) {
      if (token.text === ')' && this.callBefore()) return;
      this.mends.push({ start: token.start, end: token.end, insert: ' ', reason: l10n.t('This "{0}" closes nothing.', token.text) });
      return;
    }
    this.closeDownTo(partner + 1, token.start, '');
    this.stack.pop();
  }

  /** Gives the keyword arguments that a list holds the call that they were in; false where there are none. */
  private callBefore(): boolean {
    const top = this.stack.at(-1);
    const misplaced = top?.misplaced ?? null;
    if (top === undefined || misplaced === null) return false;
    const { comma, equals, isWhole } = misplaced;
    top.misplaced = null;
    const opening = l10n.t('A "{0}" is missing here.', '(');
    if (!isWhole) this.mends.push({ start: equals.start, end: equals.end, insert: '(', reason: opening });
    else if (comma?.before.kind === 'word') this.mends.push({ start: comma.token.start, end: comma.token.end, insert: '(', reason: opening });
    else if (comma?.before.text === ')') {
      const { start, end } = comma.before;
      this.mends.push({ start, end, insert: ' ', reason: l10n.t('This "{0}" closes nothing.', ')') });
    } else return false;
    return true;
  }

  /** A line that begins no deeper than the one with an open bracket, or under an element of a list around it, is no part of it. */
  private lineEnds(index: number): void {
    const next = this.tokens.slice(index + 1, index + 1 + nearest).find(isSignificant);
    if (next === undefined || next.kind === 'close' || this.stack.length === 0 || this.last === undefined) return;
    const column = indentationAt(this.text, next.start);
    const aligned = this.stack.findLastIndex(({ content }) => content === column);
    const shallower = this.stack.findIndex(({ indentation }) => indentation >= column);
    const depth = aligned >= 0 ? aligned + 1 : shallower;
    if (depth < 0 || depth >= this.stack.length) return;
    if (this.stack.length - depth + this.cost(index + 1, depth) > this.cost(index + 1, this.stack.length)) return;
    const separates = depth > 0 && !continuesValue(next);
    this.closeDownTo(depth, this.last.end, separates ? ',' : '');
    if (depth > 0) this.last = separates ? { ...this.last, kind: 'other', text: ',' } : { ...this.last, kind: 'close', text: ')' };
  }

  /** After a keyword stands no argument without one, and a layer takes no second layer: the call has ended before. */
  private argumentEnds(comma: Token, index: number): void {
    const top = this.stack.at(-1);
    if (top !== undefined && this.last !== undefined) {
      top.comma = { token: comma, before: this.last };
      top.isNamed = false;
    }
    if (top?.closer !== ')') return;
    const [first, ...rest] = this.tokens.slice(index + 1, index + 12).filter(isSignificant);
    if (first?.kind !== 'word' || isKeyword(first.text)) return;
    const called = rest.findIndex(({ kind, text }) => kind !== 'word' && text !== '.');
    const name = called === 0 ? first : rest[called - 1];
    const isCallOfClass = rest[called]?.text === '(' && /^\p{Lu}/u.test(name?.text ?? '');
    if (!isCallOfClass || !(top.hasKeyword || top.isOfClass)) return;
    const depth = this.stack.length - 1;
    if (1 + this.cost(index + 1, depth) > this.cost(index + 1, depth + 1)) return;
    this.closeDownTo(depth, comma.start, '');
  }

  /** Puts the comma between two values in brackets that follow each other. */
  private separate(token: Token): void {
    if (this.last !== undefined && this.stack.length === 0 && token.kind === 'word' && this.beginsLine(token, this.last)) this.breakLine(this.last, token);
    if (this.last === undefined || !endsValue(this.last) || !beginsValue(token, this.last)) return;
    const isInside = this.stack.length > 0;
    if (!isInside && !(this.last.kind === 'close' && token.kind === 'word')) return;
    const reason = isInside ? l10n.t('A comma is missing here.') : l10n.t('A line break is missing here.');
    this.mends.push({ start: this.last.end, end: this.last.end, insert: isInside ? ',' : ';', reason });
  }

  /** Whether a word outside brackets is the first of another statement; a condition after a value is one where its line is the head of a block. */
  private beginsLine(word: Token, before: Token): boolean {
    if (mustBeginStatement(word.text, before)) return true;
    const isHead = ['for', 'if'].includes(word.text) && before.kind === 'close' && this.tokens.findLast(isSignificant)?.text === ':';
    return isHead && !beginsBlock(this.tokens.find(isSignificant)?.text ?? '');
  }

  /** The space before a statement that has lost its line break is the indentation that it had, where there is some. */
  private breakLine(before: Token, token: Token): void {
    const indentation = token.start - before.end > 1 ? '' : ' '.repeat(this.indentation);
    this.mends.push({ start: before.end, end: before.end, insert: `\n${indentation}`, reason: l10n.t('A line break is missing here.') });
  }

  /** In the head of a block the brackets end before its colon. */
  private closeAtTheEnd(): void {
    if (this.last === undefined || this.stack.length === 0) return;
    this.closeDownTo(0, this.last.text === ':' ? this.last.start : this.last.end, '');
  }

  private closeDownTo(depth: number, at: number, after: string): void {
    const closers = this.stack.splice(depth).toReversed().map(({ closer }) => closer).join('');
    if (closers !== '') this.mends.push({ start: at, end: at, insert: closers + after, reason: l10n.t('"{0}" is missing here.', closers) });
  }

  /** How many brackets the rest of the statement lacks or has too many, after the outermost brackets that are open. */
  private cost(from: number, depth: number): number {
    const open = this.stack.slice(0, depth).map(({ closer }) => closer);
    let cost = 0;
    for (let index = from; index < Math.min(this.tokens.length, from + farthest); index++) {
      const token = this.tokens[index];
      if (token?.kind === 'open') open.push(partnerOf(token.text));
      else if (token?.kind === 'close') {
        const partner = open.lastIndexOf(token.text);
        cost += partner < 0 ? 1 : open.length - 1 - partner;
        if (partner >= 0) open.length = partner;
      }
    }
    return cost + open.length;
  }
}

function endsValue({ kind, text }: Token): boolean {
  return kind === 'number' || kind === 'string' || kind === 'close' || (kind === 'word' && !isKeyword(text));
}

/** Whether a token can only begin another value; two strings are one, and a bracket after a name is a call. */
function beginsValue({ kind, text }: Token, before: Token): boolean {
  if (kind === 'word') return !isKeyword(text);
  return kind === 'number' || (kind === 'string' && before.kind !== 'string') || (text === '{' && before.kind !== 'string');
}
