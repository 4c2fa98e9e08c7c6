import { describe, expect, it } from 'vitest';
import { NotebookError, readNotebook } from '../../../../src/readers/index.js';

const model = 'import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])\n';
const lines = model.split(/(?<=\n)/);

function notebook(content: unknown): ReturnType<typeof readNotebook> {
  return readNotebook({ path: 'n.ipynb', text: JSON.stringify(content) });
}

describe('reading a notebook file', () => {
  it.each([
    ['the source of a cell as one text', { nbformat: 4, cells: [{ cell_type: 'code', source: model }] }],
    ['the source of a cell as lines', { nbformat: 4, cells: [{ cell_type: 'code', source: lines, outputs: [{ data: {} }] }] }],
    ['nbformat 3', { nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', input: lines, language: 'python' }] }] }],
    ['languages that are left empty', { cells: [{ cell_type: 'code', source: model, language: '' }], metadata: { kernelspec: { language: 'python' }, language_info: { name: '' } } }],
    ['a kernel of Python', { cells: [{ cell_type: 'code', source: model }], metadata: { kernelspec: { language: 'python' }, language_info: { name: 'python' } } }],
    ['metadata of any kind', { cells: [{ cell_type: 'code', source: model, metadata: null }], metadata: 7 }],
  ])('takes %s', (_case, content) => {
    expect(notebook(content).plan.models).toMatchObject([{ variable: 'model' }]);
  });

  it('takes a byte order mark', () => {
    const text = `\ufeff${JSON.stringify({ cells: [{ cell_type: 'code', source: model }] })}`;
    expect(readNotebook({ path: 'n.ipynb', text }).status).toBe('all');
  });

  it('takes numbers that only Python writes', () => {
    const text = JSON.stringify({ cells: [{ cell_type: 'code', source: model, outputs: ['NaN'] }] }).replace('"NaN"', 'NaN, -Infinity');
    expect(readNotebook({ path: 'n.ipynb', text }).status).toBe('all');
  });

  it('leaves out prose and cells in other languages', () => {
    const { cells } = notebook({
      cells: [
        { cell_type: 'markdown', source: model },
        { cell_type: 'raw', source: model },
        { cell_type: 'code', source: 'SELECT 1', metadata: { vscode: { languageId: 'sql' } } },
        { cell_type: 'code', source: 'x = 1' },
      ],
    });
    expect(cells.text.trim()).toBe('x = 1');
    expect(cells.position(0).cell).toBe(3);
  });

  it('finds nothing in a notebook without cells of code', () => {
    expect(notebook({ nbformat: 4, cells: [] })).toMatchObject({ status: 'none', syntaxErrors: [] });
  });

  it.each([
    ['', 'n.ipynb is empty.'],
    ['{"cells": [{"cell_type": "code", "source": ["imp', 'n.ipynb is not a whole notebook: it breaks off in the middle.'],
    ['{"cells": [', 'n.ipynb is not a whole notebook: it breaks off in the middle.'],
    ['{', 'n.ipynb is not a whole notebook: it breaks off in the middle.'],
    ['import keras', 'n.ipynb:1:1: this is not JSON. "i" is not expected here.'],
    ['{"cells": [\n  "a"\n  "b"]}', 'n.ipynb:3:3: this is not JSON.'],
    ['[]', 'n.ipynb is not a notebook'],
    ['null', 'n.ipynb is not a notebook: it holds no object.'],
    ['{"nbformat": 4}', 'n.ipynb is not a notebook: it has no cells.'],
    ['{"cells": 3}', 'n.ipynb is not a notebook: "cells" is not what the format asks for.'],
    ['{"cells": [{"cell_type": "code", "source": ""}, {"cell_type": "code", "source": [1]}]}', 'n.ipynb is not a notebook: "cells.1.source" is not what the format asks for.'],
    ['{"cells": [], "metadata": {"kernelspec": {"language": "R"}}}', 'n.ipynb is a notebook in R; only Python is read.'],
  ])('refuses %s in words that name the file', (text, message) => {
    const read = () => readNotebook({ path: 'n.ipynb', text });
    expect(read).toThrow(NotebookError);
    expect(read).toThrow(message);
  });

  it('is not held up by outputs of many megabytes', () => {
    const image = 'A'.repeat(8 * 2 ** 20);
    const { status } = notebook({ cells: [{ cell_type: 'code', source: model, outputs: [{ data: { 'image/png': image } }] }] });
    expect(status).toBe('all');
  });
});
