import { describe, expect, it } from 'vitest';
import type { DashboardRun, DashboardState, RunStatus } from '../../../src/protocol/index.js';
import { DashboardModel } from '../../../webview/state/index.js';

const run: DashboardRun = {
  id: 'run-1',
  model: 'model',
  file: 'mlp.py',
  engine: 'onnxruntime',
  seed: 42,
  epochs: 5,
  stepsPerEpoch: 100,
  totalSteps: 500,
  batchSize: 32,
  parameters: 266_610,
  layers: [{ id: 'a', name: 'dense', className: 'Dense', line: 12 }],
  metrics: ['accuracy'],
};
const running: RunStatus = { state: 'running', step: 2, epoch: 1 };
const points = (first: number, ...values: readonly number[]) => ({
  steps: Float64Array.from(values, (_, index) => first + index),
  values: Float32Array.from(values),
});
const snapshot = (change: Partial<Extract<DashboardState, { type: 'snapshot' }>> = {}): DashboardState => ({
  type: 'snapshot',
  texts: {},
  run,
  status: running,
  epochs: [],
  series: { loss: points(1, 2.5, 2) },
  ...change,
});

describe('the page’s model', () => {
  it('knows nothing before the first snapshot', () => {
    const model = new DashboardModel();
    expect([model.ready, model.run, model.status.state]).toEqual([false, null, 'idle']);
  });

  it('takes a snapshot as the whole truth', () => {
    const model = new DashboardModel();
    model.apply(snapshot({ series: { loss: points(1, 9, 9, 9, 9) } }));
    expect(model.apply(snapshot())).toBe('everything');
    expect(model.series.get('loss')?.lastStep).toBe(2);
    expect(model.run?.id).toBe('run-1');
  });

  it('appends the points and the epochs that follow', () => {
    const model = new DashboardModel();
    model.apply(snapshot());
    expect(model.apply({ type: 'points', run: 'run-1', series: { loss: points(3, 1.5), 'gradientNorm/a': points(3, 0.1) } })).toBe('points');
    expect(model.apply({ type: 'epoch', run: 'run-1', epoch: { epoch: 1, step: 3, metrics: { loss: 2 }, seconds: 1 } })).toBe('epochs');
    expect(model.series.get('loss')?.lastValue).toBe(1.5);
    expect(model.series.get('gradientNorm/a')?.scale).toBe('log');
    expect(model.epochs).toHaveLength(1);
  });

  it('drops what is about another run', () => {
    const model = new DashboardModel();
    model.apply(snapshot());
    expect(model.apply({ type: 'points', run: 'run-0', series: { loss: points(900, 7) } })).toBe('nothing');
    expect(model.apply({ type: 'epoch', run: 'run-0', epoch: { epoch: 9, step: 900, metrics: {}, seconds: 1 } })).toBe('nothing');
    expect(model.series.lastStep).toBe(2);
    expect(model.epochs).toEqual([]);
  });

  it('knows the names of what is being prepared', () => {
    const model = new DashboardModel();
    model.apply(snapshot({ run: null, target: { model: 'model', file: 'mlp.py' }, status: { state: 'preparing', message: 'Reading' } }));
    expect(model.target).toEqual({ model: 'model', file: 'mlp.py' });
  });
});
