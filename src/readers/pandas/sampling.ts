import { isUnknown, type ArrayExpression, type RandomSource } from '../../spec/index.js';
import { isSeed, sharedState } from '../numpy/index.js';
import { argumentOf, none, numberOf, type Call, type Value } from '../python/index.js';
import { afterRows, rowCount, withoutSource, type TableFacts } from './table-facts.js';

/** Half to the even neighbour, as Python rounds. */
function rounded(value: number): number {
  const nearest = Math.round(value);
  return value % 1 === 0.5 && nearest % 2 !== 0 ? nearest - 1 : nearest;
}

/**
 * `table.sample(n=None, frac=None, random_state=None)`: the first of all rows in another order (pandas/core/sample.py). Where it is not
 * known how many rows there are, or rows come several times or with weights, only the columns stay known.
 */
export function sampled(facts: TableFacts, call: Call): TableFacts {
  const of = rowCount(facts);
  const given = (place: number, name: string): Value => argumentOf(call, place, name) ?? none;
  const [count, share, state] = [given(0, 'n'), given(1, 'frac'), given(4, 'random_state')];
  const isPlain = call.open === null && ['replace', 'weights', 'axis', 'ignore_index'].every((name) => !call.keywords.has(name)) && call.positional.length <= 2;
  const rows = share.kind !== 'none' ? times(numberOf(share), of) : count.kind === 'none' ? 1 : numberOf(count);
  const source = of === null ? undefined : sourceOf(state, of, call);
  if (!isPlain || of === null || rows === undefined || rows > of || source === undefined || isUnknown(facts.source)) return withoutSource(facts);
  const order: ArrayExpression = { kind: 'array', operation: 'random', draw: 'permutation', offset: 0, scale: 1, source, shape: [of], dtype: 'int64', range: call.range };
  const indices: ArrayExpression = { kind: 'array', operation: 'slice', input: order, axis: 0, start: 0, stop: rows, step: 1, shape: [rows], dtype: 'int64', range: call.range };
  return afterRows(facts, rows, (input) => ({ operation: 'take', input, indices }));
}

function times(share: number | undefined, rows: number | null): number | undefined {
  return share === undefined || rows === null ? undefined : rounded(share * rows);
}

/** Where the order comes from: the seed that is given, or the generator that the functions of `np.random` share, which moves on. */
function sourceOf(state: Value, rows: number, call: Call): RandomSource | undefined {
  if (state.kind !== 'none') {
    const seed = numberOf(state);
    return isSeed(seed) ? { seed, before: [], place: call.interpreter.clock.next() } : undefined;
  }
  const shared = sharedState(call);
  const source = shared.source(call);
  shared.drawn({ draw: 'permutation', count: rows }, call);
  return source;
}
