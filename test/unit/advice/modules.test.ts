import { describe, expect, it } from 'vitest';
import { advise, applyEdits, type Finding } from '../../../src/advice/index.js';
import { moduleFinder, readPython } from '../../../src/readers/index.js';
import { filesInMemory } from '../readers/modules/files-in-memory.js';

/** What is said of the first of some files, which may import the others. */
function adviseFiles(files: Readonly<Record<string, string>>): Finding[] {
  const [path, text] = Object.entries(files)[0] ?? ['', ''];
  const { plan, modules } = readPython({ path, text }, { modules: moduleFinder(path, filesInMemory(files)) });
  return advise(plan, text, {}, modules);
}

const helper = `# a comment, so that offsets are others than those of the file that imports it
from keras import layers, Sequential

def build():
    return Sequential([
        layers.Input((9,)),
        layers.Dense(5, activation="relu"),
        layers.Dense(1),
    ])
`;
const relu = '        layers.Dense(5, activation="relu"),';

describe('advice on a file that imports a module', () => {
  it('is about the place in the module, and mends that', () => {
    const [finding] = adviseFiles({ 'train.py': 'import helper\nmodel = helper.build()', 'helper.py': helper }).filter(({ rule }) => rule === 'GL101');
    const edits = finding?.fix?.edits ?? [];
    expect(finding?.range.source).toBe('helper.py');
    expect(edits.map(({ range }) => range.source)).toEqual(edits.map(() => 'helper.py'));
    expect(applyEdits(helper, edits)).toBe(helper.replace(relu, '        layers.Dense(5, activation="relu", kernel_initializer="he_normal"),'));
  });

  it('heeds the comments of the module, and not those of the file at the same line', () => {
    const importer = `import helper\nmodel = helper.build()\n${'#\n'.repeat(4)}# gradlens: ignore\n`;
    const said = (module: string): string[] => adviseFiles({ 'train.py': importer, 'helper.py': module }).map(({ rule }) => rule);
    expect(said(helper)).toContain('GL101');
    expect(said(helper.replace(relu, `${relu}  # gradlens: ignore[GL101]`))).not.toContain('GL101');
  });

  it('tells calls of the file and of the module apart that begin at the same offset', () => {
    const call = 'layers.Dense(5, activation="relu")';
    const module = `from keras import layers\nh = ${call}\n`;
    const importer = `from keras import layers\nx = ${call}\nimport helper\nfrom keras import Sequential\nmodel = Sequential([layers.Input((9,)), x, helper.h, layers.Dense(1)])\n`;
    const found = adviseFiles({ 'train.py': importer, 'helper.py': module }).filter(({ rule }) => rule === 'GL101');
    expect(found.map(({ range, layers }) => [range.source, layers.length])).toEqual([['train.py', 1], ['helper.py', 1]]);
  });

  it('comes first for the file itself', () => {
    const importer = `${helper}import other\nmodel = build()\nanother = other.build()\n`;
    const sources = adviseFiles({ 'train.py': importer, 'other.py': helper }).map(({ range }) => range.source);
    expect(sources).toEqual(['train.py', 'other.py']);
  });
});
