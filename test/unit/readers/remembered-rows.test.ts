import { describe, expect, it } from 'vitest';
import { rememberedRows } from '../../../src/readers/data-files/remembered-rows.js';

/** A file of text, and how often it was read. */
function textFile(text: string): { readonly size: number; readonly readAt: (position: number, count: number) => Uint8Array; readonly times: () => number } {
  const bytes = new TextEncoder().encode(text);
  let times = 0;
  return { size: bytes.length, readAt: (position, count) => ((times += 1), bytes.subarray(position, position + count)), times: () => times };
}

describe('the rows of a file', () => {
  it('are counted once while the file is the same, and anew after it has changed', () => {
    const first = textFile('a,b\n1,2\n3,4\n');
    const count = (file: ReturnType<typeof textFile>, mtimeMs: number): number | null => rememberedRows('/data/changed.csv', { size: file.size, mtimeMs }, file.readAt);
    expect([count(first, 1), count(first, 1), count(first, 1)]).toEqual([3, 3, 3]);
    expect(first.times()).toBe(1);
    const longer = textFile('a,b\n1,2\n3,4\n5,6\n');
    expect(count(longer, 1)).toBe(4);
    const asLong = textFile('a,b\n1,2\n3,4\n5 6\n7'.slice(0, longer.size - 1).concat('\n'));
    expect(asLong.size).toBe(longer.size);
    expect(count(asLong, 2)).toBe(4);
    expect(asLong.times()).toBe(1);
  });

  it('are kept apart by path, even where it is not known how many there are, and not for more than some files', () => {
    const open = textFile('a\n"never closed\n');
    const of = (path: string): number | null => rememberedRows(path, { size: open.size, mtimeMs: 0 }, open.readAt);
    expect([of('/data/open.csv'), of('/data/open.csv')]).toEqual([null, null]);
    expect(open.times()).toBe(1);
    for (let other = 0; other < 100; other += 1) of(`/data/other${other}.csv`);
    expect(open.times()).toBe(101);
    of('/data/other99.csv');
    expect(open.times()).toBe(101);
    of('/data/open.csv');
    expect(open.times()).toBe(102);
  });
});
