import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TrainerEvent, TrainerEventOf } from '../../../src/protocol/index.js';
import { createRunDirectory, measuredEvents, RunRecorder, type MeasuredSteps } from '../../../src/runs/index.js';
import { epoch, finished, frame, record, started } from './fixtures.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gradlens-measured-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const observed: TrainerEventOf<'telemetry'> = { ...frame(1, [2.5, 2], [1, 0.5]), observations: [{ step: 2, values: { 'updateRatio/layer-1': 0.125, predictedShare: 0.5 } }] };
const lost: TrainerEventOf<'telemetry'> = { ...frame(5, [NaN], [NaN]), notFinite: { step: 5, message: 'The loss is NaN.' } };

/** What was told of a run of five steps, an epoch after the third. */
async function told(steps: Omit<MeasuredSteps, 'told'>, most = 100): Promise<TrainerEvent[]> {
  const directory = await createRunDirectory(root, 'mlp');
  const recorder = await RunRecorder.create(directory, record);
  await recorder.started(started);
  for (const event of [observed, frame(3, [-Infinity], [1e7]), epoch, frame(4, [1], [2]), lost]) {
    recorder.tell(event);
    if (event.type === 'telemetry') recorder.frame(event);
    else await recorder.epoch(event);
  }
  await recorder.finish(finished);
  const events: TrainerEvent[] = [];
  for await (const event of measuredEvents(directory, { ...steps, told: most })) events.push(event);
  return events;
}

describe('What a run measured, told once more', () => {
  it('is the telemetry up to the end of each epoch, with what was observed now and then, and the epoch', async () => {
    const [first, ending, second, ...others] = await told({ from: 1, to: 5 });
    expect(first).toEqual({
      type: 'telemetry',
      firstStep: 1,
      steps: 3,
      series: { loss: Float32Array.of(2.5, 2, -Infinity), 'gradientNorm/layer-1': Float32Array.of(1, 0.5, 1e7) },
      observations: [{ step: 2, values: { 'updateRatio/layer-1': 0.125, predictedShare: 0.5 } }],
    });
    expect(ending).toEqual(epoch);
    expect(second).toMatchObject({ firstStep: 4, steps: 2, series: { loss: Float32Array.of(1, NaN) }, notFinite: { step: 5 } });
    expect(others).toEqual([]);
  });

  it('is no more than is asked for', async () => {
    const events = await told({ from: 2, to: 3 });
    expect(events.map((event) => (event.type === 'telemetry' ? [event.firstStep, event.steps] : event.type))).toEqual([[2, 2], 'epoch']);
    expect(await told({ from: 4, to: 3 })).toEqual([]);
  });

  it('has no epoch that was told later than it counts', async () => {
    expect((await told({ from: 1, to: 3 }, 0)).map(({ type }) => type)).toEqual(['telemetry']);
  });
});
