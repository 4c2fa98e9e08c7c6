import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataArray } from '../../src/data/index.js';
import { flattened, initialState } from '../../src/nn/index.js';
import { dataFilesOnDisk, kerasArchiveConfig, readKerasConfig, readPython } from '../../src/readers/index.js';
import { readKerasArchive, readKerasWeights, writeKerasArchive, writeKerasWeights } from '../../src/saving/index.js';
import { isUnknown, modelsAtEnd, type CompileStep, type ModelSpec, type TrainingPlan } from '../../src/spec/index.js';
import { onnxruntime } from '../support/engines.js';
import { predict } from '../support/predict.js';
import { noise } from './noise.js';

interface SavedCase {
  readonly name: string;
  readonly source: string;
  readonly shapes: readonly (readonly number[])[];
  readonly file: string;
  readonly variables: readonly (readonly [path: string, shape: readonly number[]])[];
  readonly outputs: readonly (readonly number[])[];
}

const fixtures = fileURLToPath(new URL('fixtures/saved/', import.meta.url));
const { samples, cases } = JSON.parse(readFileSync(join(fixtures, 'cases.json'), 'utf8')) as { readonly samples: number; readonly cases: readonly SavedCase[] };
const python = process.env['GRADLENS_BENCH_PYTHON'] ?? '/opt/oracle/bin/python';
const TOLERANCE = 1e-5;

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'gradlens-saved-'))));
afterAll(() => rmSync(folder, { recursive: true }));

function modelOf(source: string): { readonly model: ModelSpec; readonly models: readonly ModelSpec[]; readonly compile: CompileStep } {
  const { plan } = readPython({ path: 'program.py', text: source });
  const compile = plan.steps.findLast((step): step is CompileStep => step.kind === 'compile')!;
  const models = modelsAtEnd(plan);
  return { model: models.find(({ id }) => id === compile.model)!, models, compile };
}

/** `inputs` of make-saved-fixtures.py. */
const inputsOf = ({ shapes }: SavedCase): DataArray[] =>
  shapes.map((shape, index) => {
    const count = shape.reduce((product, length) => product * length, samples);
    return { values: Float32Array.from(noise(100 + index, count)), shape: [samples, ...shape] };
  });

function expectClose(found: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(found).toHaveLength(expected.length);
  for (const [index, values] of expected.entries()) {
    const scale = Math.max(...values.map(Math.abs));
    const furthest = Math.max(...values.map((value, place) => Math.abs(value - (found[index]?.[place] ?? Number.NaN))));
    expect(furthest).toBeLessThanOrEqual(TOLERANCE * scale);
  }
}

/** Weights that are not those of the initializers, and an optimizer that remembers something. */
function someState(source: string): Map<string, Float32Array> {
  const { model, models, compile } = modelOf(source);
  return new Map(
    [...initialState(flattened(model, models), compile, 1)].map(([name, { values }], index) => {
      const changes = noise(index, values.length);
      return [name, Float32Array.from(values, (value, place) => value + 0.2 * (changes[place] ?? 0))];
    }),
  );
}

describe('a model that Keras saved', () => {
  it.each(cases)('predicts the same here, read from its program: $name', async (one) => {
    const { model, models } = modelOf(one.source);
    const weights = await readKerasArchive(join(fixtures, one.file), model, models);
    expectClose(await predict(onnxruntime.engine, model, models, weights, inputsOf(one)), one.outputs);
  });

  it.each(cases)('predicts the same here, read from its configuration: $name', async (one) => {
    const path = join(fixtures, one.file);
    const bytes = readFileSync(path);
    const { plan } = readKerasConfig(await kerasArchiveConfig(path, { size: bytes.length, read: (start, length) => Promise.resolve(bytes.subarray(start, start + length)) }));
    const models = modelsAtEnd(plan);
    const model = models.at(-1)!;
    const weights = await readKerasArchive(path, model, models);
    expectClose(await predict(onnxruntime.engine, model, models, weights, inputsOf(one)), one.outputs);
  });
});

describe('a model that another program saved', () => {
  const loaded = (one: SavedCase, rest = ''): TrainingPlan =>
    readPython({ path: 'program.py', text: `import keras\nmodel = keras.models.load_model("${one.file}"${rest})\n` }, { dataFiles: dataFilesOnDisk([fixtures]) }).plan;

  it.each(cases)('predicts the same here, loaded by load_model(): $name', async (one) => {
    const models = modelsAtEnd(loaded(one));
    const model = models.find(({ variable }) => variable === 'model')!;
    const weights = await readKerasArchive(join(fixtures, one.file), model, models);
    expectClose(await predict(onnxruntime.engine, model, models, weights, inputsOf(one)), one.outputs);
  });

  it.each(cases)('is compiled as it was, unless that is not wanted: $name', (one) => {
    const { compile } = modelOf(one.source);
    const [step] = loaded(one).steps;
    const own = step?.kind === 'load' ? step.compile : undefined;
    const className = (value: CompileStep['loss'] | undefined): string | null => (value === null || value === undefined || isUnknown(value) ? null : value.className);
    expect([className(own?.optimizer), className(own?.loss)]).toEqual([className(compile.optimizer), className(compile.loss)]);
    expect(loaded(one, ', compile=False').steps).toMatchObject([{ kind: 'load', what: 'model', path: one.file, compile: null }]);
  });

  it.each(cases)('has all its layers at the line that loads it: $name', (one) => {
    const plan = loaded(one);
    const call = plan.models[0]!.range;
    for (const { layers } of plan.models) for (const { source } of layers) expect(source.range).toEqual(call);
    expect(JSON.stringify(plan.models)).not.toMatch(/"source":"(?!program\.py")/);
  });
});

describe('a model that GradLens saves', () => {
  async function save(one: SavedCase): Promise<{ readonly path: string; readonly state: Map<string, Float32Array> }> {
    const { model, models, compile } = modelOf(one.source);
    const state = someState(one.source);
    const path = join(folder, one.file);
    const isScheduled = !isUnknown(compile.optimizer) && typeof compile.optimizer.config['learning_rate'] !== 'number';
    const read = (name: string): Float32Array => state.get(name) ?? expect.fail(`There is no ${name}.`);
    await writeKerasArchive(path, { model, models, compile, read }, { iterations: 7, learningRate: 0.01, isScheduled });
    return { path, state };
  }

  it.each(cases)('has the variables where Keras has them: $name', async (one) => {
    const { path } = await save(one);
    const { readHdf5 } = await import('../../src/saving/keras/read-hdf5.js');
    const { unzipSync } = await import('fflate');
    const weights = join(folder, 'weights.h5');
    writeFileSync(weights, unzipSync(readFileSync(path))['model.weights.h5']!);
    // The states of random generators are Keras's own affair: where there is none, it begins anew.
    const expected = one.variables.filter(([place]) => !place.includes('seed_generator'));
    const { arrays } = await readHdf5({ file: weights, arrays: expected.map(([place, shape]) => ({ path: place, shape })), groups: [] });
    expect(expected.map(([place]) => [place, arrays.get(place)?.shape])).toEqual(expected);
  });

  it.each(cases)('is read again as it was: $name', async (one) => {
    const { path, state } = await save(one);
    const { model, models } = modelOf(one.source);
    const weights = await readKerasArchive(path, model, models);
    for (const [name, values] of weights) expect(values).toEqual(state.get(name));
  });

  it.skipIf(!existsSync(python))('predicts the same in Keras, which goes on with its optimizer', async () => {
    const inputs: Record<string, readonly { readonly values: readonly number[]; readonly shape: readonly number[] }[]> = {};
    const expected = new Map<string, number[][]>();
    for (const one of cases) {
      const { state } = await save(one);
      const { model, models } = modelOf(one.source);
      expected.set(one.file, await predict(onnxruntime.engine, model, models, state, inputsOf(one)));
      inputs[one.file] = inputsOf(one).map(({ values, shape }) => ({ values: Array.from(values as Float32Array), shape }));
    }
    writeFileSync(join(folder, 'inputs.json'), JSON.stringify(inputs));
    const script = fileURLToPath(new URL('load-saved.py', import.meta.url));
    const answers = JSON.parse(execFileSync(python, [script, folder], { encoding: 'utf8', stdio: 'pipe' })) as Record<
      string,
      { readonly outputs: number[][]; readonly iterations: number | null; readonly warnings: readonly string[] }
    >;
    for (const one of cases) {
      const answer = answers[one.file]!;
      expectClose(answer.outputs, expected.get(one.file)!);
      expect(answer.warnings, one.name).toEqual([]);
      expect(answer.iterations, one.name).toBe(7);
    }
  }, 240_000);
});

describe('weights alone', () => {
  const [one] = cases;
  const { model, models, compile } = modelOf(one!.source);

  it('come back as they were', async () => {
    const state = someState(one!.source);
    const path = join(folder, 'some.weights.h5');
    await writeKerasWeights(path, { model, models, compile, read: (name) => state.get(name)! }, null);
    for (const [name, values] of await readKerasWeights(path, model, models)) expect(values).toEqual(state.get(name));
  });

  it('of another model are refused by name', async () => {
    const path = join(fixtures, cases[1]!.file);
    await expect(readKerasArchive(path, model, models)).rejects.toThrow(/no weights for "dense\/kernel" \(layers\/dense\/vars\/0\)|has the shape/);
  });

  it.each([
    ['no archive', 'program.py', 'model = 1'],
    ['half an archive', 'half.keras', readFileSync(join(fixtures, one!.file)).subarray(0, 9000)],
  ])('in %s are refused, with the name of the file', async (_, name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    await expect(readKerasArchive(path, model, models)).rejects.toThrow(name);
    await expect(readKerasWeights(path, model, models)).rejects.toThrow(name);
  });
});
