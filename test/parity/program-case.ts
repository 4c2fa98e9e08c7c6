import type { DataArray } from '../../src/data/index.js';
import type { Engine, EngineState } from '../../src/engines/index.js';
import { sameShape, type ElementType } from '../../src/graph/index.js';
import {
  batchNames,
  evaluationStep,
  flattened,
  initialState,
  metricState,
  trainingStep,
  weightName,
  type SampleType,
  type StepSettings,
} from '../../src/nn/index.js';
import { readPython } from '../../src/readers/index.js';
import { isUnknown, modelsAtEnd, type CompileStep, type ModelSpec } from '../../src/spec/index.js';
import { learningRateOf } from '../../src/trainer/fit/learning-rate.js';
import { Stepper } from '../support/steps.js';
import { noise } from './noise.js';

/** What the numbers of an input or an output are, as program_cases.py says it. */
interface Kind {
  readonly shape: readonly number[];
  readonly below?: number;
  readonly rows?: number;
  readonly scale?: number;
}

/** A program, and what Keras made of it, as make-program-fixtures.py writes it down. */
export interface ProgramCase {
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

/** What Keras's variables are called here: `encoder/dense/kernel` begins with the name of its layer, after those of models around it. */
function namesOf(model: ModelSpec, paths: readonly string[]): readonly string[] {
  const layers = new Map(model.layers.map((layer) => [layer.name, layer]));
  const seen = new Map<string, number>();
  return paths.map((path) => {
    const layer = path.split('/').flatMap((part) => layers.get(part) ?? [])[0];
    if (layer === undefined || isUnknown(layer.weights)) throw new Error(`There is no weight ${path}.`);
    const position = seen.get(layer.id) ?? 0;
    seen.set(layer.id, position + 1);
    return weightName(layer, layer.weights[position]!.name);
  });
}

/** `first_value` of make-program-fixtures.py. */
function firstValue(path: string, count: number, seed: number): Float32Array {
  const spread = noise(seed, count).map((value) => 2 * value - 1);
  const isFactor = /(^|\/)(gamma|scale)$/.test(path);
  return Float32Array.from(spread, (value) => (isFactor ? 1 + 0.1 * value : 0.5 * value));
}

function firstState(engine: Engine, { model, compile }: StepSettings, weights: ProgramCase['weights']): EngineState {
  const values = new Map([...initialState(model, compile, 0), ...metricState(model, compile)]);
  const names = namesOf(model, weights.map(({ path }) => path));
  weights.forEach(({ path, shape, start }, index) => {
    const count = shape.reduce((product, length) => product * length, 1);
    const first = start === undefined ? firstValue(path, count, 7 * (1 + index)) : Float32Array.from(start);
    const name = names[index]!;
    if (!sameShape(values.get(name)?.shape ?? [], shape)) throw new Error(`${path} is of shape ${shape.join(', ')} in Keras.`);
    values.set(name, { shape, values: first });
  });
  return engine.createState(values);
}

/** A number of a run, here and in Keras, and by what their difference is measured. */
export interface Compared {
  readonly what: string;
  readonly ours: number | undefined;
  readonly keras: number;
  readonly size: number;
}

/** Reads a program, trains and evaluates it, and puts beside each number that Keras kept what it is here. */
export async function comparedRun(engine: Engine, one: ProgramCase): Promise<readonly Compared[]> {
  const settings = settingsOf(one);
  const rateOf = learningRateOf(settings.compile);
  const state = firstState(engine, settings, one.weights);
  const training = await Stepper.of(engine, trainingStep(settings), state);
  const steps = one.steps['loss']?.length ?? 0;
  const compared: Compared[] = [];
  for (let step = 0; step < steps; step += 1) {
    forgetCounts(settings, state);
    const measured = await training.step(step + 1, batch(one, step), rateOf(step + 1));
    for (const [name, values] of Object.entries(one.steps)) compared.push(number(`${name} of step ${step + 1}`, measured[name], values[step]!));
  }
  forgetCounts(settings, state);
  const evaluation = await Stepper.of(engine, evaluationStep(settings), state);
  const evaluated = await evaluation.step(1, batch(one, steps));
  for (const [name, value] of Object.entries(one.evaluation)) compared.push(number(`${name} of the evaluation`, evaluated[name], value));
  const names = namesOf(settings.model, one.weights.map(({ path }) => path));
  one.weights.forEach(({ path, stride, values }, place) => {
    const weight = state.read(names[place]!);
    const size = Math.max(...values.map(Math.abs));
    values.forEach((value, index) => compared.push({ what: path, ours: weight[index * stride], keras: value, size }));
  });
  await Promise.all([training.dispose(), evaluation.dispose()]);
  return compared;
}

function number(what: string, ours: number | undefined, keras: number): Compared {
  return { what, ours, keras, size: Math.abs(keras) };
}

/** As `reset_metrics` does before each step. */
function forgetCounts({ model, compile }: StepSettings, state: EngineState): void {
  for (const [name, { values }] of metricState(model, compile)) state.write(name, values);
}

/** How far the two are from each other, relative to their size; below a thousandth, to that. */
export function distance({ ours, keras, size }: Compared): number {
  return Math.abs((ours ?? Number.NaN) - keras) / Math.max(size, 1e-3);
}
