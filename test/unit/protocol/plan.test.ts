import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MalformedMessageError, parseMessage, planSchema } from '../../../src/protocol/index.js';
import { readPython } from '../../../src/readers/index.js';

const samples = join(import.meta.dirname, '../../../samples');
const names = ['mlp_300_100.py', 'batch_normalization.py', 'selu_100.py', 'vanishing_sigmoid.py', 'exploding_tanh.py', 'transfer_learning.py', 'stacked_autoencoder.py', 'layer_by_layer.py', 'auxiliary_task.py', 'mc_dropout.py', 'perceptron.py', 'mlp_regression.py'];
const planOf = (name: string) => readPython({ path: name, text: readFileSync(join(samples, name), 'utf8') }).plan;

describe('a plan in a message', () => {
  it.each(names)('of %s is taken as it is', (name) => {
    const plan = planOf(name);
    expect(parseMessage('test', planSchema, plan)).toBe(plan);
  });

  it('with unknown parts is taken', () => {
    const { plan } = readPython({ path: 'x.py', text: 'import keras\nm = keras.Sequential([keras.layers.Dense(n)])\nm.compile(loss=f())\nm.fit(a, b, epochs=e, callbacks=c)' });
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['compile', 'fit']);
    expect(parseMessage('test', planSchema, plan)).toBe(plan);
  });

  it('that is broken is refused, and the field is named', () => {
    const plan = structuredClone(planOf('mlp_300_100.py')) as unknown as { models: { layers: Record<string, unknown>[] }[]; steps: Record<string, unknown>[] };
    delete plan.models[0]?.layers[1]?.['calls'];
    expect(() => parseMessage('test', planSchema, plan)).toThrow(MalformedMessageError);
    expect(() => parseMessage('test', planSchema, plan)).toThrow('models.0.layers.1.calls');
    expect(() => parseMessage('test', planSchema, { ...planOf('mlp_300_100.py'), steps: [{ kind: 'dance', model: 'm' }] })).toThrow('steps.0.kind');
  });
});
