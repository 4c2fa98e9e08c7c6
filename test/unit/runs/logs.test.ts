import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EventFileWriter, findLogs, LogReader, readHistograms, readScalars, type FoundLog } from '../../../src/runs/index.js';

/** Written by PyTorch, Keras and in the way of Lightning, with what TensorBoard reads of them: see make_logs.py. */
const logs = join(import.meta.dirname, 'logs');

interface Expected {
  readonly scalars: Readonly<Record<string, readonly (readonly [step: number, value: string])[]>>;
  readonly histograms: Readonly<Record<string, readonly (readonly [step: number, rows: readonly (readonly number[])[]])[]>>;
}
const expected = JSON.parse(await readFile(join(logs, 'expected.json'), 'utf8')) as Record<string, Expected>;

/** As Python writes it. */
const number = (text: string): number => Math.fround({ nan: NaN, inf: Infinity, '-inf': -Infinity }[text] ?? Number(text));

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gradlens-logs-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const find = (folder: string): Promise<FoundLog[]> =>
  findLogs(folder, (where, error) => {
    throw new Error(where, { cause: error });
  });

const pointsOf = (reader: LogReader, name: string): (readonly [step: number, value: number])[] => [...(reader.series.get(name)?.points(-Infinity, Infinity) ?? [])];

async function eventFileIn(folder: string): Promise<string> {
  const [name] = (await readdir(folder)).filter((each) => each.includes('tfevents'));
  return join(folder, name!);
}

describe('Event files of others', () => {
  for (const [folder, { scalars }] of Object.entries(expected)) {
    it(`have the scalars that TensorBoard reads: ${folder}`, async () => {
      const read = await readScalars(join(logs, folder));
      expect([...read.keys()].sort()).toEqual(Object.keys(scalars).sort());
      for (const [tag, points] of Object.entries(scalars)) {
        expect(read.get(tag)?.steps, tag).toEqual(points.map(([step]) => step));
        expect(read.get(tag)?.values.map(Math.fround), tag).toEqual(points.map(([, value]) => number(value)));
      }
    });
  }

  it('have the histograms that TensorFlow 2 writes', async () => {
    const { histograms } = expected['keras/fit/train']!;
    const read = await readHistograms(join(logs, 'keras/fit/train'));
    expect([...read.keys()].sort()).toEqual(Object.keys(histograms).sort());
    for (const [tag, entries] of Object.entries(histograms)) {
      expect(read.get(tag)?.map(({ step }) => step)).toEqual(entries.map(([step]) => step));
      expect(read.get(tag)?.map(({ histogram }) => histogram.counts)).toEqual(entries.map(([, rows]) => rows.map((row) => row[2])));
      expect(read.get(tag)?.map(({ histogram }) => histogram.limits.slice(0, -1))).toEqual(entries.map(([, rows]) => rows.map((row) => row[0])));
    }
  });

  it('have the histograms that PyTorch writes, without the empty buckets out to infinity', async () => {
    const [entry] = (await readHistograms(join(logs, 'pytorch/adam'))).get('weights')!;
    const { limits, counts } = entry!.histogram;
    expect(entry!.step).toBe(0);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(101);
    expect([limits[0], limits.at(-1)]).toEqual([-2, 2]);
    expect(limits).toEqual([...limits].sort((a, b) => a - b));
    expect(limits).toHaveLength(counts.length + 1);
  });
});

describe('A folder of logs', () => {
  it('holds the runs that TensorBoard finds; the halves of a run of Keras are one', async () => {
    expect((await find(join(logs, 'pytorch'))).map(({ name }) => name)).toEqual(['adam', 'sgd']);
    expect((await find(join(logs, 'lightning_logs'))).map(({ name }) => name)).toEqual(['version_0', 'version_1']);
    expect((await find(join(logs, 'keras'))).map(({ name }) => name)).toEqual(['fit']);
    expect((await find(join(logs, 'keras/fit'))).map(({ name }) => name)).toEqual(['fit']);
    expect((await find(logs)).map(({ name }) => name)).toEqual(['keras/fit', 'lightning_logs/version_0', 'lightning_logs/version_1', 'pytorch/adam', 'pytorch/sgd']);
  });

  it('tells which folder cannot be read', async () => {
    const unreadable: string[] = [];
    expect(await findLogs(join(root, 'nowhere'), (folder) => unreadable.push(folder))).toEqual([]);
    expect(unreadable).toEqual([join(root, 'nowhere')]);
  });
});

describe('A log', () => {
  it('of Keras has training and validation under the names of its history', async () => {
    const [run] = await find(join(logs, 'keras'));
    const reader = new LogReader(run!.parts);
    await reader.readOn();
    const steps = (name: string): number[] => pointsOf(reader, name).map(([step]) => step);
    expect(steps('epoch_loss')).toEqual([0, 1, 2]);
    expect(steps('epoch_val_loss')).toEqual([0, 1, 2]);
    expect(reader.series.names).toEqual(expect.arrayContaining(['batch_loss', 'evaluation_val_loss_vs_iterations', 'epoch_val_mae']));
  });

  it('that was begun anew in the same folder shows the later values', async () => {
    const reader = new LogReader([{ directory: join(logs, 'pytorch/sgd'), seriesOf: (tag) => tag }]);
    await reader.readOn();
    expect(pointsOf(reader, 'Loss/train')).toEqual([
      [0, 10],
      [1, 11],
      [2, 12],
      [3, 43],
      [4, 44],
      [5, 45],
      [6, 46],
    ]);
  });

  it('is followed while it grows, cut off at any byte', async () => {
    const whole = await readFile(await eventFileIn(join(logs, 'pytorch/adam')));
    const path = join(root, 'events.out.tfevents.1.machine.1');
    const reader = new LogReader([{ directory: root, seriesOf: (tag) => tag }]);
    expect(await reader.readOn()).toBe(false);
    await writeFile(path, '');
    for (let offset = 0; offset < whole.length; offset += 97) {
      await appendFile(path, whole.subarray(offset, offset + 97));
      await reader.readOn();
    }
    expect(pointsOf(reader, 'Loss/train').map(([step]) => step)).toEqual(Array.from({ length: 22 }, (_, step) => step));
    expect([reader.generation, reader.damagedBytes]).toEqual([0, 0]);
    expect(await reader.readOn()).toBe(false);
  });

  it('is followed into a second file, from a step that it has again', async () => {
    const reader = new LogReader([{ directory: root, seriesOf: (tag) => tag }]);
    const files = await Promise.all((await readdir(join(logs, 'pytorch/sgd'))).sort().map((name) => readFile(join(logs, 'pytorch/sgd', name))));
    await writeFile(join(root, 'events.out.tfevents.1.m.1'), files[0]!);
    await reader.readOn();
    const before = reader.series;
    expect(pointsOf(reader, 'Loss/train').map(([, value]) => value)).toEqual([10, 11, 12, 13]);
    await writeFile(join(root, 'events.out.tfevents.2.m.2'), files[1]!);
    await reader.readOn();
    expect(reader.series).not.toBe(before);
    expect(reader.generation).toBe(1);
    expect(pointsOf(reader, 'Loss/train').map(([, value]) => value)).toEqual([10, 11, 12, 43, 44, 45, 46]);
  });

  it('may be counted from one, as far as its steps are not', async () => {
    const steps = async (folder: string, name: string): Promise<number[]> => {
      const reader = new LogReader([{ directory: join(logs, folder), seriesOf: (tag) => tag }], { fromOne: true });
      await reader.readOn();
      return pointsOf(reader, name).map(([step]) => step);
    };
    expect(await steps('keras/fit/validation', 'epoch_loss')).toEqual([1, 2, 3]);
    expect((await steps('pytorch/adam', 'Loss/test')).slice(0, 2)).toEqual([1, 6]);
    const writer = await EventFileWriter.create(root);
    writer.add(1, [['loss', 2]]);
    writer.add(2, [['loss', 1]]);
    await writer.close();
    const reader = new LogReader([{ directory: root, seriesOf: (tag) => tag }], { fromOne: true });
    await reader.readOn();
    expect(pointsOf(reader, 'loss')).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('whose file was replaced by another one shows that', async () => {
    const reader = new LogReader([{ directory: root, seriesOf: (tag) => tag }]);
    await cp(join(logs, 'pytorch/adam'), root, { recursive: true });
    await reader.readOn();
    const path = await eventFileIn(root);
    await writeFile(path, await readFile(await eventFileIn(join(logs, 'pytorch/sgd'))));
    await reader.readOn();
    expect(pointsOf(reader, 'Loss/train').map(([, value]) => value)).toEqual([10, 11, 12, 13]);
  });

  it('with damage anywhere shows what lies before and behind it, and says how much is lost', async () => {
    const whole = await readFile(await eventFileIn(join(logs, 'pytorch/adam')));
    const path = join(root, 'events.out.tfevents.1.machine.1');
    const all = Array.from({ length: 22 }, (_, step) => step);
    for (let offset = 60; offset < whole.length - 60; offset += 211) {
      const damaged = Buffer.from(whole);
      damaged.fill(0xa5, offset, offset + 5);
      await writeFile(path, damaged);
      const reader = new LogReader([{ directory: root, seriesOf: (tag) => tag }]);
      await reader.readOn();
      const steps = pointsOf(reader, 'Loss/train').map(([step]) => step);
      // Five bytes meet two records at most.
      expect(all.filter((step) => !steps.includes(step)).length, `damage at ${offset}`).toBeLessThanOrEqual(2);
      expect(reader.damagedBytes, `damage at ${offset}`).toBeGreaterThan(0);
    }
  });

  it('of a million points is read in pieces that leave others their turn', async () => {
    await mkdir(join(root, 'long'));
    const writer = await EventFileWriter.create(join(root, 'long'));
    for (let step = 1; step <= 100_000; step += 1) writer.add(step, Array.from({ length: 10 }, (_, tag) => [`tag/${tag}`, step + tag] as const));
    await writer.close();
    const reader = new LogReader([{ directory: join(root, 'long'), seriesOf: (tag) => tag }]);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await reader.readOn();
    clearInterval(timer);
    expect(reader.series.names).toHaveLength(10);
    expect(reader.series.get('tag/9')?.length).toBe(100_000);
    expect(turns).toBeGreaterThan(50);
  });
});
