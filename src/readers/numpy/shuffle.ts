import * as l10n from '@vscode/l10n';
import { isUnknown, unknown } from '../../spec/index.js';
import { none, type Call, type Value } from '../python/index.js';
import { ArrayValue, expressionOf, madeArray } from './array.js';
import { permutation } from './random-draws.js';
import type { RandomStateValue } from './random-state.js';

/** `np.random.shuffle(array)`: the rows are in another order from then on. */
export function shuffleInPlace(array: Value, call: Call, state: RandomStateValue): Value {
  const source = state.source(call);
  const rows = array instanceof ArrayValue ? (array.facts.shape[0] ?? null) : null;
  state.drawn(rows === null ? null : { draw: 'permutation', count: rows }, call);
  if (!(array instanceof ArrayValue)) return none;
  call.interpreter.touch(array);
  const { facts } = array;
  if (rows === null || isUnknown(facts.expression)) {
    array.facts = { ...facts, expression: unknown(l10n.t('The rows of this array are put in an order that is known only when the file runs.'), call.range) };
  } else {
    array.facts = madeArray(call, facts.shape, facts.dtype, [array], () => permutation(expressionOf(array), rows, source), facts.values).facts;
  }
  return none;
}
