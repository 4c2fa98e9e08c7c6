import type { SourceRange } from '../spec/index.js';
import type { TextEdit } from './finding.js';

/** `# gradlens: ignore[GL101]`, with the list that another rule may be added to. */
const ignoreList = /#\s*gradlens:\s*ignore\s*\[([^\]\n]*)\]/;
const ignoreFileList = /#\s*gradlens:\s*ignore-file\s*\[([^\]\n]*)\]/;

/**
 * What must stay at the top of a file: the line that names its interpreter and the one that names its encoding
 * (https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations), and the magic of a notebook's cell,
 * in whose place a `0` stands.
 */
const top = /^\ufeff?(?:#!.*\r?\n)?(?:[ \t\f]*#.*?coding[:=].*\r?\n)?(?:0 +\r?\n)*/;

/**
 * The edit that silences a rule for a call: its id is added to the comment that is there, else a comment is put at the end
 * of the call's last line; where none may stand there, since a string or a backslash goes on to the next line, at the end
 * of the last line of the call where one may. Null where there is none.
 * @param call The range of the call that the finding is about.
 */
export function silenceCall(text: string, call: SourceRange, rule: string): TextEdit | null {
  const ends = lineEndsInCode(text, call);
  const commented = ends.map(({ comment }) => comment).filter((comment) => comment !== null);
  for (const comment of commented) {
    const extended = extendList(text.slice(comment.start, comment.end), ignoreList, { ...call, ...comment }, rule);
    if (extended !== null) return extended;
  }
  const last = ends.at(-1);
  return last === undefined ? null : insertion(call.source, last.offset, `  # gradlens: ignore[${rule}]`);
}

/** The edit that silences a rule in a whole file: its id is added to the comment that is there, else one is put at the top. */
export function silenceFile(text: string, source: string, rule: string): TextEdit {
  const extended = extendList(text, ignoreFileList, { source, start: 0, end: text.length }, rule);
  if (extended !== null) return extended;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return insertion(source, top.exec(text)?.[0].length ?? 0, `# gradlens: ignore-file[${rule}]${newline}`);
}

function extendList(text: string, pattern: RegExp, { source, start }: SourceRange, rule: string): TextEdit | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [whole, list = ''] = match;
  const end = start + match.index + whole.length - 1;
  return insertion(source, end, list.trim() === '' ? rule : `, ${rule}`);
}

const insertion = (source: string, offset: number, newText: string): TextEdit => ({ range: { source, start: offset, end: offset }, newText });

/** The end of a line at which a comment may stand or stands. */
interface LineEnd {
  readonly offset: number;
  readonly comment: { readonly start: number; readonly end: number } | null;
}

/** A string, with the quotes that begin it, over as many lines as it goes; what is left open goes to the end. */
const string = /("""|''')(?:\\[^]|(?!\1)[^])*(?:\1|$)|(["'])(?:\\[^]|(?!\2)[^\\\r\n])*(?:\2|(?=\r?\n|$))/y;

/** The ends of the lines of a call which are code, from its first to the line it ends on. */
function lineEndsInCode(text: string, { start, end }: SourceRange): LineEnd[] {
  const ends: LineEnd[] = [];
  let offset = start;
  while (offset < text.length) {
    const character = text[offset];
    if (character === '"' || character === "'") {
      string.lastIndex = offset;
      offset += string.exec(text)?.[0].length ?? 1;
    } else if (character === '#' || character === '\n') {
      const lineEnd = endOfLine(text, offset);
      ends.push({ offset: lineEnd, comment: character === '#' ? { start: offset, end: lineEnd } : null });
      if (lineEnd >= end) return ends;
      offset = text.indexOf('\n', lineEnd) + 1 || text.length;
    } else if (character === '\\' && /^\r?\n/.test(text.slice(offset + 1, offset + 3))) {
      const next = text.indexOf('\n', offset) + 1;
      if (next > end) return ends;
      offset = next;
    } else {
      offset += 1;
    }
    // A string that goes on beyond the line on which the call ends leaves no place there.
    if (offset > end && text.slice(end, offset).includes('\n')) return ends;
  }
  return [...ends, { offset: text.length, comment: null }];
}

/** Where the line of an offset ends, before its line break. */
function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const lineEnd = newline < 0 ? text.length : newline;
  return text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
}
