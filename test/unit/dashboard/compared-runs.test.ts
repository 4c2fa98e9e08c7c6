import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EventFileWriter, findLogs, RunRecorder } from '../../../src/runs/index.js';
import { epoch, finished, frame, record, started } from '../runs/fixtures.js';
import { scriptedRuns } from './runs.js';

/** The directory of a run that is over, with these losses. */
async function recordedRun(loss: readonly number[]): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'gradlens-compared-'));
  const recorder = await RunRecorder.create(directory, record);
  await recorder.started(started);
  recorder.frame(frame(1, loss, loss));
  await recorder.epoch(epoch);
  await recorder.finish(finished);
  return directory;
}

it('the window holds runs that are drawn beside the one that is looked at, until it looks at another', async () => {
  const { runs } = scriptedRuns();
  const [first, second] = [await recordedRun([3, 2, 1]), await recordedRun([6, 5, 4])];
  await runs.compare([{ directory: first, name: 'small' }, { directory: second, name: 'large' }]);
  expect(runs.currentRun?.directory).toBe(first);
  expect(runs.compared.map(({ name, epochs }) => [name, epochs.length])).toEqual([['large', 1]]);
  const [other] = runs.compared;
  expect([...(runs.seriesOf(other?.id ?? '')?.get('loss')?.points(1, Infinity) ?? [])]).toEqual([[1, 6], [2, 5], [3, 4]]);

  expect(other?.description.layers?.map(({ name }) => name)).toEqual(started.layers.map(({ name }) => name));

  await runs.show(second);
  expect(runs.compared).toEqual([]);
  runs.dispose();
});

it('one of them that goes on is followed to its end', async () => {
  const { runs } = scriptedRuns();
  const first = await recordedRun([3, 2, 1]);
  const directory = mkdtempSync(join(tmpdir(), 'gradlens-compared-'));
  const recorder = await RunRecorder.create(directory, record);
  await recorder.started(started);
  recorder.frame(frame(1, [6, 5], [6, 5]));
  await recorder.flush();
  await runs.compare([{ directory: first, name: 'over' }, { directory, name: 'goes on' }]);
  const changes: string[] = [];
  runs.onDidChangeRun((change) => changes.push(change));
  recorder.frame(frame(3, [4], [4]));
  await recorder.epoch(epoch);
  await recorder.finish(finished);
  const losses = (): number[] => [...(runs.seriesOf(directory)?.get('loss')?.points(1, Infinity) ?? [])].map(([, value]) => value);
  await expect.poll(losses).toEqual([6, 5, 4]);
  // When it is over, its epochs are told with everything else, and nobody looks for more.
  await expect.poll(() => changes.at(-1)).toBe('started');
  expect([changes[0], changes.filter((change) => change === 'started').length]).toEqual(['points', 1]);
  expect(runs.compared[0]?.description.epochs).toHaveLength(1);
  runs.dispose();
});

it('logs of other programs are drawn beside each other, with a chart for whatever one of them logs', async () => {
  const { runs } = scriptedRuns();
  const folder = mkdtempSync(join(tmpdir(), 'gradlens-compared-'));
  const writers = await Promise.all(['a', 'b'].map((name) => EventFileWriter.create(join(folder, name))));
  writers.forEach((writer, index) => writer.add(1, [['Loss/train', index]]));
  writers[1]?.add(1, [['Loss/test', 7]]);
  await Promise.all(writers.map((writer) => writer.flush()));
  await runs.compare(await findLogs(folder, (_, error) => expect.fail(String(error))));
  expect(runs.description).toMatchObject({ isLog: true, model: 'a', metrics: ['Loss/train', 'Loss/test'] });
  expect(runs.seriesOf(runs.compared[0]?.id ?? '')?.get('Loss/test')?.lastValue).toBe(7);

  // What is logged later under another name has a chart as soon as it is there.
  for (const [index, writer] of writers.entries()) writer.add(2, [[`Accuracy/${index}`, 0.5]]);
  await Promise.all(writers.map((writer) => writer.close()));
  await expect.poll(() => runs.description?.metrics).toEqual(['Loss/train', 'Accuracy/0', 'Loss/test', 'Accuracy/1']);
  runs.dispose();
});
