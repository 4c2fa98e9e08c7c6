import { ArrayValue, callByRule, callNumpy, cast, textArray, valueShape } from '../../numpy/index.js';
import { argumentOf, elementsOf, type Call, type Value } from '../../python/index.js';
import { isUnknown } from '../../../spec/index.js';
import { ownEntry } from '../../own-entry.js';

/** Functions of TensorFlow and keras.ops that do to arrays exactly what one of numpy does. */
const asInNumpy: Readonly<Partial<Record<string, string>>> = {
  reshape: 'reshape', expand_dims: 'expand_dims', squeeze: 'squeeze', identity: 'copy', reduce_mean: 'mean', reduce_std: 'std', mean: 'mean', std: 'std',
};

/** Functions that make arrays of what is written. */
const makers = new Set(['constant', 'convert_to_tensor', 'convert_to_numpy', 'array', 'as_tensor']);

/** What a function of tensors makes of arrays; `undefined` where it is given none, or is not read. */
export function callArrayFunction(path: string, name: string, call: Call): Value | undefined {
  const given = call.positional[0]?.value ?? [...call.keywords.values()][0]?.value;
  if (given === undefined) return undefined;
  if (makers.has(name)) return constant(given, call);
  if (!holdsArrays(call)) return undefined;
  if (given instanceof ArrayValue) {
    if (name === 'cast' || name === 'saturate_cast' || name === 'to_float') return cast(given, argumentOf(call, 1, 'dtype'), call);
    const same = ownEntry(asInNumpy, name);
    if (same !== undefined) return callNumpy('numpy', same, call);
  }
  return callByRule(path, name, call, 'float32');
}

/** `tf.constant(value, dtype)`: numbers of Python are of 32 bits in TensorFlow. */
function constant(value: Value, call: Call): Value | undefined {
  if (value.kind === 'number' || value.kind === 'string' || value.kind === 'unknown') return undefined;
  if (valueShape(value, call.range) === undefined) return textArray(value, call);
  return callNumpy('numpy', 'array', { ...call, keywords: new Map([...call.keywords].filter(([name]) => name === 'dtype' || name === 'value' || name === 'object')) });
}

function holdsArrays(call: Call): boolean {
  return [...call.positional, ...call.keywords.values()].some(({ value }) => {
    if (value instanceof ArrayValue) return true;
    if (value.kind !== 'list' && value.kind !== 'tuple') return false;
    const elements = elementsOf(value, call.range);
    return !isUnknown(elements) && elements.some((element) => element instanceof ArrayValue);
  });
}
