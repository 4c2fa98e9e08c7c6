/**
 * The different words of texts, the most frequent first, and of those that are equally frequent the last in the order of
 * code points (keras/src/layers/preprocessing/index_lookup.py, `finalize_state`).
 * @param most How many are kept; null for all.
 * @param leftOut Words that are none: the mask and what stands for unknown ones.
 */
export function learnedVocabulary(texts: readonly (readonly string[])[], most: number | null, leftOut: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of leftOut) counts.delete(word);
  const sorted = [...counts].sort(([one, often], [other, seldom]) => seldom - often || byCodePoints(other, one)).map(([word]) => word);
  return most === null ? sorted : sorted.slice(0, Math.max(0, most));
}

/** UTF-8, by which Keras sorts, has the order of code points; JavaScript's strings have not where these need two units. */
function byCodePoints(one: string, other: string): number {
  const [left, right] = [Array.from(one), Array.from(other)];
  for (let place = 0; place < Math.min(left.length, right.length); place += 1) {
    const difference = (left[place]?.codePointAt(0) ?? 0) - (right[place]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/**
 * How much a word counts that so many texts have (keras/src/layers/preprocessing/index_lookup.py,
 * `_inverse_document_frequency`).
 */
export function inverseDocumentFrequency(texts: number, withWord: number): number {
  return Math.log(1 + texts / (1 + withWord));
}
