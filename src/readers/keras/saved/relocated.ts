import type { CallSource, SourceRange } from '../../../spec/index.js';

/**
 * The same value with everything in it at one place of the program: what a saved file says lies, for the program, where it
 * loads the file.
 */
export function relocated<T>(value: T, source: CallSource): T {
  return moved(value, source) as T;
}

function moved(value: unknown, source: CallSource): unknown {
  if (Array.isArray(value)) return value.map((each) => moved(each, source));
  if (typeof value !== 'object' || value === null) return value;
  if ('argumentList' in value) return source;
  if (isRange(value)) return source.range;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, moved(each, source)]));
}

function isRange(value: object): value is SourceRange {
  return 'source' in value && 'start' in value && 'end' in value;
}
