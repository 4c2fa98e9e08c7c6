import type { IndicatorsArray } from '../../spec/index.js';
import type { Call, Value } from '../python/index.js';
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

/** Arguments of a OneHotEncoder that change none of its numbers. */
const harmless: ReadonlySet<string> = new Set(['sparse', 'sparse_output', 'dtype', 'handle_unknown', 'categories']);

/** A one for the value of each column (sklearn/preprocessing/_encoders.py, `OneHotEncoder`), where no columns are left out. */
export const oneHotEncoding: Scaling = (data, seen, making) => {
  if (!hasOnly(making, harmless) || !isAutomatic(making.keywords.get('categories')?.value)) return null;
  // Values that were not seen are an error only by default.
  if (data !== seen && !isError(making.keywords.get('handle_unknown')?.value)) return null;
  return () => ({ operation: 'indicators', input: withTexts(expressionOf(data)), among: among(data, seen), dropped: 0 });
};

/** A one for each class, and a single column for two (sklearn/preprocessing/_label.py, `LabelBinarizer`). */
export const labelBinarizing: Scaling = (data, seen, making) => {
  if (!hasOnly(making, new Set(['sparse_output'])) || data.facts.shape.length !== 1) return null;
  return () => ({ operation: 'indicators', input: withTexts(expressionOf(data)), among: among(data, seen), dropped: 0, isBinary: true });
};

function hasOnly({ positional, keywords, open }: Call, names: ReadonlySet<string>): boolean {
  return open === null && positional.length === 0 && [...keywords.keys()].every((name) => names.has(name));
}

function isAutomatic(categories: Value | undefined): boolean {
  return categories === undefined || (categories.kind === 'string' && categories.value === 'auto');
}

function isError(handling: Value | undefined): boolean {
  return handling === undefined || (handling.kind === 'string' && handling.value === 'error');
}
