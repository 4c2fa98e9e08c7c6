import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type RandomSource } from '../../spec/index.js';
import { ArrayValue, expressionOf, isSeed, madeArray, permutation, shapedArray, sharedState } from '../numpy/index.js';
import { afterRows, DataFrame, frame, rowCount, withoutSource } from '../pandas/index.js';
import { none, numberOf, tupleValue, type Call, type Value } from '../python/index.js';

/** `X, y = shuffle(X, y, random_state=0)`: the rows of all in one other order (sklearn/utils/_indexing.py, `shuffle`). */
export function shuffled(call: Call): Value {
  const source = sourceOf(call);
  const parts = call.positional.map(({ value }) => inOrder(value, source, call));
  const [only] = parts;
  return call.open ?? (parts.length === 1 && only !== undefined ? only : tupleValue(parts));
}

/** Where the order comes from; `undefined` where it is not known, or only some rows are taken. The shared generator moves on without a seed. */
function sourceOf(call: Call): RandomSource | undefined {
  const state = call.keywords.get('random_state')?.value ?? none;
  const seed = numberOf(state);
  if ([...call.keywords.keys()].some((name) => name !== 'random_state')) return undefined;
  if (isSeed(seed)) return { seed, before: [], place: call.interpreter.clock.next() };
  if (state.kind !== 'none') return undefined;
  const generator = sharedState(call);
  const source = generator.source(call);
  const rows = call.positional.map(({ value }) => rowsOf(value)).find((count) => count !== null) ?? null;
  generator.drawn(rows === null ? null : { draw: 'permutation', count: rows }, call);
  return source;
}

function rowsOf(value: Value): number | null {
  if (value instanceof DataFrame) return rowCount(value.facts);
  return value instanceof ArrayValue ? (value.facts.shape[0] ?? null) : null;
}

function inOrder(value: Value, source: RandomSource | undefined, call: Call): Value {
  const rows = rowsOf(value);
  const isKnown = source !== undefined && rows !== null;
  if (value instanceof DataFrame) {
    return frame(call, isKnown ? afterRows(value.facts, rows, (input) => permutation(input, rows, source)) : withoutSource(value.facts));
  }
  const reason = l10n.t('The rows of this array are put in an order that is known only when the file runs.');
  if (!(value instanceof ArrayValue)) return isUnknown(value) ? value : unknown(reason, call.range);
  const { shape, dtype, values } = value.facts;
  if (!isKnown) return shapedArray(call, call.keywords.has('n_samples') ? [null, ...shape.slice(1)] : shape, dtype, reason);
  return madeArray(call, shape, dtype, [value], () => permutation(expressionOf(value), rows, source), values);
}
