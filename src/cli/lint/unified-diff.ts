import type { TextEdit } from '../../advice/index.js';

/** Lines that are shown around a change, as `diff -u` does. */
const contextLines = 3;

/** A run of lines that edits replace: half-open indices of the lines of the old text, and what stands there after. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * The lines of a unified diff (`diff -u`) between a text and what edits make of it; none where there are no edits.
 * @param edits in order; none overlap.
 */
export function unifiedDiff(path: string, text: string, edits: readonly TextEdit[]): string[] {
  if (edits.length === 0) return [];
  const lines = linesOf(text);
  let added = 0;
  const hunks = hunksOf(changesOf(lines, edits)).flatMap((hunk) => {
    const [first, last] = [hunk[0], hunk.at(-1)];
    if (first === undefined || last === undefined) return [];
    const from = Math.max(0, first.from - contextLines);
    const to = Math.min(lines.length, last.to + contextLines);
    const body: string[] = [];
    let line = from;
    for (const change of hunk) {
      body.push(...marked(' ', lines.slice(line, change.from)), ...marked('-', lines.slice(change.from, change.to)), ...marked('+', change.lines));
      line = change.to;
    }
    body.push(...marked(' ', lines.slice(line, to)));
    const more = hunk.reduce((sum, change) => sum + change.lines.length - (change.to - change.from), 0);
    const heading = `@@ -${extent(from, to - from)} +${extent(from + added, to - from + more)} @@`;
    added += more;
    return [heading, ...body];
  });
  return [`--- ${path}`, `+++ ${path}`, ...hunks];
}

/** Lines with their line breaks. */
function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** The edits as changes of whole lines; those of one line are one change. */
function changesOf(lines: readonly string[], edits: readonly TextEdit[]): Change[] {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length);
  const lineAt = (offset: number): number => Math.max(0, Math.min(starts.findLastIndex((start) => start <= offset), lines.length - 1));
  const groups: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const [from, to] = [lineAt(edit.range.start), lineAt(edit.range.end) + 1];
    const last = groups.at(-1);
    if (last !== undefined && from < last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else groups.push({ from, to, edits: [edit] });
  }
  return groups.map((group) => {
    const base = starts[group.from] ?? 0;
    const old = lines.slice(group.from, group.to).join('');
    let changed = '';
    let end = 0;
    for (const { range, newText } of group.edits) {
      changed += old.slice(end, range.start - base) + newText;
      end = range.end - base;
    }
    return trimmed(lines, { from: group.from, to: group.to, lines: linesOf(changed + old.slice(end)) });
  });
}

/** Without the lines at its ends that stay as they are. */
function trimmed(old: readonly string[], { from, to, lines }: Change): Change {
  let [head, tail] = [0, 0];
  while (head < Math.min(to - from, lines.length) && old[from + head] === lines[head]) head += 1;
  while (tail < Math.min(to - from, lines.length) - head && old[to - 1 - tail] === lines.at(-1 - tail)) tail += 1;
  return { from: from + head, to: to - tail, lines: lines.slice(head, lines.length - tail) };
}

/** Changes whose context touches are told together. */
function hunksOf(changes: readonly Change[]): Change[][] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && change.from - before.to <= 2 * contextLines) last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function marked(mark: string, lines: readonly string[]): string[] {
  return lines.flatMap((line) => (line.endsWith('\n') ? [mark + line.slice(0, -1)] : [mark + line, '\\ No newline at end of file']));
}

/** Where a hunk stands, from 1; one line needs no count. */
function extent(from: number, count: number): string {
  return count === 1 ? String(from + 1) : `${count === 0 ? from : from + 1},${count}`;
}
