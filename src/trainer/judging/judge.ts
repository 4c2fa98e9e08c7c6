import { outputNames, type InitialValue } from '../../nn/index.js';
import type { SampleArray } from '../../data/index.js';
import type { Judgement } from '../../protocol/index.js';
import type { CompileStep, ModelSpec } from '../../spec/index.js';
import { BatchData } from '../fit/batch-data.js';
import { gathered, sampleType } from '../fit/samples.js';
import type { Pass } from '../loop/evaluate.js';
import { shuffledOrder } from '../loop/order.js';
import { PredictedBatches } from '../loop/predict.js';
import { Confusion } from './confusion.js';
import type { Tally } from './tally.js';
import { taskOf, type Task } from './task.js';
import { ValueErrors } from './value-errors.js';

/** What is looked at, and no longer than this: nobody asked for it in the file. */
const mostSamples = 10_000;
const longest = 2000;
const batchSize = 256;

/** A model as it is now. */
export interface Judged {
  readonly model: ModelSpec;
  readonly compile: CompileStep;
  readonly weights: ReadonlyMap<string, InitialValue>;
}

/** What was found, and by how many samples. */
export interface Judging {
  readonly judgement: Judgement;
  readonly samples: number;
}

/**
 * Compares what a model says of samples with their targets, for some seconds at most: of many samples a part that is
 * drawn by the seed.
 * @returns null where its outputs cannot be compared one by one, or the run is asked to stop.
 * @throws NotTrainableError or CompileError
 */
export async function judge({ model, compile, weights }: Judged, pass: Omit<Pass, 'state'>): Promise<Judging | null> {
  const { samples, engine, seed, step, breaks } = pass;
  const [target] = samples.y;
  if (outputNames(model).length !== 1 || target === undefined || samples.y.length !== 1) return null;
  const order = shuffledOrder(samples.count, seed, 0).subarray(0, mostSamples);
  const data = new BatchData({ ...samples, y: [], sampleWeight: null });
  const end = performance.now() + longest;
  let tally: Tally | null = null;
  let done = 0;
  while (done < order.length && (done === 0 || performance.now() < end)) {
    const size = Math.min(batchSize, order.length - done);
    // Batches of this size, as many as there are.
    const whole = done + Math.floor((order.length - done) / size) * size;
    const batches = await PredictedBatches.of({ model, weights, asInTraining: false }, engine, size, samples.x.map(sampleType));
    try {
      tally ??= tallyOf(compile, batches.shapes[0] ?? [], target);
      if (tally === null) return null;
      for (; done < whole && (done === 0 || performance.now() < end); done += size) {
        if (!(await breaks.mayGoOn(step))) return null;
        const rows = order.subarray(done, done + size);
        const [outputs] = await batches.run(data.of(rows), seed, done + 1);
        addRows(tally, rows, target, outputs ?? new Float32Array());
      }
    } finally {
      await batches.dispose();
    }
  }
  return tally === null ? null : { judgement: tally.result(), samples: done };
}

function tallyOf(compile: CompileStep, output: readonly number[], target: SampleArray): Tally | null {
  const task = taskOf(compile, output);
  if (task === null || rowSize(target) !== targetSize(task)) return null;
  return task.kind === 'value' ? new ValueErrors() : new Confusion(task);
}

/** How many numbers the target of one sample has. */
function targetSize(task: Task): number {
  return task.kind === 'classes' && task.targets === 'rows' ? task.classes : 1;
}

const rowSize = ({ shape }: SampleArray): number => shape.slice(1).reduce((size, length) => size * length, 1);

function addRows(tally: Tally, rows: Int32Array, target: SampleArray, outputs: Float32Array): void {
  const [wide, size] = [outputs.length / rows.length, rowSize(target)];
  const { values } = gathered(target, rows);
  for (let row = 0; row < rows.length; row += 1) tally.add(values.subarray(row * size, (row + 1) * size), outputs.subarray(row * wide, (row + 1) * wide));
}
