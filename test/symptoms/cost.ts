/**
 * What watching costs: the processor time of an observation, and of looking for symptoms, against that of a training step
 * with all its measurements: `node test/symptoms/run.mjs cost.ts`.
 */
import { findEngine } from '../../src/engines/index.js';
import { initialState, observationState, observationStep, trainingStep } from '../../src/nn/index.js';
import { SymptomWatch, watchedRun } from '../../src/symptoms/index.js';
import { nextObservedStep } from '../../src/trainer/loop/observed-steps.js';
import { networks } from '../bench/networks.js';
import { BATCH_SIZE, LEARNING_RATE, settingsOf } from '../bench/settings.js';

const ROUNDS = 9;
/** A run of a few minutes at most: in longer ones the first steps count for less. */
const STEPS = 1000;
/** Steps that are watched to time it. */
const WATCHED = 1600;

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const engine = await findEngine('onnxruntime');
for (const network of networks.filter(({ name }) => ['mlp', 'mlp-bn', 'selu-100', 'cnn', 'lstm'].includes(name))) {
  const settings = settingsOf(network);
  const { model, compile } = settings;
  const state = engine.createState(new Map([...initialState(model, compile, 1), ...observationState(model)]));
  const [training, observation] = [await engine.compile(trainingStep(settings)), await engine.compile(observationStep(settings))];
  const size = network.sample.reduce((product, length) => product * length, 1);
  const samples = 1024;
  const data = {
    x: { values: Float32Array.from({ length: samples * size }, (_, index) => Math.abs(Math.sin(index))), shape: [samples, ...network.sample] },
    y: { values: Uint8Array.from({ length: samples }, (_, index) => index % 10), shape: [samples] },
  };
  const request = (steps: number) => ({
    rows: Int32Array.from({ length: steps * BATCH_SIZE }, (_, row) => row % samples),
    steps,
    data,
    scalars: { learning_rate: new Float32Array(steps).fill(LEARNING_RATE), iteration: Float32Array.from({ length: steps }, (_, step) => step + 1) },
    seed: 1,
    firstStep: 1,
  });
  const perCall = 16;
  const times: { step: number; observation: number }[] = [];
  const run = watchedRun({ model, compile, batchSize: BATCH_SIZE, stepsPerEpoch: STEPS, epochs: 1, hasWeights: false, isFresh: true, isNoise: false, targets: null, inputSize: null, labels: null });
  const watch = new SymptomWatch(run);
  let watched = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = (await timeOf(() => training.run(state, request(perCall)))) / perCall;
    const observed = await timeOf(() => observation.run(state, request(1)));
    times.push({ step, observation: observed });
  }
  const { measurements } = await training.run(state, request(perCall));
  const watchSteps = async (): Promise<number> => {
    const time = await timeOf(() => {
      for (let call = 0; call < WATCHED / perCall; call += 1) {
        watched += perCall;
        const series = Object.fromEntries(Object.entries(measurements).map(([name, values]) => [name, Float32Array.from(values)]));
        watch.take({ type: 'telemetry', firstStep: watched - perCall + 1, steps: perCall, series });
      }
      return Promise.resolve();
    });
    return time / WATCHED;
  };
  // The first steps are slower, until the compiler of the JavaScript engine knows them.
  const [, , watching] = [await watchSteps(), await watchSteps(), await watchSteps()];
  await Promise.all([training.dispose(), observation.dispose()]);
  const [step, one] = [median(times.map((time) => time.step)), median(times.map((time) => time.observation))];
  let observations = 0;
  for (let next = nextObservedStep(0); next <= STEPS; next = nextObservedStep(next)) observations += 1;
  const share = (100 * observations * one) / (STEPS * step);
  console.log(
    `${network.name.padEnd(10)} a step ${step.toFixed(3)} ms, an observation ${(one / step).toFixed(1)} steps: ${share.toFixed(1)} % of ${STEPS} steps; looking for symptoms ${((100 * watching) / step).toFixed(1)} %`,
  );
}
