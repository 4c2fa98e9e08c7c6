import type { Value } from '../python/index.js';

/** From the narrowest to the widest, as far as data sets use them. */
const widths: Readonly<Record<string, number>> = {
  bool: 0, uint8: 1, int8: 1, uint16: 2, int16: 2, int32: 3, uint32: 3, int64: 4, uint64: 4, float16: 5, float32: 6, float64: 7,
};

export const dtypeNames: readonly string[] = Object.keys(widths);

/** The name of a dtype that is given as `"float32"`, `np.float32` or `float`; null where it is not known. */
export function dtypeOf(value: Value | undefined): string | null {
  if (value?.kind === 'string') return canonical(value.value);
  return value?.kind === 'native' ? canonical(value.name) : null;
}

function canonical(name: string): string | null {
  if (name === 'float' || name === 'double') return 'float64';
  if (name === 'int') return 'int64';
  return Object.hasOwn(widths, name) ? name : null;
}

/** The dtype of what arrays of two dtypes make; division of whole numbers gives `float64`. */
export function promote(operation: string, left: string, right: string): string {
  if (operation === 'divide' && !isFloat(left) && !isFloat(right)) return 'float64';
  if (isFloat(left) !== isFloat(right)) {
    const [float, whole] = isFloat(left) ? [left, right] : [right, left];
    // A float32 holds whole numbers of 16 bits, not of 32.
    return (widths[whole] ?? 0) >= 3 && float !== 'float64' ? 'float64' : float;
  }
  return (widths[left] ?? 0) >= (widths[right] ?? 0) ? left : right;
}

/** The dtype of an array with a Python number: the number is cast to the array's type where that can hold it. */
export function promoteNumber(operation: string, dtype: string, integer: boolean): string {
  if (isFloat(dtype)) return dtype;
  return integer && operation !== 'divide' ? dtype : 'float64';
}

/** The dtype of a mean: whole numbers become `float64`. */
export function statisticDtype(dtype: string): string {
  return isFloat(dtype) ? dtype : 'float64';
}

function isFloat(dtype: string): boolean {
  return dtype.startsWith('float');
}
