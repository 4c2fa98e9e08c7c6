import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataArray } from '../../src/data/index.js';
import type { Engine, EngineState } from '../../src/engines/index.js';
import type { ElementType } from '../../src/graph/index.js';
import {
  batchNames,
  evaluationStep,
  flattened,
  initialState,
  trainingStep,
  weightName,
  type SampleType,
  type StepSettings,
} from '../../src/nn/index.js';
import { readPython } from '../../src/readers/index.js';
import { isUnknown, modelsAtEnd, type CompileStep, type ModelSpec } from '../../src/spec/index.js';
import { allEngines } from '../support/engines.js';
import { Stepper } from '../support/steps.js';
import { noise } from './noise.js';

/** What the numbers of an input or an output are, as program_cases.py says it. */
interface Kind {
  readonly shape: readonly number[];
  readonly below?: number;
  readonly rows?: number;
  readonly scale?: number;
}

interface ProgramCase {
  readonly name: string;
  readonly source: string;
  readonly x: readonly Kind[];
  readonly y: readonly Kind[];
  readonly batchSize: number;
  readonly sampleWeight?: Kind;
  readonly classWeight?: readonly (readonly [number, number])[];
  readonly steps: Readonly<Record<string, readonly number[]>>;
  readonly evaluation: Readonly<Record<string, number>>;
  /** In Keras's order; every `stride`-th value after the last step, and those before the first of a small weight. */
  readonly weights: readonly {
    readonly path: string;
    readonly shape: readonly number[];
    readonly start?: readonly number[];
    readonly stride: number;
    readonly values: readonly number[];
  }[];
}

const { cases } = JSON.parse(readFileSync(new URL('fixtures/programs.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly ProgramCase[];
};

/** float32 rounds at 6e-8; after 12 steps of sums in another order two right implementations agree to this. */
const TOLERANCE = 1e-5;

function arrayOf({ shape: sample, below, rows, scale = 1 }: Kind, batchSize: number, seed: number): DataArray {
  const shape = [batchSize, ...sample];
  const values = noise(seed, shape.reduce((product, length) => product * length, 1));
  if (below !== undefined) return { values: Int32Array.from(values, (value) => Math.floor(value * below)), shape };
  if (rows === undefined) return { values: Float32Array.from(values, (value) => value * scale), shape };
  const ones = Array.from(values).flatMap((value) =>
    Array.from({ length: rows }, (_, index) => Number(index === Math.floor(value * rows))),
  );
  return { values: Float32Array.from(ones), shape: [...shape, rows] };
}

/** `batch` of make-program-fixtures.py. */
function batch({ x, y, batchSize, sampleWeight }: ProgramCase, step: number): Record<string, DataArray> {
  const named = (name: 'x' | 'y', kinds: readonly Kind[], seed: number): [string, DataArray][] =>
    batchNames(name, kinds.length).map((each, index) => [each, arrayOf(kinds[index]!, batchSize, seed * (1 + index) + step)]);
  return {
    ...Object.fromEntries([...named('x', x, 1000), ...named('y', y, 100_000)]),
    ...(sampleWeight === undefined ? {} : { sample_weight: arrayOf({ shape: sampleWeight.shape }, batchSize, 7_000_000 + step) }),
  };
}

function settingsOf(one: ProgramCase): StepSettings {
  const { plan } = readPython({ path: 'program.py', text: one.source });
  const compile = plan.steps.findLast((step): step is CompileStep => step.kind === 'compile')!;
  const typeOf = ({ shape, below, rows }: Kind): SampleType => {
    const type: ElementType = below === undefined ? 'float32' : 'int32';
    return { type, shape: rows === undefined ? shape : [...shape, rows] };
  };
  const models = modelsAtEnd(plan);
  return {
    model: flattened(models.find(({ id }) => id === compile.model)!, models),
    compile,
    batchSize: one.batchSize,
    x: one.x.map(typeOf),
    y: one.y.map(typeOf),
    ...(one.sampleWeight === undefined ? {} : { sampleWeight: { type: 'float32', shape: one.sampleWeight.shape } }),
    ...(one.classWeight === undefined ? {} : { classWeight: new Map(one.classWeight) }),
  };
}

/** Keras's path of a variable, `encoder/dense/kernel`, ends in the names of the layer and the weight. */
function nameOf(model: ModelSpec, path: string): string {
  for (const layer of model.layers) {
    if (isUnknown(layer.weights)) throw new Error(layer.weights.reason);
    const found = layer.weights.find(({ name }) => `/${path}`.endsWith(`/${layer.name}/${name}`));
    if (found !== undefined) return weightName(layer, found.name);
  }
  throw new Error(`There is no weight ${path}.`);
}

/** `first_value` of make-program-fixtures.py. */
function firstValue(path: string, count: number, seed: number): Float32Array {
  const spread = noise(seed, count).map((value) => 2 * value - 1);
  const isFactor = /(^|\/)(gamma|scale)$/.test(path);
  return Float32Array.from(spread, (value) => (isFactor ? 1 + 0.1 * value : 0.5 * value));
}

function firstState(engine: Engine, { model, compile }: StepSettings, weights: ProgramCase['weights']): EngineState {
  const values = initialState(model, compile, 0);
  weights.forEach(({ path, shape, start }, index) => {
    const count = shape.reduce((product, length) => product * length, 1);
    const first = start === undefined ? firstValue(path, count, 7 * (1 + index)) : Float32Array.from(start);
    const name = nameOf(model, path);
    expect(values.get(name)?.shape, path).toEqual(shape);
    values.set(name, { shape, values: first });
  });
  return engine.createState(values);
}

describe.each(allEngines)('on $title a program trains as in Keras', ({ engine }) => {
  it.each(cases)('$name', async (one) => {
    const settings = settingsOf(one);
    const { optimizer } = settings.compile;
    const rate = isUnknown(optimizer) ? undefined : optimizer.config['learning_rate'];
    const state = firstState(engine, settings, one.weights);
    const training = await Stepper.of(engine, trainingStep(settings), state);
    const steps = one.steps['loss']?.length ?? 0;
    for (let step = 0; step < steps; step += 1) {
      const measured = await training.step(step + 1, batch(one, step), Number(rate));
      for (const [name, values] of Object.entries(one.steps)) expectClose(measured[name], values[step], `${name} of step ${step + 1}`);
    }
    const evaluation = await Stepper.of(engine, evaluationStep(settings), state);
    const evaluated = await evaluation.step(1, batch(one, steps));
    for (const [name, value] of Object.entries(one.evaluation)) expectClose(evaluated[name], value, `${name} of the evaluation`);
    for (const { path, stride, values } of one.weights) {
      const weight = state.read(nameOf(settings.model, path));
      const size = Math.max(...values.map(Math.abs), 1e-3);
      values.forEach((value, index) => expectClose(weight[index * stride], value, path, size));
    }
    await Promise.all([training.dispose(), evaluation.dispose()]);
  });
});

function expectClose(ours: number | undefined, keras: number | undefined, what: string, size = Math.abs(keras ?? 0)): void {
  const difference = Math.abs((ours ?? Number.NaN) - (keras ?? Number.NaN)) / Math.max(size, 1e-3);
  expect(difference, `${what}: ${ours} here, ${keras} in Keras`).toBeLessThan(TOLERANCE);
}
