import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/cli/inspection.js';
import { version as packageVersion } from '../../../package.json';
import { CommandLine } from './command-line.js';

const samples = join(import.meta.dirname, '../../../samples');
const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

function inspection(path: string): Inspection {
  const { status, out } = gradlens.run(['inspect', path, '--json']);
  const found = JSON.parse(out) as Inspection;
  expect(status).toBe(found.status === 'all' ? 0 : 3);
  return found;
}

describe('the bundle of the command line', () => {
  it('can be run as a program, also after it was built anew', () => {
    const { status, stdout } = spawnSync(join(gradlens.folder, 'dist/cli.cjs'), ['--version'], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toBe(`gradlens ${packageVersion}\n`);
  });
});

describe('gradlens inspect --json', () => {
  it('gives what model.summary() gives', () => {
    const [model] = inspection(join(samples, 'mlp_300_100.py')).models;
    expect(model).toMatchObject({ name: 'sequential', line: 17, totalParameters: 266_610, trainableParameters: 266_610, nonTrainableParameters: 0 });
    expect(model?.layers.map(({ name, class: kind, outputShape, parameters, trainable }) => [name, kind, outputShape, parameters, trainable])).toEqual([
      ['flatten', 'Flatten', [null, 784], 0, true],
      ['dense', 'Dense', [null, 300], 235_500, true],
      ['dense_1', 'Dense', [null, 100], 30_100, true],
      ['dense_2', 'Dense', [null, 10], 1010, true],
    ]);
  });

  it('counts the moving statistics of batch normalization as not trainable', () => {
    const [model] = inspection(join(samples, 'batch_normalization.py')).models;
    expect(model).toMatchObject({ totalParameters: 267_810, trainableParameters: 267_010, nonTrainableParameters: 800 });
  });

  it('counts the weights of layers that the file freezes as not trainable', () => {
    const path = gradlens.file('frozen.py', `import keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.Dense(2)])
for layer in model.layers[:-1]:
    layer.trainable = False
`);
    const [model] = inspection(path).models;
    expect(model).toMatchObject({ totalParameters: 23, trainableParameters: 8, nonTrainableParameters: 15 });
    expect(model?.layers.map(({ trainable }) => trainable)).toEqual([false, true]);
  });

  it('lists the plan in the order of the file', () => {
    const { plan } = inspection(join(samples, 'mlp_300_100.py'));
    expect(plan.map(({ step, line }) => [step, line])).toEqual([['compile', 25], ['fit', 31], ['evaluate', 32]]);
    expect(plan[0]).toMatchObject({ optimizer: 'SGD', learningRate: 0.01, loss: 'SparseCategoricalCrossentropy', metrics: ['accuracy'] });
    expect(plan[0]).toMatchObject({ optimizerConfig: { learning_rate: 0.01, momentum: 0, clipnorm: null } });
    expect(plan[1]).toMatchObject({ epochs: 5, batchSize: 32, xShape: [55_000, 28, 28], validation: 'data', validationShape: [5000, 28, 28] });
  });

  it('says what it does not know, where and why, and gives null for it', () => {
    const path = gradlens.file('unknown.py', 'import keras\nunits = int(input())\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(units)])\n');
    const { models, unknowns } = inspection(path);
    expect(models[0]?.layers.at(-1)).toMatchObject({ class: 'Dense', parameters: null });
    expect(models[0]?.totalParameters).toBeNull();
    expect(unknowns).toContainEqual(expect.objectContaining({ line: 2 }));
  });
});

describe('gradlens inspect', () => {
  it('prints a table as Keras does, with the line of each layer', () => {
    const { out } = gradlens.run(['inspect', join(samples, 'mlp_300_100.py')]);
    expect(out).toContain('│ dense_1 (Dense)   │ (None, 100)  │  30,100 │   21 │');
    expect(out).toContain('Total params: 266,610 (1.02 MB)');
  });

  it('prints what each layer is connected to where that is not the one before, and what the file does', () => {
    const path = gradlens.file('wide.py', `import keras
inputs = keras.Input((8,), name="wide")
deep = keras.layers.Dense(4, name="deep")(inputs)
both = keras.layers.Concatenate(name="both")([inputs, deep])
model = keras.Model(inputs, both)
model.compile(optimizer=keras.optimizers.SGD(0.5), loss="mse")
`);
    const { out } = gradlens.run(['inspect', path]);
    expect(out).toMatch(/│ both \(Concatenate\) +│ \(None, 12\) +│ +0 │ wide, deep +│ +4 │/);
    expect(out).toMatch(/line 6: functional\.compile {2}optimizer SGD, .*learningRate 0\.5, loss MeanSquaredError/);
  });

  it('reads what stands before a broken part, and names its place', () => {
    const path = gradlens.file('broken.py', 'import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\nmodel.compile(loss=\n');
    const { status, out, note } = gradlens.run(['inspect', path]);
    expect(status).toBe(3);
    expect(out).toContain('Total params: 10');
    expect(note).toMatch(/broken\.py:\d+:\d+: /);
  });

  it.each([
    ['a file that is not there', ['inspect', 'nowhere.py'], 2, 'nowhere.py does not exist.'],
    ['no file', ['inspect'], 2, 'Files or folders are needed'],
    ['an unknown option', ['inspect', 'x.py', '--yaml'], 2, 'There is no option --yaml here. gradlens --help lists them.'],
    ['an option without its value', ['train', 'x.py', '--epochs'], 2, 'The option --epochs needs a value behind it.'],
    ['a value that an option does not take', ['inspect', 'x.py', '--json=yes'], 2, 'The option --json takes no value.'],
    ['to go on with a run otherwise than it was asked for', ['train', '--resume', 'runs/one', '--epochs=9', '--seed', '2'], 2, '--epochs, --seed cannot be changed'],
    ['an unknown command', ['inspekt'], 2, 'There is no command "inspekt"'],
  ])('refuses %s in one message', (_case, args, status, message) => {
    const answer = gradlens.run(args);
    expect(answer.status).toBe(status);
    expect(answer.note).toContain(message);
    expect(answer.note).not.toContain('    at ');
  });
});

const whole = 'import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])\n';
const part = 'import keras\nmodel = keras.Sequential([keras.Input((4,)), keras.layers.Dense(own)])\n';

describe('the exit status of gradlens inspect', () => {
  it.each([
    ['all was read', whole, 0, 'all'],
    ['some was read, of a model', part, 3, 'some'],
    ['some was read, of a file that is broken', `${whole}f(\n`, 3, 'some'],
    ['no model was found', 'x = 1\n', 1, 'none'],
    ['no model was found in an empty file', '', 1, 'none'],
  ])('says that %s', (_case, text, status, read) => {
    const answer = gradlens.run(['inspect', gradlens.file('read.py', text), '--json']);
    expect([answer.status, (JSON.parse(answer.out) as Inspection).status]).toEqual([status, read]);
    expect(gradlens.run(['inspect', gradlens.file('read.py', text)]).status).toBe(status);
  });

  it('says that the file cannot be read', () => {
    const path = gradlens.file('binary.py', new Uint8Array([0xff, 0xfe, 0x00, 0xc3, 0x28]));
    expect(gradlens.run(['inspect', path, '--json'])).toMatchObject({ status: 2, out: '' });
  });

  it('is that of the least that was read of several files, where those without models do not count', () => {
    const [all, some, none] = [gradlens.file('all.py', whole), gradlens.file('some.py', part), gradlens.file('none.py', 'x = 1')];
    expect(gradlens.run(['inspect', all, none]).status).toBe(0);
    expect(gradlens.run(['inspect', all, some, none]).status).toBe(3);
    expect(gradlens.run(['inspect', none, none]).status).toBe(1);
    expect(gradlens.run(['inspect', all, gradlens.file('not.py', new Uint8Array([0xff]))]).status).toBe(2);
  });
});

describe('gradlens inspect, of several files', () => {
  beforeAll(() => {
    mkdirSync(join(gradlens.folder, 'project/nets'), { recursive: true });
    gradlens.file('project/a.py', whole);
    gradlens.file('project/nets/b.py', part);
    gradlens.file('project/utilities.py', 'x = 1');
  });

  it('prints an array of what it prints of each, also of a folder', () => {
    const found = JSON.parse(gradlens.run(['inspect', 'project', '--json']).out) as Inspection[];
    expect(found.map(({ file, status }) => [file, status])).toEqual([['project/a.py', 'all'], ['project/nets/b.py', 'some'], ['project/utilities.py', 'none']]);
    const two = JSON.parse(gradlens.run(['inspect', 'project/a.py', 'project/nets', '--json']).out) as Inspection[];
    expect(two.map(({ file }) => file)).toEqual(['project/a.py', 'project/nets/b.py']);
  });

  it('prints those that have models, each under its name, and names those that it cannot read', () => {
    const broken = gradlens.file('broken.ipynb', 'no notebook');
    const { out, note } = gradlens.run(['inspect', 'project', broken]);
    expect(out.split('\n').filter((line) => line.startsWith('project/'))).toEqual(['project/a.py', 'project/nets/b.py']);
    expect(note).toContain('broken.ipynb');
  });
});

describe('gradlens inspect, of the standard input', () => {
  it.each([
    ['Python', whole],
    ['a notebook', JSON.stringify({ cells: [{ cell_type: 'code', source: whole }] })],
    ['a saved model', JSON.stringify({ class_name: 'Sequential', config: { name: 's', layers: [{ class_name: 'InputLayer', config: { batch_shape: [null, 4] } }, { class_name: 'Dense', config: { units: 2 } }] } })],
  ])('reads %s', (_case, text) => {
    const { status, out } = gradlens.run(['inspect', '-', '--json'], {}, text);
    const { file, models } = JSON.parse(out) as Inspection;
    expect([status, file, models[0]?.totalParameters]).toEqual([0, '<standard input>', 10]);
  });
});

describe('gradlens, of a file that imports modules of its project', () => {
  beforeAll(() => {
    mkdirSync(join(gradlens.folder, 'lab/nets'), { recursive: true });
    gradlens.file('lab/pyproject.toml', '');
    gradlens.file('lab/nets/__init__.py', '');
    gradlens.file('lab/nets/mlp.py', `import keras

def build(units):
    return keras.Sequential([
        keras.Input((9,)),
        keras.layers.Dense(units, activation="relu"),
        keras.layers.Dense(1),
    ])
`);
    gradlens.file('lab/train.py', 'from nets.mlp import build\nmodel = build(5)\nmodel.compile(loss="mse")\n');
    gradlens.file('lab/lab.ipynb', JSON.stringify({ cells: [{ cell_type: 'code', source: 'from nets.mlp import build' }, { cell_type: 'code', source: 'model = build(5)' }] }));
  });

  it.each(['lab/train.py', 'lab/lab.ipynb'])('reads them with %s, and names the file of what stands in them', (path) => {
    const { status, models } = inspection(path);
    expect(status).toBe('all');
    expect(models).toMatchObject([{ file: 'lab/nets/mlp.py', line: 4, totalParameters: 56, layers: [{ file: 'lab/nets/mlp.py', line: 6 }, { file: 'lab/nets/mlp.py', line: 7 }] }]);
    expect(gradlens.run(['inspect', path]).out).toContain('lab/nets/mlp.py:6 │');
  });

  it('names steps of the file itself without it', () => {
    const { plan } = inspection('lab/train.py');
    expect(plan).toMatchObject([{ step: 'compile', line: 3 }]);
    expect(plan[0]).not.toHaveProperty('file');
  });

  it('writes paths as that of the file is written', () => {
    const path = join(gradlens.folder, 'lab/train.py');
    expect(inspection(path).models[0]?.file).toBe(join(gradlens.folder, 'lab/nets/mlp.py'));
  });

  it('tells a finding at its place in the module, and once', () => {
    const { out } = gradlens.run(['lint', 'lab', '--hints', '--format', 'json']);
    const found = (JSON.parse(out) as { file: string; line: number; rule: string }[]).filter(({ rule }) => rule === 'GL101');
    expect(found).toMatchObject([{ file: 'lab/nets/mlp.py', line: 6 }]);
  });
});
