/**
 * Trains every trial with the real trainer and keeps what it told: `node test/symptoms/run.mjs record.ts FOLDER`. FOLDER
 * holds the data of make-data.py. What is there already, by the hash of its text and seed, is not trained again.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ArrayEvaluator, DatasetLibrary, datasetPlaces } from '../../src/data/index.js';
import { findEngine, type Engine, type Program } from '../../src/engines/index.js';
import { initialState, observationState, type StepSettings } from '../../src/nn/index.js';
import type { TrainerEvent } from '../../src/protocol/index.js';
import { readPython } from '../../src/readers/index.js';
import { readFit } from '../../src/trainer/fit/read-fit.js';
import { loadSamples, sampleType, type FitSamples } from '../../src/trainer/fit/samples.js';
import type { Fit } from '../../src/trainer/fit/fit.js';
import { TrainingControl } from '../../src/trainer/loop/control.js';
import { TrainingLoop } from '../../src/trainer/loop/train.js';
import { inputSize } from '../../src/trainer/plan/input-size.js';
import { labelFacts } from '../../src/trainer/plan/label-facts.js';
import { targetFacts } from '../../src/trainer/plan/target-facts.js';
import { faulty } from './faulty.js';
import { healthy } from './healthy.js';
import { peerStep } from './peer-step.js';
import { textOf } from './program.js';
import { recordPath, writeRecording } from './recording.js';
import type { Trial } from './trial.js';

const [folder = 'work', only = ''] = process.argv.slice(2);
mkdirSync(join(folder, 'runs'), { recursive: true });
const real = await findEngine('onnxruntime');

/** The engine, which also measures what the rules of others look at wherever the trainer observes a step. */
function measuringEngine(settings: StepSettings, peers: { step: number; values: Record<string, number> }[]): Engine {
  return {
    name: real.name,
    description: real.description,
    createState: (values) => real.createState(values),
    async compile(graph) {
      const program = await real.compile(graph);
      if (!graph.measurements.some(({ name }) => name.startsWith('updateRatio/'))) return program;
      const peer = await real.compile(peerStep(settings));
      const both: Program = {
        async run(state, request) {
          const { measurements } = await peer.run(state, { ...request, scalars: {} });
          peers.push({ step: request.firstStep, values: Object.fromEntries(Object.entries(measurements).map(([name, values]) => [name, values[0] ?? NaN])) });
          return program.run(state, request);
        },
        dispose: async () => {
          await Promise.all([peer.dispose(), program.dispose()]);
        },
      };
      return both;
    },
  };
}

function settingsOf({ model, compile, batchSize, classWeight }: Fit, { train }: FitSamples): StepSettings {
  const { x, y } = train;
  return { model, compile, batchSize, x: x.map(sampleType), y: y.map(sampleType), ...(classWeight === null ? {} : { classWeight }) };
}

async function record(trial: Trial): Promise<void> {
  const path = recordPath(folder, trial);
  if (existsSync(path)) return;
  const text = textOf(trial.program);
  const { plan } = readPython({ path: 'trial.py', text });
  const fitStep = plan.steps.findLastIndex(({ kind }) => kind === 'fit');
  const fit = readFit({ plan, fitStep, overrides: {} });
  const dataFolders = trial.program.data === 'fashion_mnist' ? [] : [join(folder, trial.program.data)];
  const samples = await loadSamples(fit, new ArrayEvaluator(new DatasetLibrary({ places: datasetPlaces(dataFolders), mayDownload: false })));
  const peers: { step: number; values: Record<string, number> }[] = [];
  const engine = measuringEngine(settingsOf(fit, samples), peers);
  const state = engine.createState(new Map([...initialState(fit.model, fit.compile, trial.seed), ...observationState(fit.model)]));
  const events: TrainerEvent[] = [];
  const training = { fit, samples, engine, state, seed: trial.seed, runDirectory: folder };
  const loop = new TrainingLoop(training, new TrainingControl(), (event) => events.push(event));
  const began = performance.now();
  await loop.prepare();
  const end = await loop.run();
  writeRecording(path, {
    plan,
    fitStep,
    seed: trial.seed,
    epochs: fit.epochs,
    batchSize: fit.batchSize,
    stepsPerEpoch: Math.ceil(samples.train.count / fit.batchSize),
    trainSamples: samples.train.count,
    validationSamples: samples.validation?.count ?? 0,
    targets: targetFacts(samples.train),
    inputSize: inputSize(samples.train),
    labels: labelFacts(samples.train),
    events: [...events, end],
    peers,
  });
  const metrics = Object.entries(end.metrics).map(([name, value]) => `${name} ${value.toPrecision(3)}`);
  console.log(`${trial.title}: ${end.steps} steps, ${((performance.now() - began) / 1000).toFixed(1)} s, ${metrics.join(', ')}`);
}

for (const trial of [...faulty, ...healthy]) {
  if (!trial.title.includes(only)) continue;
  try {
    await record(trial);
  } catch (error) {
    console.error(`${trial.title}: ${String(error)}`);
    if (only !== '') console.error(error);
  }
}
