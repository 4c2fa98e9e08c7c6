import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrainerEvent, TrainerEventOf } from '../../../src/protocol/index.js';
import { createRunDirectory, distributionOf, processStart, readHistograms, readRunRecord, readScalars, readToldEvents, RunRecorder, statusOf, writeRunRecord } from '../../../src/runs/index.js';
import { epoch, finished, frame, record, started } from './fixtures.js';

const run = promisify(execFile);

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gradlens-runs-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

/** How one array lies after a step, as a trainer tells it. */
function histograms(step: number, name: string, values: readonly number[]): TrainerEventOf<'histograms'> {
  const { limits, counts, ...facts } = distributionOf(values);
  return { type: 'histograms', step, histograms: [{ name, ...facts, limits: [...limits], counts: [...counts] }] };
}

/** From -3 to 3, and one that is no number. */
const weights = [...Array.from({ length: 61 }, (_, index) => (index - 30) / 10), NaN];

/** Records two frames and an epoch of a run. */
async function recorded(): Promise<string> {
  const directory = await createRunDirectory(root, 'mlp');
  const recorder = await RunRecorder.create(directory, record);
  await recorder.started(started);
  recorder.frame(frame(1, [2.5, NaN], [1e-12, 0.5]));
  recorder.frame(frame(3, [-Infinity], [1e7]));
  recorder.histograms(histograms(3, 'weights/dense/kernel', weights));
  await recorder.epoch(epoch);
  await recorder.finish(finished);
  return directory;
}

describe('A run directory', () => {
  it('is named by the time and the model, as any file system takes it', async () => {
    const at = new Date(2026, 10, 22, 9, 5, 7);
    expect(await createRunDirectory(root, 'my model/2', at)).toBe(join(root, '2026-11-22_09-05-07-my-model-2'));
    expect(await createRunDirectory(root, 'my model/2', at)).toBe(join(root, '2026-11-22_09-05-07-my-model-2-2'));
  });

  it('keeps every step of every series under the layers’ names, as they were measured', async () => {
    const scalars = await readScalars(join(await recorded(), 'train'));
    expect(scalars.get('loss')).toMatchObject({ steps: [1, 2, 3], values: [2.5, NaN, -Infinity] });
    expect(scalars.get('gradientNorm/dense')?.values).toEqual([Math.fround(1e-12), 0.5, 1e7]);
    expect(scalars.get('epoch_loss')).toMatchObject({ steps: [3], values: [2] });
    expect(scalars.get('val_loss')).toBeUndefined();
  });

  it('keeps what is observed now and then, at its steps', async () => {
    const directory = await createRunDirectory(root, 'mlp');
    const recorder = await RunRecorder.create(directory, record);
    await recorder.started(started);
    const [layer] = started.layers;
    recorder.frame({ ...frame(1, [2.5, 2], [1, 0.5]), observations: [{ step: 2, values: { [`updateRatio/${layer!.id}`]: 0.5, [`activationMean/${layer!.id}`]: NaN } }] });
    await recorder.finish(finished);
    const scalars = await readScalars(join(directory, 'train'));
    expect(scalars.get(`updateRatio/${layer!.name}`)).toMatchObject({ steps: [2], values: [0.5] });
    expect(scalars.get(`activationMean/${layer!.name}`)).toMatchObject({ steps: [2], values: [NaN] });
    expect(scalars.get('loss')?.steps).toEqual([1, 2]);
  });

  it('keeps validation apart', async () => {
    const scalars = await readScalars(join(await recorded(), 'validation'));
    expect(scalars.get('val_loss')).toMatchObject({ steps: [3], values: [NaN] });
    expect([...scalars.keys()]).toEqual(['val_loss', 'val_accuracy']);
  });

  it('tells what the run was and how it ended, NaN and infinity included', async () => {
    const directory = await recorded();
    const read = await readRunRecord(directory);
    expect(read).toMatchObject({ status: 'completed', seed: 42, settings: { totalSteps: 6 }, result: { metrics: { loss: Infinity } } });
    expect(read.epochs).toEqual([{ epoch: 1, step: 3, metrics: epoch.metrics, seconds: 1.5 }]);
    expect(read.plan).toEqual(record.plan);
    expect((await readdir(directory)).sort()).toEqual(['events.jsonl', 'run.json', 'train', 'validation']);
  });

  it('keeps what the trainer told, and nothing of the moment', async () => {
    const directory = await createRunDirectory(root, 'mlp');
    const recorder = await RunRecorder.create(directory, record);
    const notFinite = { step: 2, layer: 'layer-1', message: 'NaN' };
    const told: readonly TrainerEvent[] = [
      { type: 'preparing', message: 'Reading' },
      started,
      { ...frame(1, [2.5, NaN], [1, 2]), notFinite },
      frame(3, [1], [1]),
      epoch,
      { type: 'paused', step: 3 },
    ];
    told.forEach((event) => recorder.tell(event));
    expect(recorder.toldEvents).toBe(4);
    await recorder.flush();
    await appendFile(join(directory, 'events.jsonl'), '{"type":"resu');
    expect(await readToldEvents(directory)).toEqual([started, { type: 'telemetry', firstStep: 1, steps: 2, series: {}, notFinite }, epoch, { type: 'paused', step: 3 }]);
    expect(await readToldEvents(directory, 1)).toEqual([started]);
    expect(await readToldEvents(root)).toEqual([]);
    await recorder.finish(finished);
  });

  it('keeps the text that is trained', async () => {
    const recorder = await RunRecorder.create(join(root, 'code'), record, 'import keras\n');
    await recorder.finish(finished);
    expect(await readFile(join(root, 'code/source.py'), 'utf8')).toBe('import keras\n');
  });

  it('says how far the run got, renewed with each change', async () => {
    const directory = await createRunDirectory(root, 'mlp');
    const recorder = await RunRecorder.create(directory, record);
    await recorder.reachableAt('/tmp/gradlens-run-abcdef/control');
    recorder.frame(frame(1, [1, 2, 3], [1, 1, 1]));
    await recorder.state('paused');
    expect(await readRunRecord(directory)).toMatchObject({ status: 'paused', step: 3, control: '/tmp/gradlens-run-abcdef/control' });
    await recorder.finish(finished);
    const over = await readRunRecord(directory);
    expect([over.status, over.control]).toEqual(['completed', undefined]);
  });

  it('has every epoch in its record once it is flushed, as whoever goes on with it expects', async () => {
    const directory = await createRunDirectory(root, 'mlp');
    const recorder = await RunRecorder.create(directory, record);
    const kept = [1, 2, 3].map((number) => recorder.epoch({ ...epoch, epoch: number }));
    await recorder.flush();
    expect((await readRunRecord(directory)).epochs.map(({ epoch: number }) => number)).toEqual([1, 2, 3]);
    await Promise.all(kept);
    await recorder.finish(finished);
  });

  it('tells why a run failed', async () => {
    const recorder = await RunRecorder.create(join(root, 'failed'), record);
    await recorder.finish({ type: 'failed', code: 'data-not-found', message: 'Fashion-MNIST is not on this machine.' });
    expect(await readRunRecord(join(root, 'failed'))).toMatchObject({ status: 'failed', failure: { code: 'data-not-found' } });
  });

  it('has its scalars in the file within a second, without being asked', async () => {
    const recorder = await RunRecorder.create(join(root, 'live'), record);
    recorder.frame(frame(1, [1], [1]));
    await expect.poll(async () => (await readScalars(join(root, 'live/train'))).get('loss')?.values).toEqual([1]);
    await recorder.finish(finished);
  });

  it('passes an error of the disk on to whoever records next', async () => {
    const recorder = await RunRecorder.create(join(root, 'gone'), record);
    await rm(join(root, 'gone'), { recursive: true });
    await expect(recorder.state('paused')).rejects.toThrow(/ENOENT/);
  });
});

describe('How weights lie', () => {
  it('is kept as a histogram of equal buckets, with narrow ones for what is next to zero', async () => {
    const read = await readHistograms(join(await recorded(), 'train'));
    const [entry] = read.get('weights/dense/kernel')!;
    expect([...read.keys()]).toEqual(['weights/dense/kernel']);
    expect(entry!.step).toBe(3);
    const { limits, counts, notFinite, moments } = entry!.histogram;
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(61);
    expect([limits[0], limits.at(-1)]).toEqual([-3, 3]);
    // Thirty of equal width, and 1 % of the largest magnitude on either side of zero.
    expect(limits.filter((limit) => Math.abs(limit) !== 0.03)).toHaveLength(31);
    expect(limits.slice(limits.indexOf(-0.03), limits.indexOf(0.03) + 1)).toHaveLength(3);
    expect([counts[limits.indexOf(-0.03)]! + counts[limits.indexOf(-0.03) + 1]!, notFinite]).toEqual([1, 1]);
    expect(moments!.sumOfSquares).toBeCloseTo(weights.slice(0, -1).reduce((sum, weight) => sum + weight ** 2, 0), 9);
  });

  it('has every value in the bucket in which it is', () => {
    const values = Array.from({ length: 5000 }, (_, index) => Math.sin(index) ** 3 * 7 + (index % 9 === 0 ? 0.01 : 0));
    const { limits, counts } = distributionOf(values);
    const expected = limits.slice(1).map((limit, index) => values.filter((value) => value >= limits[index]! && (value < limit || (index === limits.length - 2 && value === limit))).length);
    expect(counts).toEqual(expected);
    expect(limits).toEqual([...limits].sort((a, b) => a - b));
  });

  it('is one bucket where all are equal, and none where none is a number', () => {
    expect(distributionOf([0, 0, 0])).toMatchObject({ minimum: 0, maximum: 0, count: 3, limits: [0, 0], counts: [3] });
    expect(distributionOf([NaN, Infinity])).toMatchObject({ count: 0, notFinite: 2, limits: [], counts: [] });
    expect(distributionOf([1, 2, 4, NaN])).toMatchObject({ minimum: 1, maximum: 4, count: 3, notFinite: 1, sum: 7, sumOfSquares: 21 });
  });
});

describe('The record of a run', () => {
  it('is replaced whole', async () => {
    await writeRunRecord(root, record);
    await Promise.all([1, 2, 3].map(async () => expect((await readRunRecord(root)).model).toBe('mlp')));
    await writeRunRecord(root, { ...record, status: 'running' });
    expect((await readRunRecord(root)).status).toBe('running');
    expect(await readdir(root)).toEqual(['run.json']);
  });

  it('that is damaged or of another kind is refused by name', async () => {
    await expect(readRunRecord(root)).rejects.toThrow(/run\.json cannot be read/);
    await writeFile(join(root, 'run.json'), '{"version": 1');
    await expect(readRunRecord(root)).rejects.toThrow(/run\.json cannot be read/);
    await writeFile(join(root, 'run.json'), '{"version": 2}');
    await expect(readRunRecord(root)).rejects.toThrow(/is not the record of a run: version:/);
  });

  it('is that of an interrupted run once its process has gone', () => {
    const gone = 2 ** 22 + 1;
    const now = Date.parse(record.updatedAt);
    expect(statusOf({ ...record, status: 'running' }, now)).toBe('running');
    expect(statusOf({ ...record, status: 'running', processId: gone }, now)).toBe('interrupted');
    expect(statusOf({ ...record, status: 'completed', processId: gone })).toBe('completed');
  });

  it('is that of an interrupted run where another process has got its number', (context) => {
    if (process.platform !== 'linux') return context.skip('only Linux tells when a process began');
    const start = processStart(process.pid);
    expect(start).toMatch(/^\d+$/);
    expect(statusOf({ ...record, status: 'running', processStart: start })).toBe('running');
    expect(statusOf({ ...record, status: 'running', processStart: `${start}1` })).toBe('interrupted');
  });

  it('is that of an interrupted run where nothing was renewed for minutes, and only the number of its process is known', () => {
    const renewed = Date.parse(record.updatedAt);
    expect(statusOf({ ...record, status: 'running' }, renewed + 15_000)).toBe('running');
    expect(statusOf({ ...record, status: 'running' }, renewed + 600_000)).toBe('interrupted');
  });
});

describe('An event file', () => {
  it('that is cut off at any byte gives every whole event before it', async () => {
    const directory = join(await recorded(), 'train');
    const [name = ''] = await readdir(directory);
    const bytes = await readFile(join(directory, name));
    let before = 0;
    for (let length = 0; length <= bytes.length; length += 1) {
      await writeFile(join(directory, name), bytes.subarray(0, length));
      const steps = (await readScalars(directory)).get('loss')?.steps.length ?? 0;
      expect(steps).toBeGreaterThanOrEqual(before);
      before = steps;
    }
    expect(before).toBe(3);
  });

  it('that is damaged gives every event before the damage', async () => {
    const directory = join(await recorded(), 'train');
    const [name = ''] = await readdir(directory);
    const bytes = await readFile(join(directory, name));
    bytes[bytes.length - 10]! ^= 0xff;
    await writeFile(join(directory, name), bytes);
    const scalars = await readScalars(directory);
    expect(scalars.get('loss')?.steps).toEqual([1, 2, 3]);
    expect(scalars.get('epoch_loss')).toBeUndefined();
  });
});

const pythons = [process.env['GRADLENS_PYTHON'], '/opt/oracle/bin/python', 'python3'].filter((python) => python !== undefined);

/** A Python that has TensorBoard, if this machine has one. */
async function findTensorBoard(): Promise<string | undefined> {
  for (const python of pythons) {
    const found = await run(python, ['-c', 'import tensorboard']).then(
      () => true,
      () => false,
    );
    if (found) return python;
  }
  return undefined;
}

describe('TensorBoard', () => {
  it('reads the event files', async (context) => {
    const python = await findTensorBoard();
    if (python === undefined) return context.skip('no Python with tensorboard on this machine');
    const script = `
import json, sys
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
accumulator = EventAccumulator(sys.argv[1])
accumulator.Reload()
scalars = {tag: [[e.step, str(e.value)] for e in accumulator.Scalars(tag)] for tag in accumulator.Tags()['scalars']}
histograms = {tag: [[e.step, h.min, h.max, h.num, round(h.sum, 9), sum(h.bucket), h.bucket_limit[0], h.bucket_limit[-1]] for e in accumulator.Histograms(tag) for h in [e.histogram_value]] for tag in accumulator.Tags()['histograms']}
print(json.dumps({'scalars': scalars, 'histograms': histograms}))`;
    const { stdout } = await run(python, ['-c', script, join(await recorded(), 'train')]);
    const read = JSON.parse(stdout) as { scalars: unknown; histograms: unknown };
    expect(read.histograms).toEqual({ 'weights/dense/kernel': [[3, -3, 3, 62, 0, 61, -2.8, 3]] });
    expect(read.scalars).toEqual({
      loss: [
        [1, '2.5'],
        [2, 'nan'],
        [3, '-inf'],
      ],
      'gradientNorm/dense': [
        [1, expect.stringMatching(/^9\.99\d+e-13$/)],
        [2, '0.5'],
        [3, '10000000.0'],
      ],
      epoch_loss: [[3, '2.0']],
      epoch_accuracy: [[3, '0.5']],
    });
  });
});
