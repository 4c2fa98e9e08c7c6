import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RunRecorder } from '../../../src/runs/index.js';
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

  await runs.show(second);
  expect(runs.compared).toEqual([]);
  runs.dispose();
});
