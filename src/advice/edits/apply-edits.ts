import type { TextEdit } from '../finding.js';

/**
 * The text after the edits.
 * @throws RangeError if two edits overlap.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const inOrder = [...edits].sort((one, other) => one.range.start - other.range.start);
  let result = '';
  let end = 0;
  for (const { range, newText } of inOrder) {
    if (range.start < end) throw new RangeError(`Two edits overlap at offset ${range.start}`);
    result += text.slice(end, range.start) + newText;
    end = range.end;
  }
  return result + text.slice(end);
}
