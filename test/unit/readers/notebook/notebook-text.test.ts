import { describe, expect, it } from 'vitest';
import { NotebookText } from '../../../../src/readers/index.js';

type Source = string | readonly string[];

const notebook = (sources: readonly Source[], indent: number | undefined = 1): string =>
  JSON.stringify({ cells: sources.map((source) => ({ cell_type: 'code', source })), metadata: {} }, null, indent);

const joined = (source: Source): string => (typeof source === 'string' ? source : source.join(''));

/** The notebook after an edit of one cell, and what it should be. */
function edited(text: string, cell: number, start: number, end: number, newText: string): string {
  const edit = new NotebookText(text).edit({ cell, start, end }, newText);
  return text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
}

const sourcesOf = (text: string): Source[] => (JSON.parse(text) as { cells: { source: Source }[] }).cells.map(({ source }) => source);

describe('an edit of a cell, in the text of the notebook', () => {
  const tricky = 'a = "\\t\u00e9\ud83d\ude00"\nb = \'/\'\n\nc = 1';
  const forms: readonly [string, Source][] = [
    ['one string', tricky],
    ['a list of lines', tricky.split(/(?<=\n)/)],
    ['a list of one', [tricky]],
  ];

  describe.each(forms)('written as %s', (_form, source) => {
    const text = notebook([['# first\n'], source, 'last']);

    it('leaves the cell as the edit makes it, wherever it is, and the other cells as they are', () => {
      for (let start = 0; start <= tricky.length; start += 1) {
        for (let end = start; end <= tricky.length; end += 1) {
          for (const newText of ['', 'x "y"', 'x\n', 'x\ny']) {
            const [first, cell = '', last] = sourcesOf(edited(text, 1, start, end, newText));
            expect(joined(cell)).toBe(tricky.slice(0, start) + newText + tricky.slice(end));
            expect([first, last]).toEqual([['# first\n'], 'last']);
          }
        }
      }
    });

    it('finds every character', () => {
      const places = new NotebookText(text);
      const found = Array.from({ length: tricky.length }, (_, offset) => text[places.offsetOf(1, offset)]);
      expect(found.filter((_, offset) => /[a-z=1/]/.test(tricky[offset] ?? ''))).toEqual(tricky.match(/[a-z=1/]/g));
    });
  });

  it('keeps one line in each string, as Jupyter writes it', () => {
    const text = notebook([['f(a,\n', '  b)\n', 'g()']]);
    expect(sourcesOf(edited(text, 0, 3, 3, ' 1,\n 2'))).toEqual([['f(a 1,\n', ' 2,\n', '  b)\n', 'g()']]);
    expect(edited(text, 0, 13, 13, '\nh()')).toBe(notebook([['f(a,\n', '  b)\n', 'g()\n', 'h()']]));
    expect(edited(notebook([['f()']]), 0, 3, 3, '\nh()')).toBe(notebook([['f()\n', 'h()']]));
  });

  it('leaves the other bytes, escapes and white space too', () => {
    const text = '{"cells": [ {"source" : ["\\u0061 = 1\\n" ,\t"b = 2"],"cell_type":"code"} ], "x": 1.0}';
    expect(edited(text, 0, 4, 5, '3')).toBe(text.replace('= 1', '= 3'));
    expect(edited(text, 0, 10, 11, '3')).toBe(text.replace('= 2', '= 3'));
  });

  it('finds the cells of older notebooks in their worksheets', () => {
    const text = '{"worksheets": [{"cells": [{"cell_type": "code", "input": ["a = 1"]}]}], "nbformat": 3}';
    expect(edited(text, 0, 4, 5, '2')).toBe(text.replace('1"', '2"'));
  });
});
