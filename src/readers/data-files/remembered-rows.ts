import type { Stats } from 'node:fs';
import { textRows } from './text-rows.js';
import type { ReadAt } from './zip-members.js';

/** The rows of so many files are kept, of those that were read last. */
const mostFiles = 64;

interface Counted extends Pick<Stats, 'size' | 'mtimeMs'> {
  readonly rows: number | null;
}

const counted = new Map<string, Counted>();

/** {@link textRows} of a file, counted anew only after it has changed: a program is read again with every key that is pressed in it. */
export function rememberedRows(path: string, { size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>, readAt: ReadAt): number | null {
  const before = counted.get(path);
  const isSame = before?.size === size && before.mtimeMs === mtimeMs;
  const now = isSame ? before : { size, mtimeMs, rows: textRows(size, readAt) };
  // A Map tells its entries in the order in which they were put in.
  counted.delete(path);
  counted.set(path, now);
  const [oldest] = counted.keys();
  if (counted.size > mostFiles && oldest !== undefined) counted.delete(oldest);
  return now.rows;
}
