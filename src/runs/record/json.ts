/** JSON has no word for NaN and infinity, and both are findings: they are kept as `{"nonFinite": "NaN"}`. */
const numbers: Readonly<Record<string, number>> = { NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity };

/**
 * JSON that keeps numbers which are not finite.
 * @param indentation 0 for all in one line.
 */
export function stringify(value: unknown, indentation = 2): string {
  const keep = (_: string, inner: unknown): unknown => (typeof inner === 'number' && !Number.isFinite(inner) ? { nonFinite: String(inner) } : inner);
  return JSON.stringify(value, keep, indentation);
}

/**
 * Reads what {@link stringify} wrote.
 * @throws SyntaxError where it is no JSON.
 */
export function parse(text: string): unknown {
  return JSON.parse(text, (_, inner: unknown) => {
    const word = typeof inner === 'object' && inner !== null ? (inner as { nonFinite?: unknown }).nonFinite : undefined;
    return typeof word === 'string' && Object.hasOwn(numbers, word) ? numbers[word] : inner;
  });
}
