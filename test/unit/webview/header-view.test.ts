import { describe, expect, it } from 'vitest';
import { dashboardTexts } from '../../../src/dashboard/texts.js';
import type { DashboardRun, RunStage, RunStatus } from '../../../src/protocol/index.js';
import { Formatter, Texts } from '../../../webview/format/index.js';
import { announcement, headerView, metricRows } from '../../../webview/state/index.js';

const texts = new Texts(dashboardTexts());
const format = new Formatter('en');
const run: DashboardRun = {
  id: 'run-1',
  model: 'model',
  file: 'mlp_300_100.py',
  engine: 'onnxruntime',
  seed: 42,
  epochs: 5,
  stepsPerEpoch: 1719,
  totalSteps: 8595,
  batchSize: 32,
  parameters: 266_610,
  layers: [{ id: 'a', name: 'dense', className: 'Dense', line: 12 }],
  metrics: ['accuracy'],
};
const target = { model: run.model, file: run.file };
const of = (status: RunStatus) => headerView({ target, run, status }, texts, format);
const commands = (status: RunStatus) => of(status).buttons.map(({ command }) => command);

describe('the header before the first run', () => {
  it('says what to do and offers a sample', () => {
    const view = headerView({ target: undefined, run: null, status: { state: 'idle', canStart: false } }, texts, format);
    expect(view.title).toBe('No training yet');
    expect(view.message).toContain('press Train');
    expect(view.buttons).toEqual([{ command: 'openSample', label: 'Open a Sample', primary: true }]);
    expect(view.progress).toBeUndefined();
  });

  it('offers to train when the editor holds a model', () => {
    const view = headerView({ target: undefined, run: null, status: { state: 'idle', canStart: true } }, texts, format);
    expect(view.buttons.map(({ command }) => command)).toEqual(['start', 'openSample']);
  });
});

describe('the header of a run', () => {
  it('names the model, its file and the settings', () => {
    const { title, facts } = of({ state: 'running', step: 1, epoch: 1 });
    expect(title).toBe('model');
    expect(facts.replaceAll('\u00a0', ' ')).toBe('mlp_300_100.py · 266,610 parameters · batch size 32 · onnxruntime · seed 42');
  });

  it('says which of several stages runs, and what evaluating gave', () => {
    const results = [{ model: 'model_A', metrics: { loss: 0.3353, accuracy: 0.8826 } }];
    const figures = (stage: RunStage) => of({ state: 'running', step: 1, epoch: 1, stage, results }).figures.map(({ label, value }) => `${label}: ${value}`);
    expect(figures({ number: 2, of: 3, kind: 'fit', model: 'model_B' })).toEqual(['Stage: model_B, 2 of 3', 'Epoch: 1 / 5', 'Step: 1 / 8,595', 'model_A, evaluated: loss\u00a00.3353 · accuracy\u00a00.8826']);
    expect(figures({ number: 3, of: 3, kind: 'evaluate', model: 'model_B' })[0]).toBe('Stage: model_B is evaluated, 3 of 3');
    expect(of({ state: 'completed', step: 1, epoch: 1, seconds: 1, metrics: {}, results }).figures.at(-1)?.value).toBe('loss\u00a00.3353 · accuracy\u00a00.8826');
  });

  it('that can only be watched says why, and offers nothing that nobody would hear', () => {
    const watched = 'It is trained on far-machine, so that it can be watched here but not paused or stopped.';
    expect(of({ state: 'running', step: 1, epoch: 1, watched })).toMatchObject({ message: watched, buttons: [{ command: 'showLog' }] });
    expect(of({ state: 'paused', step: 1, epoch: 1, watched }).buttons.map(({ command }) => command)).toEqual(['showLog']);
    const silent = of({ state: 'unknown', step: 1719, message: 'Last heard of at nine.' });
    expect(silent).toMatchObject({ stateWords: 'Not heard of', message: 'Last heard of at nine.', buttons: [{ command: 'showLog' }] });
    expect(silent.progress).toBeCloseTo(0.2);
  });

  it('shows the progress, the speed and the time left while it runs', () => {
    const view = of({ state: 'running', step: 1719, epoch: 1, stepsPerSecond: 412.4, secondsLeft: 16.7 });
    expect(view.progress).toBeCloseTo(0.2);
    expect(view.stateWords).toBe('Training · 20%');
    expect(view.figures).toEqual([
      { label: 'Epoch', value: '1 / 5' },
      { label: 'Step', value: '1,719 / 8,595' },
      { label: 'Speed', value: '412 steps/s' },
      { label: 'Time left', value: '17s' },
    ]);
  });

  it('does not guess a speed or a time that is not known', () => {
    expect(of({ state: 'running', step: 1, epoch: 1 }).figures.map(({ label }) => label)).toEqual(['Epoch', 'Step']);
  });

  it('offers what the state allows', () => {
    const metrics = { loss: 0.4 };
    expect(commands({ state: 'preparing', message: 'Reading fashion_mnist' })).toEqual(['stop', 'showLog']);
    expect(commands({ state: 'running', step: 1, epoch: 1 })).toEqual(['pause', 'stop', 'showLog']);
    expect(commands({ state: 'paused', step: 1, epoch: 1 })).toEqual(['resume', 'stop', 'showLog']);
    expect(commands({ state: 'stopping', step: 1, epoch: 1 })).toEqual(['showLog']);
    expect(commands({ state: 'completed', step: 8595, epoch: 5, seconds: 20, metrics })).toEqual(['start', 'showLog']);
    expect(commands({ state: 'failed', step: 3, message: 'No data' })).toEqual(['start', 'showLog']);
  });

  it('waits without a fraction while none is known', () => {
    expect(of({ state: 'preparing', message: 'Reading' }).progress).toBeNull();
    expect(of({ state: 'preparing', message: 'Reading', fraction: 0.5 }).progress).toBe(0.5);
  });

  it('says why a run failed, and leads to the layer that it is about', () => {
    const view = of({ state: 'failed', step: 3, message: 'The loss is not a number.', layer: 'a' });
    expect(view.message).toBe('The loss is not a number.');
    expect(view.layer).toEqual({ id: 'a', label: 'Go to layer dense, line 12' });
    expect(announcement(view, texts)).toBe('Failed: The loss is not a number.');
  });

  it('offers other data and a folder where its data is nowhere, and keeps apart where that was looked for', () => {
    const view = of({ state: 'failed', step: 0, message: 'Iris is not on this machine.\n- install scikit-learn\n\nIt was looked for in: /usr.', lacksData: true });
    expect(view.buttons.map(({ command }) => command)).toEqual(['trainOnOtherData', 'addDataFolder', 'start', 'showLog']);
    expect(view.buttons.filter(({ primary }) => primary).map(({ label }) => label)).toEqual(['Train on Other Data…']);
    expect(view.message).toBe('Iris is not on this machine.\n- install scikit-learn');
    expect(view.details).toBe('It was looked for in: /usr.');
    expect(announcement(view, texts)).toBe(`Failed: ${view.message}`);
  });

  it('says while and after training where numbers were first not finite, and leads to that layer', () => {
    const notFinite = { step: 3, layer: 'a', message: 'Step 3: what comes out of "dense" is NaN or infinite.' };
    const during = of({ state: 'running', step: 9, epoch: 1, notFinite });
    const afterwards = of({ state: 'completed', step: 8595, epoch: 5, seconds: 20, metrics: {}, notFinite });
    for (const view of [during, afterwards]) {
      expect(view.message).toBe(notFinite.message);
      expect(view.layer).toEqual({ id: 'a', label: 'Go to layer dense, line 12' });
    }
    expect(announcement(during, texts)).toBe(`model: Training. ${notFinite.message}`);
  });

  it('names no line of a layer that is not in the file', () => {
    const elsewhere = { ...run, layers: [{ id: 'a', name: 'dense', className: 'Dense' }] };
    const view = headerView({ target, run: elsewhere, status: { state: 'failed', step: 3, message: 'No.', layer: 'a' } }, texts, format);
    expect(view.layer).toEqual({ id: 'a', label: 'Go to layer dense' });
  });

  it('names the model that could not even begin', () => {
    const view = headerView({ target, run: null, status: { state: 'failed', step: 0, message: 'No data.' } }, texts, format);
    expect([view.title, view.facts, view.message, view.figures]).toEqual(['model', 'mlp_300_100.py', 'No data.', []]);
  });

  it('announces states, not steps', () => {
    const first = announcement(of({ state: 'running', step: 1, epoch: 1 }), texts);
    const second = announcement(of({ state: 'running', step: 500, epoch: 1 }), texts);
    expect(first).toBe('model: Training');
    expect(second).toBe(first);
  });
});

describe('the header of a log of another program', () => {
  it('says nothing that is not in the log', () => {
    const log: DashboardRun = { ...run, model: 'pytorch/adam', isLog: true };
    const view = headerView({ target, run: log, status: { state: 'completed', step: 22, epoch: 0, seconds: 0, metrics: {} } }, texts, format);
    expect(view).toMatchObject({ title: 'pytorch/adam', facts: '', stateWords: 'TensorBoard log', message: '', figures: [{ label: 'Step', value: '22' }], buttons: [] });
    expect(view.progress).toBeUndefined();
    expect(announcement(view, texts)).toBe('pytorch/adam: TensorBoard log');
  });
});

describe('the metrics of an epoch', () => {
  it('stand side by side for training and validation, the loss first', () => {
    const epochs = [{ epoch: 1, step: 1719, seconds: 5, metrics: { accuracy: 0.8512, loss: 0.41, val_accuracy: 0.86, val_loss: 0.39 } }];
    expect(metricRows(epochs, format)).toEqual([
      { name: 'loss', training: '0.4100', validation: '0.3900' },
      { name: 'accuracy', training: '0.8512', validation: '0.8600' },
    ]);
  });

  it('leave the validation empty where there is none', () => {
    expect(metricRows([{ epoch: 1, step: 1, seconds: 1, metrics: { loss: Number.NaN } }], format)).toEqual([
      { name: 'loss', training: 'NaN', validation: '' },
    ]);
  });
});
