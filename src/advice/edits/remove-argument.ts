import type { CallSource } from '../../spec/index.js';
import type { TextEdit } from '../finding.js';
import { writtenArguments } from './set-argument.js';

/** The edits that take a keyword argument out of a call, with one of the commas beside it; null where it is not written there. */
export function removeArgument(text: string, call: CallSource, parameter: string): TextEdit[] | null {
  const written = writtenArguments(call);
  const index = written.findIndex(({ name, byKeyword }) => name === parameter && byKeyword);
  const argument = written[index];
  if (argument === undefined) return null;
  const next = written[index + 1];
  const previous = written[index - 1];
  if (next !== undefined) return [{ range: { ...argument.range, end: next.range.start }, newText: '' }];
  if (previous !== undefined) return [{ range: { ...argument.range, start: previous.range.end }, newText: '' }];
  const after = /^\s*,/.exec(text.slice(argument.range.end, call.argumentList.end))?.[0].length ?? 0;
  return [{ range: { ...argument.range, end: argument.range.end + after }, newText: '' }];
}
