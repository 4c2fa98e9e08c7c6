import type { ArgumentSource, CallSource } from '../../spec/index.js';
import type { TextEdit } from '../finding.js';

/**
 * The edits that make a call pass `value`, a Python expression, for `parameter`: its value is replaced where the call
 * gives it, by keyword or by position; else a keyword argument is added in the style of the others. Null where no edit
 * is certain, since the argument might hide in `*args` or `**kwargs`, or is in a file that the call loads.
 */
export function setArgument(text: string, call: CallSource, parameter: string, value: string): TextEdit[] | null {
  if (call.isLoading === true) return null;
  const written = writtenArguments(call);
  const existing = written.find(({ name }) => name === parameter);
  if (existing !== undefined) return [{ range: existing.value, newText: value }];
  return hasUnpacking(text, call, written) ? null : appendArgument(text, call, written.at(-1), `${parameter}=${value}`);
}

/** The arguments that stand in the call itself, and not in a dictionary that it unpacks or in a `partial`. */
export function writtenArguments(call: CallSource): ArgumentSource[] {
  const { start, end } = call.argumentList;
  return call.arguments.filter(({ range }) => start <= range.start && range.end <= end);
}

/** Whether `*args` or `**kwargs` stand between the arguments that are known. */
function hasUnpacking(text: string, call: CallSource, written: readonly ArgumentSource[]): boolean {
  let between = '';
  let end = call.argumentList.start;
  for (const { range } of written) {
    between += text.slice(end, range.start);
    end = range.end;
  }
  between += text.slice(end, call.argumentList.end);
  return withoutComments(between).includes('*');
}

/** Drops comments from text that holds no string. */
const withoutComments = (text: string): string => text.replace(/#[^\r\n]*/g, '');

function appendArgument(text: string, call: CallSource, last: ArgumentSource | undefined, written: string): TextEdit[] {
  const { source, start } = call.argumentList;
  if (last === undefined) return [{ range: { source, start, end: start }, newText: written }];

  const insertAt = (offset: number, newText: string): TextEdit => ({ range: { source, start: offset, end: offset }, newText });
  const indentation = ownLineIndentation(text, call, last);
  if (indentation === null) return [insertAt(last.range.end, `, ${written}`)];

  // One argument a line: the new one gets its own, after the comment that belongs to the last one.
  const after = text.slice(last.range.end, call.argumentList.end);
  const [comma] = /^\s*,/.exec(after) ?? [];
  const lineEnd = /\r?\n/.exec(after);
  if (lineEnd === null) return [insertAt(last.range.end, `,${newlineOf(text)}${indentation}${written}`)];
  const newline = `${lineEnd[0]}${indentation}${written}`;
  const lineOffset = last.range.end + lineEnd.index;
  if (comma !== undefined && comma.length <= lineEnd.index) return [insertAt(lineOffset, `${newline},`)];
  if (lineEnd.index === 0) return [insertAt(lineOffset, `,${newline}`)];
  return [insertAt(last.range.end, ','), insertAt(lineOffset, newline)];
}

/** The white space before an argument that begins its line, within the call; null where something stands before it. */
function ownLineIndentation(text: string, call: CallSource, argument: ArgumentSource): string | null {
  const lineStart = text.lastIndexOf('\n', argument.range.start - 1) + 1;
  if (lineStart <= call.argumentList.start) return null;
  const before = text.slice(lineStart, argument.range.start);
  return before.trim() === '' ? before : null;
}

const newlineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
