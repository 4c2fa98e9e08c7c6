import * as l10n from '@vscode/l10n';
import { isUnknown, type PaddedArray } from '../../spec/index.js';
import { argumentOf, nativeValue, none, numberOf, stringValue, type Call, type Value } from '../python/index.js';
import { ArrayValue, cast, dtypeOf, expressionOf, madeArray, notAnArray, shapedArray } from '../numpy/index.js';

/** `pad_sequences(sequences, maxlen=100)`: texts of one length (keras/src/utils/sequence_utils.py). */
export const padSequences: Value = nativeValue('pad_sequences', (call: Call) => {
  const sequences = argumentOf(call, 0, 'sequences') ?? none;
  const length = lengthOf(argumentOf(call, 1, 'maxlen'));
  const count = sequences instanceof ArrayValue ? (sequences.facts.shape[0] ?? null) : null;
  if (!(sequences instanceof ArrayValue) && typeof length !== 'number') return notAnArray(sequences, call.range);
  const dtype = argumentOf(call, 2, 'dtype') ?? stringValue('int32');
  const how = paddingOf(call);
  const shape = [count, length ?? null];
  const areTexts = sequences instanceof ArrayValue && sequences.facts.dtype === 'object' && !isUnknown(sequences.facts.expression);
  if (!areTexts || length === undefined || how === undefined || call.open !== null) {
    return shapedArray(call, shape, dtypeOf(dtype) ?? 'int32', l10n.t('What "{0}" makes of data is not read.', 'pad_sequences'));
  }
  const padded = madeArray(call, shape, 'int32', [sequences], () => ({ operation: 'padded', input: expressionOf(sequences), length, ...how }));
  return dtypeOf(dtype) === 'int32' ? padded : cast(padded, dtype, call);
});

/** Null for that of the longest text; `undefined` where it is given and not known. */
function lengthOf(given: Value | undefined): number | null | undefined {
  return given === undefined || given.kind === 'none' ? null : numberOf(given);
}

function paddingOf(call: Call): Pick<PaddedArray, 'padding' | 'truncating' | 'value'> | undefined {
  const side = (place: number, name: string): 'pre' | 'post' | undefined => {
    const given = argumentOf(call, place, name);
    if (given === undefined) return 'pre';
    return given.kind === 'string' && (given.value === 'pre' || given.value === 'post') ? given.value : undefined;
  };
  const filler = argumentOf(call, 5, 'value');
  const [padding, truncating, value] = [side(3, 'padding'), side(4, 'truncating'), filler === undefined ? 0 : numberOf(filler)];
  return padding === undefined || truncating === undefined || value === undefined ? undefined : { padding, truncating, value };
}
