import { describe, expect, it } from 'vitest';
import { moduleFinder, readNotebook, readPython, type Reading } from '../../../src/readers/index.js';
import { filesInMemory } from './modules/files-in-memory.js';
import { argument, modelIn } from './support.js';

/** Reads the first of some files, which may import the others. */
function readFiles(files: Readonly<Record<string, string>>): Reading {
  const [path, text] = Object.entries(files)[0] ?? ['', ''];
  return readPython({ path, text }, { modules: moduleFinder(path, filesInMemory(files)) });
}

const helper = 'from keras import layers, Sequential\nsize = 7\ndef build(units):\n    return Sequential([layers.Input([4]), layers.Dense(units)])\n';

describe('a module of the same workspace', () => {
  it.each([
    ['import helper\nmodel = helper.build(helper.size)', 'helper.py'],
    ['from helper import build, size\nmodel = build(size)', 'helper.py'],
    ['from helper import *\nmodel = build(size)', 'helper.py'],
    ['import nets.helper as h\nmodel = h.build(h.size)', 'nets/helper.py'],
    ['import nets.helper\nmodel = nets.helper.build(7)', 'nets/helper.py'],
    ['from nets import helper\nmodel = helper.build(7)', 'nets/helper.py'],
    ['from nets import build\nmodel = build(7)', 'nets/__init__.py'],
  ])('%s', (text, path) => {
    const reading = readFiles({ 'train.py': text, [path]: helper });
    const model = modelIn(reading, 'model');
    expect(argument(model, 'units')).toEqual([7]);
    expect(model.layers[0]?.source.range.source).toBe(path);
    expect(reading.modules.find((module) => module.path === path)?.text).toBe(helper);
  });

  it.each([
    ['from .helper import build', 'src/a/helper.py'],
    ['from . import helper\nbuild = helper.build', 'src/a/helper.py'],
    ['from ..b.helper import build', 'src/b/helper.py'],
    ['from a.helper import build', 'src/a/helper.py'],
  ])('of a file in a package: %s', (line, path) => {
    const files = { 'src/a/train.py': `${line}\nmodel = build(3)`, 'src/a/__init__.py': '', 'src/b/__init__.py': '', [path]: helper };
    expect(argument(modelIn(readFiles(files)), 'units')).toEqual([3]);
  });

  it('may import the one that imports it', () => {
    const reading = readFiles({ 'a.py': 'import b\nsize = 3\nmodel = b.build()', 'b.py': 'import c\nfrom keras import layers, Sequential\ndef build():\n    return Sequential([layers.Dense(c.size)])', 'c.py': 'import b\nsize = 5' });
    expect(argument(modelIn(reading), 'units')).toEqual([5]);
  });

  it('gives the models that it makes when it is imported, and not those of functions that nobody calls', () => {
    const reading = readFiles({ 'a.py': 'import helper', 'helper.py': `${helper}made = build(2)\ndef unused():\n    return build(9)\nif __name__ == "__main__":\n    build(8)\n` });
    expect(reading.plan.models.map((model) => argument(model, 'units'))).toEqual([[2]]);
  });

  it('imports by the folders of the program, not by its own', () => {
    const program = 'from nets import vgg\nmodel = vgg.build(vgg.width)';
    const files = { 'train.py': program, 'nets/vgg.py': `import sizes\n${helper}width = sizes.width`, 'sizes.py': 'width = 5', 'nets/sizes.py': 'width = 6' };
    expect(argument(modelIn(readFiles(files)), 'units')).toEqual([5]);
  });

  it.each([
    ['%run helper.py', 'helper.py'],
    ['%run helper', 'helper.py'],
    ['%run -i ./nets/helper.py --units 3', 'nets/helper.py'],
    ['%run ../helper.py', '../helper.py'],
  ])('may be run by a notebook: %s', (line, path) => {
    const files = Object.fromEntries([[`lab/${path}`.replace('lab/../', ''), `${helper}if __name__ == "__main__":\n    size = 3\n`]]);
    const cells = [line, 'model = build(size)'].map((source) => ({ cell_type: 'code', source }));
    const reading = readNotebook({ path: 'lab/lab.ipynb', text: JSON.stringify({ cells }) }, { modules: moduleFinder('lab/lab.ipynb', filesInMemory(files)) });
    expect(argument(modelIn(reading), 'units')).toEqual([3]);
    expect(reading.plan.unknowns).toEqual([]);
  });

  it.each(['%run missing.py', '%run other.ipynb', '%run /tmp/helper.py', '%run nets.v2/helper.py'])('that a notebook runs and that is not there is told: %s', (line) => {
    const source = { path: 'lab.ipynb', text: JSON.stringify({ cells: [{ cell_type: 'code', source: line }] }) };
    const reading = readNotebook(source, { modules: moduleFinder(source.path, filesInMemory({})) });
    expect(reading.plan.unknowns.map(({ reason }) => reason)).toEqual(['What "%run" runs here is not read, so what it defines is not known.']);
  });

  it('may be imported by a notebook beside it', () => {
    const source = { path: 'lab.ipynb', text: JSON.stringify({ cells: [{ cell_type: 'code', source: 'from helper import build\nmodel = build(3)' }] }) };
    const reading = readNotebook(source, { modules: moduleFinder(source.path, filesInMemory({ 'helper.py': helper })) });
    expect(argument(modelIn(reading), 'units')).toEqual([3]);
    expect(reading.modules.map(({ path }) => path)).toEqual(['helper.py']);
  });

  it('is not taken for a module of Keras', () => {
    const reading = readFiles({ 'a.py': 'from keras import layers, Sequential\nmodel = Sequential([layers.Dense(3)])', 'keras.py': 'layers = 1' });
    expect(argument(modelIn(reading), 'units')).toEqual([3]);
  });

  it('leaves what it does not have unknown', () => {
    const reading = readFiles({ 'a.py': 'from keras import layers, Sequential\nfrom helper import width\nmodel = Sequential([layers.Input([2]), layers.Dense(width)])', 'helper.py': helper });
    expect(argument(modelIn(reading), 'units')[0]).toContain('helper.width');
  });

  it('is one of at most fifty', () => {
    const files: Record<string, string> = { 'm0.py': 'import m1' };
    for (let index = 1; index < 80; index++) files[`m${index}.py`] = `import m${index + 1}\nsize = ${index}`;
    files['m0.py'] = 'import m1, m60\nfrom keras import layers, Sequential\nmodel = Sequential([layers.Input([2]), layers.Dense(m1.size), layers.Dense(m60.size)])';
    expect(argument(modelIn(readFiles(files)), 'units')).toEqual([1, expect.stringContaining('m60.size')]);
  });
});
