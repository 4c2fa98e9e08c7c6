import * as v from 'valibot';

/** Numbers for which JSON has no word. */
const words = ['NaN', 'Infinity', '-Infinity'] as const;

/** A number, or the word that {@link withNumberWords} put in its place. */
export const numberOrWord = v.union([
  v.custom<number>((value) => typeof value === 'number', 'a number is expected'),
  v.pipe(v.picklist(words), v.transform(Number)),
]);

/**
 * A message for a channel that makes JSON of it, as VS Code does on the way to a webview: numbers that would arrive as null
 * are words, which the contract's measured numbers take back. Typed arrays travel by their bytes, and are left alone.
 */
export function withNumberWords(message: unknown): unknown {
  if (typeof message === 'number') return Number.isFinite(message) ? message : String(message);
  if (Array.isArray(message)) return message.map(withNumberWords);
  if (typeof message !== 'object' || message === null || ArrayBuffer.isView(message) || message instanceof ArrayBuffer) return message;
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name, withNumberWords(value)]));
}
