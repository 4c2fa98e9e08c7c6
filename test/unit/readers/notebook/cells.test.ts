import { describe, expect, it } from 'vitest';
import { JoinedCells, readCells } from '../../../../src/readers/index.js';

const code = (text: string) => ({ isPython: true, text });
const prose = (text: string) => ({ isPython: false, text });

describe('the joined cells of a notebook', () => {
  const cells = [prose('# Title'), code('import keras'), prose(''), code('x = 1\ny = 2'), code('')];
  const joined = new JoinedCells(cells);
  const range = (text: string) => ({ start: joined.text.indexOf(text), end: joined.text.indexOf(text) + text.length });

  it('lead every range back to the cell that it stands in', () => {
    expect(joined.locate(range('keras'))).toEqual({ cell: 1, start: 7, end: 12 });
    expect(joined.locate(range('y = 2'))).toEqual({ cell: 3, start: 6, end: 11 });
  });

  it('refuse a range that goes beyond a cell', () => {
    expect(joined.locate({ start: range('keras').start, end: range('x = 1').end })).toBeNull();
    expect(new JoinedCells([]).locate({ start: 0, end: 0 })).toBeNull();
  });

  it('count lines and columns in the cell, from 1', () => {
    expect(joined.position(range('import').start)).toEqual({ cell: 1, line: 1, column: 1 });
    expect(joined.position(range('2').start)).toEqual({ cell: 3, line: 2, column: 5 });
    expect(joined.position(joined.text.length)).toEqual({ cell: 4, line: 1, column: 1 });
  });

  it('move an offset between two cells to the end of the first', () => {
    expect(joined.position(range('keras').end + 1)).toEqual({ cell: 1, line: 1, column: 13 });
  });

  it('leave out cells in other languages, whatever their length', () => {
    const { text } = new JoinedCells([code(`%%bash\n${'x'.repeat(80)}\n`.repeat(50)), code('y = 2')]);
    expect(text.trim()).toBe('y = 2');
  });

  it('find the offset of a place in a cell, and none in prose', () => {
    expect(joined.offsetOf(3, 6)).toBe(range('y = 2').start);
    expect(joined.offsetOf(0, 0)).toBeNull();
  });

  it('lead back from every offset of every cell', () => {
    for (const [cell, { isPython, text }] of cells.entries()) {
      if (!isPython) continue;
      for (let offset = 0; offset <= text.length; offset += 1) {
        const start = joined.offsetOf(cell, offset) ?? Number.NaN;
        expect(joined.locate({ start, end: start })).toEqual({ cell, start: offset, end: offset });
      }
    }
  });
});

describe('a thousand notebooks of odd cells', () => {
  const pieces = [
    'x = 1', '%cd data', '!ls \\', '"""', "'", '(', ']', '\\', "# it's", '%%bash', '%time f()', '   ', '\r', '\u2028', '한글 = "🙂"', 'files = !ls', '?x', 'def f():', '',
  ];

  it('keep the length of every cell, and every offset leads back', () => {
    let state = 1;
    const random = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 1000; round += 1) {
      const cells = Array.from({ length: random(5) }, () => ({
        isPython: random(4) > 0,
        text: Array.from({ length: random(6) }, () => pieces[random(pieces.length)] ?? '').join(random(3) === 0 ? '' : '\n'),
      }));
      const joined = new JoinedCells(cells);
      for (const [cell, { text }] of cells.entries()) {
        const start = joined.offsetOf(cell, 0);
        if (start === null) continue;
        expect(joined.locate({ start, end: start + text.length })).toEqual({ cell, start: 0, end: text.length });
        expect(joined.text.slice(start, start + text.length).split('\n')).toHaveLength(text.split('\n').length);
        const offset = random(text.length + 1);
        expect(joined.position(start + offset)).toMatchObject({ cell, line: text.slice(0, offset).split('\n').length });
      }
    }
  });
});

describe('reading cells', () => {
  it('knows in a cell what the cells before it made', () => {
    const { plan, cells } = readCells('n.ipynb', [
      code('from tensorflow import keras\n%matplotlib inline'),
      prose('A model.'),
      code('model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])'),
      code('model.compile(loss="mse")'),
    ]);
    expect(plan.models.map(({ variable, layers }) => [variable, layers.length])).toEqual([['model', 1]]);
    expect(plan.unknowns).toEqual([]);
    expect(cells.position(plan.steps[0]?.range.start ?? 0)).toEqual({ cell: 3, line: 1, column: 1 });
  });

  it.each(['model = keras.Sequential([keras.layers.Dense(', 'text = """never closed', 'x = 1 \\', 'def f(:', 'if True:'])(
    'reads what follows a cell that is broken: %s',
    (broken) => {
      const { plan } = readCells('n.ipynb', [code('import keras'), code(broken), code('good = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])')]);
      expect(plan.models.at(-1)).toMatchObject({ variable: 'good', layers: [{ className: 'Dense' }] });
    },
  );

  it.each([
    ['an open bracket', 'model.add(keras.layers.Dense(2)'], ['an open string', 'model.add(keras.layers.Dense(2, name="two))'], ['an open text', 'text = """never closed'],
    ['a head without an end', 'for i in range(3'], ['prose', 'Now we add another layer:'],
  ])('reads what stands around %s in the same cell, and in the cells after it', (_case, broken) => {
    const { plan, syntaxErrors, cells } = readCells('n.ipynb', [
      code('import keras\nmodel = keras.Sequential([keras.Input((4,))])'),
      code(`model.add(keras.layers.Dense(1))\n${broken}\n`),
      code('model.add(keras.layers.Dense(3))'),
    ]);
    const units = plan.models[0]?.layers.map(({ config }) => config['units']);
    expect(units).toEqual(expect.arrayContaining([1, 3]));
    expect(new Set(syntaxErrors.map(({ start }) => cells.position(start).cell))).toEqual(new Set([1]));
  });

  it('does not close in one cell what another leaves open', () => {
    const { plan, syntaxErrors } = readCells('n.ipynb', [code('import keras\nx = f('), code(')\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])')]);
    expect(plan.models).toHaveLength(1);
    expect(syntaxErrors.map(({ reason }) => reason)).toEqual(['")" is missing here.', 'This ")" closes nothing.']);
  });

  it('names the cell that leaves a bracket open', () => {
    const { syntaxErrors, cells } = readCells('n.ipynb', [code('x = 1'), code('f(1,\n  2'), code('y = 2')]);
    expect(syntaxErrors.map(({ start }) => cells.position(start))).toContainEqual({ cell: 1, line: 2, column: 4 });
  });
});
