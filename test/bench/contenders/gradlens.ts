import { findEngine, type Engine } from '../../../src/engines/index.js';
import type { StepGraph } from '../../../src/graph/index.js';
import { trainingStep } from '../../../src/nn/index.js';
import { BATCH_SIZE, LEARNING_RATE } from '../settings.js';
import type { Contender, Round } from './contender.js';
import type { Task } from './task.js';

/** How long a call of the engine lasts while training, in seconds: as in src/trainer/loop/chunk-size.ts. */
const CALL = 0.024;

/** What the trainer of GradLens runs, in calls as long as its own, with the norms of all gradients in all steps. */
export async function gradlens(
  { settings, state: initial, data }: Task,
  { name = 'GradLens', measure = (graph) => graph, engine: given }: { name?: string; measure?: (graph: StepGraph) => StepGraph; engine?: Engine } = {},
): Promise<Contender & { readonly buildMilliseconds: number }> {
  const engine = given ?? (await findEngine('onnxruntime'));
  const before = process.cpuUsage();
  const program = await engine.compile(measure(trainingStep(settings)));
  const built = process.cpuUsage(before);
  const buildMilliseconds = (built.user + built.system) / 1000;
  const state = engine.createState(initial);
  let done = 0;
  let chunk = 1;

  async function call(first: number, steps: number): Promise<Float32Array> {
    const { measurements } = await program.run(state, {
      rows: Int32Array.from({ length: steps * BATCH_SIZE }, (_, row) => first * BATCH_SIZE + row),
      steps,
      data,
      scalars: {
        learning_rate: new Float32Array(steps).fill(LEARNING_RATE),
        iteration: Float32Array.from({ length: steps }, (_, step) => 1 + done + step),
      },
      seed: 1,
      firstStep: 1 + done,
    });
    done += steps;
    return measurements['loss'] ?? new Float32Array();
  }

  async function run(steps: number): Promise<Round> {
    const losses: number[] = [];
    const used = process.cpuUsage();
    const start = performance.now();
    while (losses.length < steps) losses.push(...(await call(losses.length, Math.min(chunk, steps - losses.length))));
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(used);
    chunk = Math.max(1, Math.floor((CALL * steps) / seconds));
    return { seconds, processorSeconds: (user + system) / 1e6, losses };
  }

  return { name, buildMilliseconds, run, dispose: () => program.dispose() };
}
