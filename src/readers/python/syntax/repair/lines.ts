import * as l10n from '@vscode/l10n';
import type { Line } from './indentation.js';
import type { Mend } from './mended-text.js';
import { isSignificant, type Token } from './tokens.js';

/** What stands for the head of a block that cannot be read, by its first word: nothing in it is known. */
const heads: Readonly<Record<string, string>> = {
  async: 'if _:', class: 'class _:', def: 'def _():', elif: 'elif _:', else: 'else:', except: 'except:', for: 'for _ in _:', if: 'if _:', while: 'while _:', with: 'with _:',
};

/** Lines that are no statements of their own. */
const continuing = new Set(['elif', 'else', 'except', 'finally', 'case', '@']);

/** What the parser makes of a text. */
export interface Parsing {
  /** Where it had to skip or to insert something. */
  readonly errors: readonly number[];
  /** Where statements begin in it. */
  readonly starts: ReadonlySet<number>;
  /** Whether it stumbles over a statement that stands alone. */
  readonly isBroken: (statement: string) => boolean;
}

/** How many lines above one that is not seen the reason is looked for. */
const farthest = 20;

/**
 * Replaces the heads of blocks that cannot be read, so that their blocks are, and the statements that keep the parser
 * from seeing a line after them as a statement.
 */
export function mendLines(lines: readonly Line[], { errors, starts, isBroken }: Parsing): Mend[] {
  const known = new Map<Line, boolean>();
  const broken = (line: Line): boolean => {
    const answer = known.get(line) ?? isBroken(alone(line));
    known.set(line, answer);
    return answer;
  };
  const guilty = new Set<Line>();
  const withErrors = linesWithErrors(lines, errors);
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (isHead(line) && (withErrors.has(line) || (next !== undefined && withErrors.has(next))) && broken(line)) guilty.add(line);
    const first = line[0];
    if (first === undefined || starts.has(first.start) || continuing.has(first.text)) continue;
    const reason = lines.slice(Math.max(0, index - farthest), index + 1).findLast(broken);
    if (reason !== undefined) guilty.add(reason);
  }
  return [...guilty].sort((one, other) => (one[0]?.start ?? 0) - (other[0]?.start ?? 0)).flatMap((line) => replacement(line));
}

/** A line as a text of its own: the head of a block gets one, and what goes on with another statement gets that. */
function alone(line: Line): string {
  const text = line.map((token) => token.text).join('').trimEnd();
  const before = { elif: 'if _: pass\n', else: 'if _: pass\n', except: 'try: pass\n', finally: 'try: pass\n', case: 'match _:\n ' }[line[0]?.text ?? ''] ?? '';
  if (line[0]?.text === '@') return `${text}\ndef _(): pass\n`;
  return line.findLast(isSignificant)?.text === ':' ? `${before}${text} pass\n` : `${before}${text}\n`;
}

function replacement(line: Line): Mend[] {
  const first = line[0];
  const last = line.findLast(isSignificant);
  if (first === undefined || last === undefined) return [];
  const head = isHead(line) ? heads[first.text] : undefined;
  if (head !== undefined) return [{ start: first.start, end: last.end, insert: head, reason: l10n.t('This is not the head of a block.') }];
  return [{ start: first.start, end: last.end, insert: '_', reason: l10n.t('What stands here cannot be read.') }];
}

function isHead(line: Line): boolean {
  const last: Token | undefined = line.findLast(isSignificant);
  return last?.text === ':' && heads[line[0]?.text ?? ''] !== undefined;
}

/** The lines that an error is in. Errors and lines are in the order of the text. */
function linesWithErrors(lines: readonly Line[], errors: readonly number[]): ReadonlySet<Line> {
  const found = new Set<Line>();
  let at = 0;
  for (const line of lines) {
    const [first, last] = [line[0], line.at(-1)];
    if (first === undefined || last === undefined) continue;
    while ((errors[at] ?? Infinity) < first.start) at++;
    if ((errors[at] ?? Infinity) < last.end) found.add(line);
  }
  return found;
}
