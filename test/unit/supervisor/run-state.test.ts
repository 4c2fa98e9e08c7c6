import { describe, expect, it } from 'vitest';
import type { TrainerEvent, TrainerEventOf } from '../../../src/protocol/index.js';
import { afterEvent, afterOutcome, afterStopRequest, initialRunState, isOver, type RunState } from '../../../src/supervisor/index.js';

const started: TrainerEvent = {
  type: 'started',
  runDirectory: '/run',
  model: 'mlp',
  engine: 'onnxruntime',
  seed: 42,
  epochs: 10,
  stepsPerEpoch: 1000,
  totalSteps: 10_000,
  batchSize: 32,
  trainSamples: 32_000,
  validationSamples: 0,
  parameters: 100,
  layers: [],
  metrics: [],
};
const steps = (firstStep: number, count: number): TrainerEventOf<'telemetry'> => ({ type: 'telemetry', firstStep, steps: count, series: {} });
const finished: TrainerEventOf<'finished'> = { type: 'finished', outcome: 'completed', steps: 10_000, epochs: 10, seconds: 9, metrics: { loss: 0.5 } };

/** The state after events, each with the time it is heard of. */
function after(...events: readonly (readonly [now: number, event: TrainerEvent])[]): RunState {
  return events.reduce((state, [now, event]) => afterEvent(state, event, now), initialRunState());
}

/** A run with a frame of 50 steps every 50 ms, so 1000 steps a second. */
function running(milliseconds: number): RunState {
  let state = after([0, started], [0, steps(1, 1)]);
  for (let now = 50, step = 2; now <= milliseconds; now += 50, step += 50) state = afterEvent(state, steps(step, 50), now);
  return state;
}

describe('The state of a run', () => {
  it('says what is being prepared, until it runs', () => {
    const preparing = after([0, { type: 'preparing', message: 'Downloading', fraction: 0.5 }]);
    expect(preparing.status).toEqual({ state: 'preparing', message: 'Downloading', fraction: 0.5 });
    expect(after([0, started]).status).toEqual({ state: 'running', step: 0, epoch: 1 });
  });

  it('knows step and epoch from the frames', () => {
    expect(after([0, started], [9, steps(1, 1000)]).status).toMatchObject({ step: 1000, epoch: 1 });
    expect(after([0, started], [9, steps(991, 10)], [9, steps(1001, 1)]).status).toMatchObject({ step: 1001, epoch: 2 });
  });

  it('keeps where numbers were first not finite, to the end', () => {
    const notFinite = { step: 3, layer: 'dense', message: 'Step 3: NaN.' };
    const found = after([0, started], [9, { ...steps(1, 10), notFinite }], [20, steps(11, 10)]);
    expect(found.status).toMatchObject({ state: 'running', step: 20, notFinite });
    expect(afterEvent(found, { ...finished, notFinite }, 30).status).toMatchObject({ state: 'completed', notFinite });
    expect(after([0, started], [9, finished]).status).not.toHaveProperty('notFinite');
  });

  it('says nothing of speed and time left before it knows', () => {
    expect(running(100).status).toEqual({ state: 'running', step: 101, epoch: 1 });
    expect(running(1000).status).not.toHaveProperty('secondsLeft');
  });

  it('measures speed and time left', () => {
    const { status } = running(2000);
    expect(status.state === 'running' && status.stepsPerSecond).toBeCloseTo(1000, 3);
    expect(status.state === 'running' && status.secondsLeft).toBeCloseTo(8, 1);
  });

  it('follows a speed that changes within seconds, without jumping', () => {
    let state = running(4000);
    const speeds: number[] = [];
    for (let now = 4050, step = 4002; now <= 9000; now += 50, step += 10) {
      state = afterEvent(state, steps(step, 10), now);
      if (state.status.state === 'running') speeds.push(state.status.stepsPerSecond ?? NaN);
    }
    expect(speeds[0]).toBeGreaterThan(950);
    expect(speeds.at(-1)).toBeLessThan(400);
    expect(speeds).toEqual([...speeds].sort((a, b) => b - a));
  });

  it('does not count pauses as training time', () => {
    const before = running(2000);
    const paused = afterEvent(before, { type: 'paused', step: before.step }, 2010);
    expect(paused.status).toEqual({ state: 'paused', step: before.step, epoch: 3 });
    const resumed = afterEvent(paused, { type: 'resumed', step: before.step }, 600_000);
    const next = afterEvent(afterEvent(resumed, steps(before.step + 1, 50), 600_050), steps(before.step + 51, 50), 600_100);
    expect(next.status.state === 'running' && next.status.stepsPerSecond).toBeCloseTo(1000, 0);
  });

  it('stays "stopping" from the request until the trainer has stopped', () => {
    const stopping = afterStopRequest(running(2000));
    expect(afterEvent(stopping, steps(3000, 1), 2100).status).toEqual({ state: 'stopping', step: 3000, epoch: 3 });
    const stopped = afterEvent(stopping, { ...finished, outcome: 'stopped' }, 2200);
    expect(stopped.status).toMatchObject({ state: 'stopped', metrics: { loss: 0.5 } });
  });

  it('ends once: nothing changes it afterwards', () => {
    const over = after([0, started], [1, finished], [2, steps(1, 1)], [3, { type: 'failed', code: 'internal', message: 'late' }]);
    expect(over.status).toEqual({ state: 'completed', step: 10_000, epoch: 10, seconds: 9, metrics: { loss: 0.5 } });
    expect(isOver(over)).toBe(true);
    expect(afterOutcome(over, { kind: 'crashed', message: 'gone', exitCode: 1, signal: null }, 4)).toBe(over);
    expect(afterStopRequest(over)).toBe(over);
  });

  it('that fails for want of its data says so', () => {
    const failed = (code: string) => after([0, { type: 'failed', code, message: 'No.' }]).status;
    expect(failed('data-not-found')).toEqual({ state: 'failed', step: 0, message: 'No.', lacksData: true });
    expect(failed('data')).toEqual({ state: 'failed', step: 0, message: 'No.' });
  });

  it('has failed, at the step it had reached, when the process has gone without a word', () => {
    const state = afterOutcome(running(1000), { kind: 'crashed', message: 'It was ended.', exitCode: null, signal: 'SIGKILL' }, 2000);
    expect(state.status).toEqual({ state: 'failed', step: 1001, message: 'It was ended.' });
  });

  it('knows which stage runs, the epoch in all of the run, and what was evaluated', () => {
    const stage = (given: Partial<TrainerEventOf<'stage'>>): TrainerEventOf<'stage'> => ({
      type: 'stage', stage: 1, stages: 3, kind: 'fit', planStep: 1, model: 'a', firstStep: 1, firstEpoch: 1, epochs: 2, stepsPerEpoch: 10, batchSize: 32, samples: 320, validationSamples: 0, layers: [], ...given,
    });
    const inSecond = after([0, started], [0, stage({})], [9, steps(1, 20)], [9, stage({ stage: 2, model: 'b', firstStep: 21, firstEpoch: 3, epochs: 4, stepsPerEpoch: 5 })], [9, steps(21, 6)]);
    expect(inSecond.status).toMatchObject({ state: 'running', step: 26, epoch: 4, stage: { number: 2, of: 3, kind: 'fit', model: 'b' } });
    const evaluating = afterEvent(inSecond, stage({ stage: 3, kind: 'evaluate', model: 'b', firstStep: 41, firstEpoch: 7, epochs: 0, stepsPerEpoch: 0 }), 9);
    expect(evaluating.status).toMatchObject({ epoch: 6, stage: { kind: 'evaluate' } });
    const metrics = { loss: 0.25, accuracy: 0.9 };
    const evaluated = afterEvent(evaluating, { type: 'evaluated', stage: 3, step: 40, metrics }, 9);
    expect(evaluated.status).toMatchObject({ state: 'running', results: [{ model: 'b', metrics }] });
    expect(afterEvent(evaluated, finished, 9).status).toMatchObject({ state: 'completed', results: [{ model: 'b', metrics }] });
  });

  it('says nothing of stages where there is one', () => {
    expect(running(100).status).not.toHaveProperty('stage');
  });

  it('keeps every epoch', () => {
    const epoch: TrainerEvent = { type: 'epoch', epoch: 1, step: 1000, metrics: { loss: NaN }, seconds: 1 };
    expect(after([0, started], [1, epoch]).epochs).toEqual([epoch]);
  });

  it('keeps every symptom once, with its newest numbers, and knows when it is over', () => {
    const told = { type: 'symptom', symptom: 'dying-relu', severity: 'warning', since: 8, layers: ['a'], title: '', meaning: '', evidence: {}, advice: [], rules: [] } as const;
    const symptom = (phase: 'begin' | 'ongoing' | 'over', step: number, message: string): TrainerEvent => ({ ...told, layers: ['a'], advice: [], rules: [], phase, step, message });
    const ailing = after([0, started], [1, symptom('begin', 16, '60 %')], [2, symptom('ongoing', 100, '90 %')]);
    expect(ailing.symptoms).toMatchObject([{ symptom: 'dying-relu', began: 16, step: 100, message: '90 %' }]);
    expect(ailing.symptoms[0]).not.toHaveProperty('over');
    const [over, ...others] = afterEvent(ailing, symptom('over', 300, '90 %'), 3).symptoms;
    expect([over?.began, over?.over, others]).toEqual([16, 300, []]);
  });
});
