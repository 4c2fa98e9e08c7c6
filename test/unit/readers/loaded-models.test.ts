import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advise } from '../../../src/advice/index.js';
import { setArgument } from '../../../src/advice/edits/set-argument.js';
import { dataFilesOnDisk, readPython, type Reading } from '../../../src/readers/index.js';
import { zipFile } from '../data/fixtures.js';

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'gradlens-loaded-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const saved = (className: string, config: object, module = 'keras.layers'): object => ({ module, class_name: className, config, registered_name: null });
const dense = (name: string, units: number, more: object = {}): object => saved('Dense', { name, trainable: true, units, activation: 'sigmoid', ...more });
const sequential = (...layers: object[]): object => saved('Sequential', { name: 'old', trainable: true, layers }, 'keras');
const input = saved('InputLayer', { name: 'input', batch_shape: [null, 4] });

/** Reads a program beside an archive with this configuration. */
function readBeside(config: unknown, lines: readonly string[]): Reading {
  writeFileSync(join(folder, 'old.keras'), zipFile({ 'config.json': Buffer.from(typeof config === 'string' ? config : JSON.stringify(config)) }));
  return readPython({ path: join(folder, 'program.py'), text: textOf(lines) }, { dataFiles: dataFilesOnDisk([folder]) });
}

const textOf = (lines: readonly string[]): string => ['import keras', ...lines, ''].join('\n');
const load = 'model = keras.models.load_model("old.keras")';
const reasons = ({ plan }: Reading): string => plan.unknowns.map(({ reason }) => reason).join('\n');

describe('load_model() of what another program has saved', () => {
  it('is a model of its layers that the program goes on with', () => {
    const { plan } = readBeside(sequential(input, dense('one', 8), dense('two', 3)), [
      load, 'model.layers[0].trainable = False', 'x = keras.Input((4,))', 'out = keras.layers.Dense(1)(model.layers[0](x))', 'head = keras.Model(x, out)',
    ]);
    const [model, head] = plan.models;
    expect(model).toMatchObject({ name: 'old', variable: 'model', layers: [{ name: 'one', config: { units: 8 } }, { name: 'two', config: { units: 3 } }] });
    expect(head?.layers.map(({ name }) => name)).toEqual(['input_layer', 'one', 'dense']);
    expect(plan.steps).toMatchObject([{ kind: 'load', model: model?.id }, { kind: 'setTrainable', layers: ['one'], trainable: false }]);
  });

  it('keeps models inside models, and what is frozen', () => {
    const { plan } = readBeside(sequential(input, sequential(dense('inner', 5, { trainable: false })), dense('outer', 1)), [load]);
    expect(plan.models.map(({ name, layers }) => [name, layers.map(({ name: layer, trainable }) => [layer, trainable])])).toEqual([
      ['old', [['old', true], ['outer', true]]],
      ['old', [['inner', false]]],
    ]);
  });

  it('is refused by the name of a class that is not in the file', () => {
    const custom = readBeside(sequential(input, saved('Attention2', { name: 'a' }, 'mine.layers')), ['model = keras.models.load_model("old.keras", custom_objects={"Attention2": object})']);
    expect(custom.plan.models).toEqual([]);
    expect(reasons(custom)).toContain('old.keras holds "Attention2", a class of the program that saved it: what it computes is in the code of that program, not in the file.');
  });

  it.each([
    ['no model', '{"a": 1}'],
    ['no JSON', '{"class_name": "Sequential", "config": {"layers": ['],
    ['a list that is nested without an end', '['.repeat(100_000)],
    ['a layer alone', JSON.stringify(dense('one', 2))],
    ['models that are nested without an end', '{"class_name":"Sequential","module":"keras","config":{"name":"a","layers":['.repeat(20_000)],
  ])('is refused where the archive holds %s', (_what, config) => {
    const reading = readBeside(config, [load]);
    expect(reading.plan.models).toEqual([]);
    expect(reasons(reading)).toContain('old.keras holds no model that can be read.');
  });

  it.each([
    ['no list of layers', { name: 'm', layers: 3 }],
    ['layers of no class', { name: 'm', layers: [1, null, { config: {} }] }],
    ['a layer that is called on itself', { name: 'm', layers: [{ ...dense('a', 1), name: 'a', inbound_nodes: [{ args: [{ class_name: '__keras_tensor__', config: { shape: [null, 1], dtype: 'float32', keras_history: ['a', 0, 0] } }], kwargs: {} }] }], input_layers: [['a', 0, 0]], output_layers: [['a', 0, 0]] }],
    ['outputs that are not there', { name: 'm', layers: [], input_layers: [['a', 0, 0]], output_layers: [['b', 7, 9]] }],
    ['a shape that does not fit', { name: 'm', layers: [input, saved('Conv2D', { name: 'c', filters: -3, kernel_size: 'wide' })] }],
  ])('comes through with %s', (_what, config) => {
    expect(() => readBeside({ class_name: 'Functional', module: 'keras', registered_name: null, config }, [load])).not.toThrow();
  });

  it('says nothing of a file that is not there, or no archive', () => {
    const nowhere = readPython({ path: join(folder, 'program.py'), text: `import keras\n${load.replace('old', 'nowhere')}\n` }, { dataFiles: dataFilesOnDisk([folder]) });
    expect(reasons(nowhere)).toContain('A model that is loaded from a file is known only when the file runs.');
    writeFileSync(join(folder, 'old.keras'), 'nothing');
    const none = readPython({ path: join(folder, 'program.py'), text: `import keras\n${load}\n` }, { dataFiles: dataFilesOnDisk([folder]) });
    expect(reasons(none)).toContain('A model that is loaded from a file is known only when the file runs.');
  });

  it('is not told how to begin, since it comes with weights, and never gets arguments into load_model()', () => {
    const deep = [...Array.from({ length: 12 }, (_, index) => dense(`d${index}`, 4)), dense('last', 3, { activation: 'linear' })];
    const written = ['model = keras.Sequential([keras.Input((4,))] + [keras.layers.Dense(4, activation="sigmoid") for _ in range(12)] + [keras.layers.Dense(3)])'];
    const findingsOf = (lines: readonly string[]): string[] => advise(readBeside(sequential(input, ...deep), lines).plan, textOf(lines)).map(({ rule }) => rule);
    expect(findingsOf(written)).toContain('GL103');
    expect(findingsOf([load])).toEqual([]);
    const source = readBeside(sequential(input, ...deep), [load]).plan.models[0]?.layers[0]?.source;
    expect(source && setArgument(textOf([load]), source, 'units', '5')).toBeNull();
  });
});
