import * as l10n from '@vscode/l10n';
import type { Mend } from './mended-text.js';
import { beginsBlock, indentationAt, isSignificant, type Token } from './tokens.js';

/** A logical line: its tokens, the first of which says something. */
export type Line = readonly Token[];

/** Puts every line into a block that there is, and a head over every block. */
export function mendIndentation(text: string, lines: readonly Line[]): Mend[] {
  const mender = new IndentationMender(text);
  for (const [index, line] of lines.entries()) mender.line(line, lines[index + 1]);
  return mender.mends;
}

class IndentationMender {
  readonly mends: Mend[] = [];
  private readonly levels = [0];
  private isBlockDue = false;

  constructor(private readonly text: string) {}

  line(line: Line, next: Line | undefined): void {
    const [first] = line;
    const last = line.findLast(isSignificant);
    if (first === undefined || last === undefined) return;
    const column = indentationAt(this.text, first.start);
    this.place(first, column);
    const isFollowedByBlock = next?.[0] !== undefined && indentationAt(this.text, next[0].start) > column;
    this.isBlockDue = this.head(line, first, last, isFollowedByBlock);
    if (this.isBlockDue && !isFollowedByBlock) {
      this.mends.push({ start: last.end, end: last.end, insert: ' pass', reason: '' });
      this.isBlockDue = false;
    }
  }

  /** Moves a line to the block that it belongs to, if there is none at its own column. */
  private place(first: Token, column: number): void {
    const top = this.levels.at(-1) ?? 0;
    if (column > top && this.isBlockDue) {
      this.levels.push(column);
      return;
    }
    let passed = top;
    while ((this.levels.at(-1) ?? 0) > column) passed = this.levels.pop() ?? 0;
    const level = this.levels.at(-1) ?? 0;
    if (level === column) return;
    const target = passed - column <= column - level && passed > column ? passed : level;
    if (target !== level) this.levels.push(target);
    const start = this.text.lastIndexOf('\n', first.start - 1) + 1;
    this.mends.push({ start, end: first.start, insert: ' '.repeat(target), reason: l10n.t('This line is indented like none before it.') });
  }

  /** Whether a line is the head of a block. One that lacks its colon gets it; one that is no head of any kind becomes a condition. */
  private head(line: Line, first: Token, last: Token, isFollowedByBlock: boolean): boolean {
    const isHead = beginsBlock(first.text) || (['match', 'case'].includes(first.text) && isFollowedByBlock);
    if (last.text === ':') {
      if (isHead || !isFollowedByBlock) return isHead;
      this.mends.push({ start: first.start, end: last.end, insert: 'if _:', reason: l10n.t('This is not the head of a block.') });
      return true;
    }
    if (!beginsBlock(first.text) || holdsColon(line)) return false;
    this.mends.push({ start: last.end, end: last.end, insert: ':', reason: l10n.t('A ":" is missing here.') });
    return true;
  }
}

/** Whether a colon stands outside brackets: the statement has its block in the same line. */
function holdsColon(line: Line): boolean {
  let depth = 0;
  for (const { kind, text } of line) {
    if (kind === 'open') depth++;
    else if (kind === 'close') depth--;
    else if (text === ':' && depth === 0) return true;
  }
  return false;
}
