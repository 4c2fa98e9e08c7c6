import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { weightName } from '../../../src/nn/index.js';
import type { TrainerEvent, TrainerEventOf } from '../../../src/protocol/index.js';
import { isUnknown, type FitStep } from '../../../src/spec/index.js';
import { readFit } from '../../../src/trainer/fit/read-fit.js';
import type { Samples } from '../../../src/trainer/fit/samples.js';
import { TrainingControl } from '../../../src/trainer/loop/control.js';
import { TrainingLoop } from '../../../src/trainer/loop/train.js';
import { noise } from '../../parity/noise.js';
import { firstState } from '../../parity/training-run.js';
import { onnxruntime } from '../../support/engines.js';
import { compileStep, object, sequential, type Call } from '../../support/keras.js';
import { dataset } from '../data/fixtures.js';
import { planOf } from './plans.js';

/** A fit() of Keras with callbacks, as make-callback-fixtures.py writes it down. */
export interface CallbackCase {
  readonly name: string;
  readonly layers: readonly Call[];
  readonly loss: string;
  readonly metrics: readonly string[];
  readonly optimizer: Call;
  readonly epochs: number;
  readonly initialEpoch: number;
  readonly validationFrequency: number;
  readonly callbacks: readonly Call[];
  /** The numbers of the epochs that were run, from 0. */
  readonly ran: readonly number[];
  readonly steps: number;
  /** The learning rate of each of them. */
  readonly rates: readonly number[];
  readonly log: Readonly<Record<string, readonly string[]>>;
  /** After the run: of each layer, of each weight. */
  readonly weights: readonly (readonly (readonly string[])[])[];
  readonly csv: readonly (readonly string[])[] | null;
}

interface Fixture {
  readonly inputs: number;
  readonly batchSize: number;
  readonly train: number;
  readonly validation: number;
  readonly cases: readonly CallbackCase[];
}

export const fixture = JSON.parse(readFileSync(new URL('../../parity/fixtures/callbacks.json', import.meta.url), 'utf8')) as Fixture;

/** What became of a run. */
export interface CallbackRun {
  readonly finished: TrainerEventOf<'finished'>;
  readonly events: readonly TrainerEvent[];
  /** The messages of callbacks. */
  readonly told: readonly string[];
  readonly weights: readonly (readonly Float32Array[])[];
  readonly runDirectory: string;
}

/** Does what Keras did. */
export async function repeat(one: CallbackCase, callbacks: FitStep['callbacks'] = one.callbacks.map(object)): Promise<CallbackRun> {
  const { engine } = onnxruntime;
  const model = sequential([fixture.inputs], one.layers);
  const validation = { kind: 'data', x: dataset([null, fixture.inputs]), y: dataset([null], 'y') } as const;
  const { epochs, initialEpoch, validationFrequency } = one;
  const plan = planOf({ epochs, initialEpoch, validationFrequency, batchSize: fixture.batchSize, shuffle: false, validation, callbacks }, model, compileStep(one));
  const fit = readFit({ plan, fitStep: 1, overrides: {} });
  const state = firstState(engine, { model, compile: fit.compile, batchSize: fit.batchSize, x: [], y: [] });
  const runDirectory = await mkdtemp(join(tmpdir(), 'gradlens-callbacks-'));
  const events: TrainerEvent[] = [];
  const samples = { train: samplesOf(fixture.train, 11, one), validation: samplesOf(fixture.validation, 21, one) };
  const loop = new TrainingLoop({ fit, samples, engine, state, seed: 1, runDirectory }, new TrainingControl(), (event) => events.push(event));
  await loop.prepare();
  const finished = await loop.run();
  return {
    finished,
    events,
    told: events.flatMap((event) => (event.type === 'callback' ? [event.message] : [])),
    weights: model.layers.map((layer) => (isUnknown(layer.weights) ? [] : layer.weights.map(({ name }) => state.read(weightName(layer, name))))),
    runDirectory,
  };
}

/** `samples` of make-callback-fixtures.py. */
function samplesOf(count: number, seed: number, { loss }: CallbackCase): Samples {
  const x = { values: Float32Array.from(noise(seed, count * fixture.inputs)), shape: [count, fixture.inputs] };
  const values = noise(seed + 1, count);
  const y = loss === 'mse' ? { values: Float32Array.from(values), shape: [count, 1] } : { values: Int32Array.from(values, (value) => Math.floor(3 * value)), shape: [count] };
  return { x: [x], y: [y], sampleWeight: null, count };
}
