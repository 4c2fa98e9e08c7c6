import { describe, expect, it } from 'vitest';
import type { DashboardRun, DashboardState, DashboardSymptom, RunStatus } from '../../../src/protocol/index.js';
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
const snapshot = (change: Partial<Extract<DashboardState, { type: 'snapshot' }>> = {}): DashboardState => ({
  type: 'snapshot',
  texts: {},
  run,
  status: running,
  epochs: [],
  ...change,
});

describe('the page’s model', () => {
  it('knows nothing before the first snapshot', () => {
    const model = new DashboardModel();
    expect([model.ready, model.run, model.status.state]).toEqual([false, null, 'idle']);
  });

  it('takes a snapshot as the whole truth', () => {
    const model = new DashboardModel();
    model.apply(snapshot({ epochs: [{ epoch: 1, step: 100, metrics: {}, seconds: 1 }] }));
    expect(model.apply(snapshot())).toBe('everything');
    expect(model.epochs).toEqual([]);
    expect(model.run?.id).toBe('run-1');
  });

  it('appends the epochs that follow', () => {
    const model = new DashboardModel();
    model.apply(snapshot());
    expect(model.apply({ type: 'epoch', run: 'run-1', epoch: { epoch: 1, step: 3, metrics: { loss: 2 }, seconds: 1 } })).toBe('epochs');
    expect(model.epochs).toHaveLength(1);
  });

  it('takes what was seen to go wrong as a whole, and forgets it with the run', () => {
    const shown: DashboardSymptom = { symptom: 'overfitting', severity: 'warning', step: 9, since: 5, layers: [], title: 'Overfitting', meaning: '', message: '', evidence: {}, advice: [], rules: [] };
    const model = new DashboardModel();
    model.apply(snapshot());
    expect(model.apply({ type: 'symptoms', run: 'run-1', symptoms: [shown] })).toBe('symptoms');
    expect(model.symptoms).toEqual([shown]);
    expect(model.apply({ type: 'symptoms', run: 'run-0', symptoms: [] })).toBe('nothing');
    model.apply(snapshot());
    expect(model.symptoms).toEqual([]);
  });

  it('drops what is about another run', () => {
    const model = new DashboardModel();
    model.apply(snapshot());
    expect(model.apply({ type: 'epoch', run: 'run-0', epoch: { epoch: 9, step: 900, metrics: {}, seconds: 1 } })).toBe('nothing');
    expect(model.epochs).toEqual([]);
  });

  it('knows the names of what is being prepared', () => {
    const model = new DashboardModel();
    model.apply(snapshot({ run: null, target: { model: 'model', file: 'mlp.py' }, status: { state: 'preparing', message: 'Reading' } }));
    expect(model.target).toEqual({ model: 'model', file: 'mlp.py' });
  });
});
