import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFit } from '../../../src/trainer/fit/read-fit.js';
import { compileStep, object, type Call } from '../../support/keras.js';
import { fixture, repeat, type CallbackCase, type CallbackRun } from './callback-runs.js';
import { classifier, planOf } from './plans.js';

/** A case of the fixture by its name, and the same run here. */
async function both(name: string): Promise<{ keras: CallbackCase; run: CallbackRun }> {
  const keras = fixture.cases.find((one) => one.name === name);
  if (keras === undefined) throw new Error(`There is no case "${name}".`);
  return { keras, run: await repeat(keras) };
}

function expectClose(actual: number, expected: number): void {
  if (Number.isFinite(expected)) expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-4 * Math.max(1, Math.abs(expected)));
  else expect(Object.is(actual, expected)).toBe(true);
}

describe('Callbacks do what those of Keras do', () => {
  it.each(fixture.cases.map((one) => [one.name, one] as const))('%s', async (_name, keras) => {
    const run = await repeat(keras);
    const { events, finished } = run;
    const epochs = events.filter((event) => event.type === 'epoch');
    expect(epochs.map(({ epoch }) => epoch - 1 + keras.initialEpoch)).toEqual(keras.ran);
    expect(finished).toMatchObject({ outcome: 'completed', steps: keras.steps, epochs: keras.ran.length });

    const rates = events.flatMap((event) => (event.type === 'telemetry' ? [...(event.series['learning_rate'] ?? [])] : []));
    const firstSteps = [0, ...epochs.slice(0, -1).map(({ step }) => step)];
    firstSteps.forEach((step, index) => expect(Math.abs((rates[step] ?? NaN) / (keras.rates[index] ?? NaN) - 1)).toBeLessThan(1e-6));

    for (const name of Object.keys(keras.log).filter((each) => each !== 'learning_rate')) {
      const values = epochs.flatMap(({ metrics }) => metrics[name] ?? []);
      expect(values).toHaveLength(keras.log[name]?.length ?? 0);
      values.forEach((value, index) => expectClose(value, pythonNumber(keras.log[name]?.[index])));
    }
    keras.weights.forEach((layer, index) =>
      layer.forEach((weight, position) => {
        const values = [...(run.weights[index]?.[position] ?? [])];
        expect(values).toHaveLength(weight.length);
        values.forEach((value, place) => expectClose(value, pythonNumber(weight[place])));
      }),
    );
    await rm(run.runDirectory, { recursive: true });
  });
});

function pythonNumber(text: string | undefined): number {
  const infinite: Readonly<Record<string, number>> = { inf: Infinity, '-inf': -Infinity };
  return infinite[text ?? ''] ?? Number(text);
}

describe('What callbacks did is told', () => {
  it('by EarlyStopping, with the epoch whose weights are back', async () => {
    for (const [name, ending] of [
      ['best weights restored', (last: number, best: number): string => `EarlyStopping ended the run after epoch ${last}; the weights of epoch ${best} were restored.`],
      ['patience', (last: number, best: number): string => `EarlyStopping ended the run after epoch ${last}: val_loss had not improved since epoch ${best}.`],
    ] as const) {
      const { keras, run } = await both(name);
      const losses = (keras.log['val_loss'] ?? []).map(Number);
      expect(run.told).toEqual([ending(keras.ran.length, 1 + losses.indexOf(Math.min(...losses)))]);
    }
  });

  it('by ReduceLROnPlateau, each time, after the epoch', async () => {
    const { keras, run } = await both('lower rates');
    const changed = keras.rates.findIndex((rate) => rate !== keras.rates[0]);
    expect(run.told[0]).toBe(`ReduceLROnPlateau lowered the learning rate after epoch ${changed}, from 0.1 to 0.05.`);
    const types = run.events.map(({ type }) => type).filter((type) => type !== 'telemetry');
    expect(types.slice(0, changed + 1)).toEqual([...Array.from({ length: changed }, () => 'epoch'), 'callback']);
  });

  it('by TerminateOnNaN, with the step', async () => {
    expect((await both('not a number')).run.told).toContain('TerminateOnNaN ended the run at step 13: the loss is NaN or infinite.');
  });
});

describe('CSVLogger', () => {
  it.each([
    ['lower rates and stop', ','],
    ['not a number', ';'],
  ])('writes the table of Keras: %s', async (name, separator) => {
    const { keras, run } = await both(name);
    const text = await readFile(join(run.runDirectory, 'log.csv'), 'utf8');
    const rows = text.trimEnd().split('\r\n').map((line) => line.split(separator));
    expect(rows[0]).toEqual(keras.csv?.[0]);
    expect(rows).toHaveLength(keras.csv?.length ?? 0);
    rows.slice(1).forEach((row, index) => row.forEach((cell, column) => expectClose(pythonNumber(cell), pythonNumber(keras.csv?.[index + 1]?.[column]))));
    await rm(run.runDirectory, { recursive: true });
  });

  it('writes in the run directory only, whatever path the code gives', async () => {
    const [first] = fixture.cases;
    const run = await repeat({ ...first!, epochs: 1, callbacks: [['CSVLogger', { filename: '/tmp/../etc/history' }]] });
    expect(run.told).toEqual([`CSVLogger writes ${join(run.runDirectory, 'history.csv')}.`]);
    expect((await readFile(join(run.runDirectory, 'history.csv'), 'utf8')).split('\r\n')[0]).toBe('epoch,accuracy,loss,val_accuracy,val_loss');
    await rm(run.runDirectory, { recursive: true });
  });
});

describe('A callback that cannot do its work is left out, and why is said', () => {
  const leftOut = (callbacks: readonly Call[], compile = compileStep({ metrics: ['accuracy'] }), split = 0.2): readonly string[] =>
    readFit({ plan: planOf({ callbacks: callbacks.map(object), validation: split > 0 ? { kind: 'split', fraction: split } : { kind: 'none' } }, classifier(), compile), fitStep: 1, overrides: {} }).leftOut;

  it('where what it watches is not measured', () => {
    expect(leftOut([['EarlyStopping']], undefined, 0)).toEqual([
      'The callback EarlyStopping is left out: it watches "val_loss", which this run does not measure. It measures: loss, accuracy.',
    ]);
    expect(leftOut([['EarlyStopping', { monitor: 'val_acc' }]])[0]).toContain('It measures: loss, accuracy, val_loss, val_accuracy.');
  });

  it('where the learning rate follows a schedule', () => {
    const schedule = object(['ExponentialDecay', { initial_learning_rate: 0.1, decay_steps: 10, decay_rate: 0.5, staircase: false }]);
    const compile = compileStep({ optimizer: ['SGD', { learning_rate: schedule }] });
    expect(leftOut([['ReduceLROnPlateau']], compile)[0]).toContain('follows a schedule, which Keras does not let it change');
  });

  it('where an argument is not known', () => {
    expect(leftOut([['EarlyStopping', { patience: { kind: 'unknown', reason: 'it is asked for.' } }]])[0]).toMatch(/EarlyStopping is left out: .*patience.*asked for/);
  });

  it('but a factor that Keras refuses is refused', () => {
    expect(() => leftOut([['ReduceLROnPlateau', { factor: 1 }]])).toThrow('ReduceLROnPlateau takes a factor below 1; it is 1.');
  });
});
