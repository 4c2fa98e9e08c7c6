/**
 * How long a run goes on after it was asked to stop, from the message to the trainer's last event, which says that the run
 * has ended, at moments all over a run: `node test/bench/run.mjs stop-time.ts [network …]`, on Linux. Fails where that takes
 * the trainer more than 100 ms of processor time; where the machine has other work, it takes longer by the clock.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { readPython } from '../../src/readers/index.js';
import { TrainerProcess } from '../../src/supervisor/index.js';
import { median } from './statistics.js';

const LIMIT = 100;
const STOPS = 8;
/** Milliseconds between the first steps and the stop, from one run to the next. */
const LATER = 137;

const HEAD = `
from tensorflow import keras
(x, y), _ = keras.datasets.fashion_mnist.load_data()
x = x.reshape(-1, 28, 28, 1) / 255
model = keras.Sequential([keras.layers.Input(shape=[28, 28, 1])])
`;
const TAIL = `
model.add(keras.layers.Dense(10, activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(x, y, epochs=100)
`;
const programs: Readonly<Record<string, string>> = {
  'selu-100': `
model.add(keras.layers.Flatten())
for _ in range(100):
    model.add(keras.layers.Dense(100, activation="selu", kernel_initializer="lecun_normal"))`,
  cnn: `
for filters in [32, 64]:
    model.add(keras.layers.Conv2D(filters, 3, activation="relu"))
    model.add(keras.layers.MaxPooling2D())
model.add(keras.layers.Flatten())
model.add(keras.layers.Dense(128, activation="relu"))`,
};

/** Bundles the trainer as the build does, where it finds its native packages. */
async function bundledTrainer(): Promise<string> {
  const folder = mkdtempSync(join(resolve('node_modules'), '.bench-trainer-'));
  const script = join(folder, 'trainer.cjs');
  await build({ entryPoints: ['src/trainer/main.ts'], outfile: script, bundle: true, platform: 'node', format: 'cjs', external: ['onnxruntime-node', 'h5wasm'] });
  return script;
}

/** What a stop took, in milliseconds. */
interface StopTime {
  readonly clock: number;
  readonly processor: number;
}

/** The milliseconds for which the threads of a process have run so far. */
function processorTime(processId: number): number {
  const folder = `/proc/${processId}/task`;
  return readdirSync(folder).reduce((sum, thread) => sum + Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);
}

/** Trains for a while, and then stops. */
async function stopTime(script: string, text: string, wait: number): Promise<StopTime> {
  const { plan } = readPython({ path: 'program.py', text });
  const folder = mkdtempSync(join(tmpdir(), 'gradlens-stop-'));
  const trainer = new TrainerProcess({ script });
  const begun = new Promise<void>((done) => trainer.onEvent(({ type }) => (type === 'telemetry' ? done() : undefined)));
  trainer.start({
    runDirectory: join(folder, 'run'),
    plan,
    fitStep: plan.steps.length - 1,
    overrides: {},
    engine: 'onnxruntime',
    seed: 1,
    dataFolders: ['/usr/share/datasets'],
    mayDownload: false,
  });
  await Promise.race([begun, trainer.outcome]);
  await setTimeout(wait);
  const processId = trainer.processId!;
  const [asked, used] = [performance.now(), processorTime(processId)];
  const ended = new Promise<StopTime>((done) =>
    trainer.onEvent(({ type }) => {
      if (type === 'finished') done({ clock: performance.now() - asked, processor: processorTime(processId) - used });
    }),
  );
  trainer.stop();
  const outcome = await trainer.outcome;
  rmSync(folder, { recursive: true, force: true });
  if (outcome.kind !== 'finished') throw new Error(`The run ${outcome.kind}: ${JSON.stringify(outcome)}`);
  return ended;
}

const script = await bundledTrainer();
try {
  const slow: string[] = [];
  const chosen = process.argv.slice(2);
  for (const [name, layers] of Object.entries(programs).filter(([one]) => chosen.length === 0 || chosen.includes(one))) {
    const times: StopTime[] = [];
    for (let stop = 0; stop < STOPS; stop += 1) times.push(await stopTime(script, HEAD + layers + TAIL, 200 + LATER * stop));
    const [clock, processor] = [times.map((time) => time.clock), times.map((time) => time.processor)];
    const most = Math.max(...processor);
    console.log(`${name}: ${median(processor).toFixed(0)} ms of processor time, ${most.toFixed(0)} at most; by the clock ${median(clock).toFixed(0)} and ${Math.max(...clock).toFixed(0)}`);
    if (most > LIMIT) slow.push(name);
  }
  if (slow.length > 0) throw new Error(`It takes more than ${LIMIT} ms to stop ${slow.join(', ')}.`);
} finally {
  rmSync(resolve(script, '..'), { recursive: true });
}
