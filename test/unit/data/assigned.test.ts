import { describe, expect, it } from 'vitest';
import { DataError, DataMemory } from '../../../src/data/index.js';
import { assigned } from '../../../src/data/expression/assigned.js';
import { marked } from '../../../src/data/expression/marked.js';
import { memorySource, type ArraySource } from '../../../src/data/expression/source.js';

const zeros = (...shape: number[]): ArraySource => memorySource(new Float64Array(shape.reduce((product, size) => product * size, 1)), shape, 'float64');

// What numpy makes of programs with such assignments is compared in test/parity/arrays.test.ts.
describe('A part of an array that is set', () => {
  const place = (at: number) => ({ start: at, stop: at + 1, step: 1, isPlace: true });

  it('leaves what it is set in as it was', () => {
    const before = zeros(3);
    expect([...assigned(before, [place(1)], 5, new DataMemory()).read(0, 3)]).toEqual([0, 5, 0]);
    expect([...before.read(0, 3)]).toEqual([0, 0, 0]);
  });

  it('is refused where there is no such part, or the values do not fill it', () => {
    expect(() => assigned(zeros(3), [place(7)], 1, new DataMemory())).toThrow('There is no place 7 in an axis of an array of shape (3,).');
    expect(() => assigned(zeros(3, 4), [place(0)], zeros(3), new DataMemory())).toThrow('Values of shape (3,) do not fill a part of shape (4,).');
  });
});

describe('Rows that are marked at some places', () => {
  const texts = { values: Int32Array.of(3, 1, 1, 0, -1), starts: Int32Array.of(0, 2, 2, 5) };

  it('have the number at each word of their text, and nothing where that has none', () => {
    const rows = marked(zeros(3, 4), texts, 1);
    expect([...rows.read(0, 12)]).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 1]);
    // Batches need not begin with a row.
    expect([...rows.read(3, 7)]).toEqual([1, 0, 0, 0, 0, 1, 1]);
  });

  it('are refused where a word is outside of them, or there is another number of texts', () => {
    expect(() => marked(zeros(3, 3), texts, 1)).toThrow('Row 0 has the place 3, but the rows to fill have 3.');
    expect(() => marked(zeros(4, 4), texts, 1)).toThrow(DataError);
  });
});
