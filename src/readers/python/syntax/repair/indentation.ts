import * as l10n from '@vscode/l10n';
import { mendHead } from './heads.js';
import type { Mend } from './mended-text.js';
import { beginsBlock, indentationAt, isSignificant, type Token } from './tokens.js';

/** A logical line: its tokens, the first of which says something. */
export type Line = readonly Token[];

/** Puts every line into a block that there is, and a head over every block. */
export function mendIndentation(text: string, lines: readonly Line[]): Mend[] {
  const mender = new IndentationMender(text);
  for (const index of lines.keys()) mender.line(lines, index);
  return mender.mends;
}

/** How many lines below a head the end of its block is looked for. */
const farthest = 1000;

class IndentationMender {
  readonly mends: Mend[] = [];
  private readonly levels = [0];
  private isBlockDue = false;

  constructor(private readonly text: string) {}

  line(lines: readonly Line[], index: number): void {
    const line = lines[index] ?? [];
    const [first] = line;
    const last = line.findLast(isSignificant);
    if (first === undefined || last === undefined) return;
    const column = indentationAt(this.text, first.start);
    this.place(first, column);
    const isFollowedByBlock = this.isDeeper(lines[index + 1], column);
    if (isFollowedByBlock && last.text === ':' && !isHead(first, isFollowedByBlock)) {
      const after = lines.slice(index + 1, index + farthest).find((each) => !this.isDeeper(each, column));
      this.mends.push(mendHead(first, last, { before: lines[index - 1], after }));
      this.isBlockDue = true;
      return;
    }
    this.isBlockDue = this.opensBlock(line, first, last, isFollowedByBlock);
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

  private isDeeper(line: Line | undefined, column: number): boolean {
    return line?.[0] !== undefined && indentationAt(this.text, line[0].start) > column;
  }

  /** Whether a line is the head of a block. One that lacks its colon gets it. */
  private opensBlock(line: Line, first: Token, last: Token, isFollowedByBlock: boolean): boolean {
    if (last.text === ':') return isHead(first, isFollowedByBlock);
    if (!beginsBlock(first.text) || holdsColon(line)) return false;
    this.mends.push({ start: last.end, end: last.end, insert: ':', reason: l10n.t('A ":" is missing here.') });
    return true;
  }
}

function isHead({ text }: Token, isFollowedByBlock: boolean): boolean {
  return beginsBlock(text) || (['match', 'case'].includes(text) && isFollowedByBlock);
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
