import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataFilesOnDisk, readPython } from '../../src/readers/index.js';
import { loadLegacyWeights } from '../../src/saving/index.js';
import { isUnknown, modelsAtEnd, type ModelSpec, type TrainingPlan } from '../../src/spec/index.js';
import { onnxruntime } from '../support/engines.js';
import { predict } from '../support/predict.js';
import { noise } from './noise.js';

interface LegacyCase {
  readonly name: string;
  readonly source: string;
  readonly shape: readonly number[];
  readonly outputs: readonly number[];
}

const fixtures = fileURLToPath(new URL('fixtures/legacy/', import.meta.url));
const { samples, cases } = JSON.parse(readFileSync(join(fixtures, 'cases.json'), 'utf8')) as { readonly samples: number; readonly cases: readonly LegacyCase[] };

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'gradlens-legacy-'))));
afterAll(() => rmSync(folder, { recursive: true }));

interface Read {
  readonly model: ModelSpec;
  readonly models: readonly ModelSpec[];
}

function planOf(text: string): TrainingPlan {
  return readPython({ path: 'program.py', text }, { dataFiles: dataFilesOnDisk([fixtures]) }).plan;
}

function modelIn(plan: TrainingPlan): Read {
  const models = modelsAtEnd(plan);
  return { model: models.find(({ variable }) => variable === 'model')!, models };
}

const plain = { optimizer: null, skipsMismatch: false };

async function expectOutputs({ shape, outputs }: LegacyCase, { model, models }: Read, weights: ReadonlyMap<string, Float32Array>): Promise<void> {
  const count = shape.reduce((product, length) => product * length, samples);
  const [found = []] = await predict(onnxruntime.engine, model, models, weights, [{ values: Float32Array.from(noise(100, count)), shape: [samples, ...shape] }]);
  expect(found).toHaveLength(outputs.length);
  for (const [place, value] of outputs.entries()) expect(Math.abs(value - (found[place] ?? Number.NaN))).toBeLessThanOrEqual(1e-5);
}

const loading = ({ name }: LegacyCase): string => `import keras\nmodel = keras.models.load_model("${name}.h5")\n`;

describe('a model that Keras saved in HDF5', () => {
  it.each(cases)('predicts the same here, loaded by load_model(): $name', async (one) => {
    const read = modelIn(planOf(loading(one)));
    const { weights } = await loadLegacyWeights(join(fixtures, `${one.name}.h5`), { ...read, ...plain });
    await expectOutputs(one, read, weights);
  });

  it.each(cases)('is compiled as it was: $name', (one) => {
    const written = planOf(one.source).steps.find((step) => step.kind === 'compile');
    const [loaded] = planOf(loading(one)).steps;
    const own = loaded?.kind === 'load' ? loaded.compile : null;
    if (written?.kind !== 'compile' || isUnknown(written.optimizer) || own === null || own === undefined || isUnknown(own.optimizer)) throw new Error('There is no compile().');
    expect(own.optimizer.className).toBe(written.optimizer.className);
    expect(own.optimizer.config['learning_rate']).toBeCloseTo(Number(written.optimizer.config['learning_rate']), 6);
    expect(own.loss).toMatchObject({ className: isUnknown(written.loss) ? '' : written.loss?.className });
  });
});

describe('weights that Keras saved in its older format', () => {
  it.each(cases)('give the model of the program what they gave in Keras: $name', async (one) => {
    const read = modelIn(planOf(one.source));
    const { weights, skipped } = await loadLegacyWeights(join(fixtures, `${one.name}-weights.h5`), { ...read, ...plain });
    expect(skipped).toEqual([]);
    await expectOutputs(one, read, weights);
  });

  it('are found by the names of the layers where that is asked for, whatever their order', async () => {
    const other = modelIn(planOf('import keras\nfrom keras import layers\nmodel = keras.Sequential([keras.Input((4,)), layers.Dense(7, name="new"), layers.Dense(2, name="other"), layers.Dense(1, name="last")])\n'));
    const path = join(fixtures, 'nested-weights.h5');
    await expect(loadLegacyWeights(path, { ...other, ...plain, byName: true })).rejects.toThrow(`${path}: "last/kernel" (last/last/kernel) has the shape (5, 1), and the model needs (2, 1).`);
    const { weights, skipped } = await loadLegacyWeights(path, { ...other, optimizer: null, skipsMismatch: true, byName: true });
    expect([...weights.keys()]).toEqual(['last/bias']);
    expect(skipped).toEqual(['last/kernel']);
  });

  it('of another model are refused by what does not fit', async () => {
    const read = modelIn(planOf(cases[0]!.source));
    await expect(loadLegacyWeights(join(fixtures, 'recurrent-weights.h5'), { ...read, ...plain })).rejects.toThrow(/recurrent-weights\.h5 has 6 weights in the layer "bidirectional", and the layer "dense" of the model has 2\. It was saved from another model\./);
    await expect(loadLegacyWeights(join(fixtures, 'convolution-weights.h5'), { ...read, ...plain })).rejects.toThrow(/convolution-weights\.h5 has 4 layers with weights, and the model has 3\./);
  });

  it('are refused with the name of the file where it is none, or is cut off', async () => {
    const read = modelIn(planOf(cases[0]!.source));
    const whole = readFileSync(join(fixtures, 'dense.h5'));
    for (const [name, content] of [['text.h5', Buffer.from('no HDF5')], ['cut.h5', whole.subarray(0, 3000)]] as const) {
      writeFileSync(join(folder, name), content);
      await expect(loadLegacyWeights(join(folder, name), { ...read, ...plain })).rejects.toThrow(name);
    }
  });
});

describe('a damaged model in HDF5', () => {
  it('is read or left, three hundred times, and never keeps the reader', () => {
    const whole = readFileSync(join(fixtures, 'dense.h5'));
    const places = noise(7, 1200).map((value) => Math.abs(Math.trunc(value * 1e6)));
    for (let round = 0; round < 300; round += 1) {
      const damaged = Buffer.from(whole.subarray(0, round % 5 === 0 ? (places[round] ?? 0) % whole.length : whole.length));
      for (const place of places.slice(round * 4, round * 4 + 4)) if (damaged.length > 0) damaged[place % Math.min(damaged.length, 4000)] = place % 256;
      writeFileSync(join(folder, 'damaged.h5'), damaged);
      expect(() => readPython({ path: 'program.py', text: 'import keras\nmodel = keras.models.load_model("damaged.h5")\n' }, { dataFiles: dataFilesOnDisk([folder]) })).not.toThrow();
    }
  });
});
