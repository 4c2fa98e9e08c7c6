import type { PaddedArray } from '../../spec/index.js';
import type { TextRows } from '../array.js';
import { memorySource, type ArraySource } from './source.js';

/**
 * Rows of different lengths in rows of one length (keras/src/utils/sequence_utils.py, `pad_sequences`): what is too long
 * is cut off, what is missing is filled up, each in front unless it is asked for behind.
 */
export function padded(rows: TextRows, { length: given, padding, truncating, value }: PaddedArray): ArraySource {
  const count = rows.starts.length - 1;
  const length = given ?? longest(rows);
  const values = new Int32Array(count * length).fill(value);
  for (let row = 0; row < count; row += 1) {
    const [start, end] = [rows.starts[row] ?? 0, rows.starts[row + 1] ?? 0];
    const kept = Math.min(length, end - start);
    const from = truncating === 'pre' ? end - kept : start;
    const to = row * length + (padding === 'pre' ? length - kept : 0);
    values.set(rows.values.subarray(from, from + kept), to);
  }
  return memorySource(values, [count, length], 'int32');
}

function longest({ starts }: TextRows): number {
  let most = 0;
  for (let row = 1; row < starts.length; row += 1) most = Math.max(most, (starts[row] ?? 0) - (starts[row - 1] ?? 0));
  return most;
}
