import * as l10n from '@vscode/l10n';
import { argumentOf, nativeValue, none, numberOf, stringValue, type Call, type Value } from '../python/index.js';
import { ArrayValue, dtypeOf, notAnArray, shapedArray } from '../numpy/index.js';

/** `pad_sequences(sequences, maxlen=100)`: texts of one length (keras/src/utils/sequence_utils.py). */
export const padSequences: Value = nativeValue('pad_sequences', (call: Call) => {
  const sequences = argumentOf(call, 0, 'sequences') ?? none;
  const length = numberOf(argumentOf(call, 1, 'maxlen')) ?? null;
  const count = sequences instanceof ArrayValue ? (sequences.facts.shape[0] ?? null) : null;
  if (!(sequences instanceof ArrayValue) && length === null) return notAnArray(sequences, call.range);
  const dtype = dtypeOf(argumentOf(call, 2, 'dtype') ?? stringValue('int32')) ?? 'int32';
  return shapedArray(call, [count, length], dtype, l10n.t('What "{0}" makes of data is not read.', 'pad_sequences'));
});
