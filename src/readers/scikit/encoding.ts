import type { IndicatorsArray } from '../../spec/index.js';
import type { Call } from '../python/index.js';
import { expressionOf, type ArrayValue, type Operation } from '../numpy/index.js';
import { withTexts } from '../pandas/index.js';
import type { Scaling } from './scaling.js';

/** What the numbers are fitted to: null for the very data that is transformed. */
function among(data: ArrayValue, seen: ArrayValue): IndicatorsArray['among'] {
  return data === seen ? null : withTexts(expressionOf(seen));
}

/** The numbers of classes among those that were seen (sklearn/preprocessing/_label.py, `LabelEncoder`). */
export const labelEncoding: Scaling = (data, seen) => (): Operation => {
  const others = among(data, seen);
  return { operation: 'rank', input: withTexts(expressionOf(data)), ...(others !== null && { among: others }) };
};

/** The arguments of a OneHotEncoder that are followed. */
const followed: ReadonlySet<string> = new Set(['sparse', 'sparse_output', 'dtype', 'handle_unknown', 'categories', 'drop']);

/** A one for the value of each column (sklearn/preprocessing/_encoders.py, `OneHotEncoder`). */
export const oneHotEncoding: Scaling = (data, seen, making) => {
  const [categories, drop, handling] = ['categories', 'drop', 'handle_unknown'].map((name) => textOf(making, name));
  const isFollowed = [undefined, 'auto'].includes(categories) && [undefined, 'first'].includes(drop) && [undefined, 'error', 'ignore'].includes(handling);
  if (!hasOnly(making, followed) || !isFollowed) return null;
  const others = handling === 'ignore' ? ({ ignoresOthers: true } as const) : {};
  return () => ({ operation: 'indicators', input: withTexts(expressionOf(data)), among: among(data, seen), dropped: drop === 'first' ? 1 : 0, ...others });
};

/** A one for each class, and a single column for two (sklearn/preprocessing/_label.py, `LabelBinarizer`). */
export const labelBinarizing: Scaling = (data, seen, making) => {
  if (!hasOnly(making, new Set(['sparse_output'])) || data.facts.shape.length !== 1) return null;
  return () => ({ operation: 'indicators', input: withTexts(expressionOf(data)), among: among(data, seen), dropped: 0, isBinary: true });
};

function hasOnly({ positional, keywords, open }: Call, names: ReadonlySet<string>): boolean {
  return open === null && positional.length === 0 && [...keywords.keys()].every((name) => names.has(name));
}

/** The text that a keyword is given, `undefined` where it is left out or None; what is no text is none that is followed. */
function textOf({ keywords }: Call, name: string): string | undefined {
  const value = keywords.get(name)?.value;
  if (value === undefined || value.kind === 'none') return undefined;
  return value.kind === 'string' ? value.value : '';
}
