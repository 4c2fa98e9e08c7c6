import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DataArray } from '../../src/data/index.js';
import { findEngine, type Engine } from '../../src/engines/index.js';
import { modelWeights, weightName, type InitialValue } from '../../src/nn/index.js';
import type { TrainerEvent } from '../../src/protocol/index.js';
import { readPython } from '../../src/readers/index.js';
import { isUnknown, type ArrayExpression, type ModelSpec, type TrainingPlan } from '../../src/spec/index.js';
import { modelAt } from '../../src/trainer/fit/history.js';
import { TrainingControl } from '../../src/trainer/loop/control.js';
import { PlanRun } from '../../src/trainer/plan/plan-run.js';
import { readStages } from '../../src/trainer/plan/read-stages.js';
import { readyStages } from '../../src/trainer/plan/ready-stage.js';
import { noise } from './noise.js';
import { firstValue } from './training-case.js';

/** A program as Keras ran it, as make-plan-fixtures.py writes it down. */
interface PlanCase {
  readonly name: string;
  readonly program: string;
  readonly results: readonly (
    | { readonly kind: 'fit'; readonly epochs: readonly number[]; readonly metrics: Readonly<Record<string, readonly number[]>> }
    | { readonly kind: 'evaluate'; readonly metrics: Readonly<Record<string, number>> }
  )[];
  /** At the end of the program, by the variable of the model: of each weight. */
  readonly weights: Readonly<Record<string, readonly (readonly number[])[]>>;
  readonly files: readonly string[];
}

interface Fixture {
  readonly inputs: number;
  readonly classes: number;
  readonly train: number;
  readonly test: number;
  readonly cases: readonly PlanCase[];
}

const fixture = JSON.parse(readFileSync(new URL('fixtures/plans.json', import.meta.url), 'utf8')) as Fixture;

/** float32 rounds at 6e-8; after tens of steps of sums in another order two right implementations agree to this. */
const TOLERANCE = 1e-5;

describe('a program of several fits leaves the weights and the numbers of Keras', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await findEngine('onnxruntime');
  });

  it.each(fixture.cases.map((one) => [one.name, one] as const))('%s', async (_name, keras) => {
    const { plan, events, run, files } = await runProgram(keras.program, engine);

    const results = events.flatMap((event) => (event.type === 'stage' ? [resultsOf(events, event.stage)] : []));
    expect(results.map(({ kind }) => kind)).toEqual(keras.results.map(({ kind }) => kind));
    keras.results.forEach((expected, index) => {
      for (const [name, value] of Object.entries(expected.metrics)) {
        // What the rate of a callback is called in Keras's log is the series `learning_rate` here.
        if (name === 'learning_rate') continue;
        const ours = results[index]!.metrics.flatMap((metrics) => metrics[name] ?? []);
        expectClose(ours, [value].flat(), `${name} of stage ${index + 1}`);
      }
    });

    for (const [variable, weights] of Object.entries(keras.weights)) {
      const model = plan.models.find((one) => one.variable === variable)!;
      const flat = modelAt(plan, model, plan.steps.length);
      const ours = run.memory.weightsOf(flat);
      modelWeights(flat).forEach(({ name }, index) => expectClose([...ours.get(name)!.values], weights[index] ?? [], `${variable}: ${name}`));
      expect(modelWeights(flat)).toHaveLength(weights.length);
    }
    expect(files.toSorted()).toEqual(keras.files.toSorted());
  });
});

/** Runs all that a program does, with the data and the first weights that Keras was given. */
async function runProgram(text: string, engine: Engine): Promise<{ plan: TrainingPlan; events: TrainerEvent[]; run: PlanRun; files: readonly string[] }> {
  const { plan } = readPython({ path: 'plan.py', text });
  const fitStep = plan.steps.findLastIndex(({ kind }) => kind === 'fit');
  const { stages, leftOut } = readStages({ plan, fitStep, overrides: {}, runsAll: true });
  expect(leftOut).toEqual([]);
  const ready = await readyStages(stages, { samples: (expression) => Promise.resolve(dataOf(expression)) });
  const runDirectory = await mkdtemp(join(tmpdir(), 'gradlens-plan-'));
  const events: TrainerEvent[] = [];
  const run = new PlanRun({ stages: ready.stages, engine, seed: 1, runDirectory, weights: firstWeights(plan) }, new TrainingControl(), (event) => events.push(event));
  await run.prepare();
  expect(await run.run()).toMatchObject({ outcome: 'completed' });
  const files = await filesIn(join(runDirectory, 'checkpoints'));
  await rm(runDirectory, { recursive: true });
  return { plan, events, run, files };
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
}

/** `samples` of make-plan-fixtures.py. */
function dataOf(expression: ArrayExpression): DataArray {
  if (expression.operation !== 'dataset') throw new Error(`The programs use whole arrays, not ${expression.operation}.`);
  const [count, seed] = expression.split === 'train' ? [fixture.train, 11] : [fixture.test, 21];
  if (expression.part === 'x') return { values: Float32Array.from(noise(seed, count * fixture.inputs)), shape: [count, fixture.inputs] };
  return { values: Int32Array.from(noise(seed + 1, count), (value) => Math.floor(fixture.classes * value)), shape: [count] };
}

/** `add_known_weight` of make-plan-fixtures.py: layers are counted as they are made. */
function firstWeights({ models }: TrainingPlan): ReadonlyMap<string, InitialValue> {
  const isModel = new Set(models.map(({ id }) => id));
  const layers = new Map(models.flatMap((model: ModelSpec) => model.layers).filter(({ id }) => !isModel.has(id)).map((layer) => [layer.id, layer]));
  const weighted = [...layers.values()].flatMap((layer) => (isUnknown(layer.weights) || layer.weights.length === 0 ? [] : [{ layer, weights: layer.weights }]));
  return new Map(
    weighted.flatMap(({ layer, weights }, index) =>
      weights.map(({ name, shape }, position): [string, InitialValue] => [weightName(layer, name), { shape, values: firstValue(name, shape, 7 * (1 + index) + position) }]),
    ),
  );
}

/** What a stage gave, epoch by epoch. */
function resultsOf(events: readonly TrainerEvent[], stage: number) {
  const begun = events.find((event) => event.type === 'stage' && event.stage === stage);
  return {
    kind: begun?.type === 'stage' ? begun.kind : '',
    metrics: events.flatMap((event) => ((event.type === 'epoch' || event.type === 'evaluated') && event.stage === stage ? [event.metrics] : [])),
  };
}

function expectClose(ours: readonly number[], keras: readonly number[], what: string): void {
  expect(ours, what).toHaveLength(keras.length);
  const size = Math.max(...keras.map(Math.abs), 1e-3);
  keras.forEach((value, index) => {
    expect(Math.abs((ours[index] ?? NaN) - value) / size, `${what}: ${ours[index]} here, ${value} in Keras`).toBeLessThan(TOLERANCE);
  });
}
