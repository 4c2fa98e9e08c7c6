import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../src/symptoms/advice/remedy.js';
import { symptoms } from '../../../src/symptoms/index.js';
import type { Config } from '../../../src/spec/index.js';
import { compileStep, object, type Call } from '../../support/keras.js';
import { runOf, shallow, watch } from './streams.js';

const advised = (symptom: string, run: ReturnType<typeof runOf>, evidence: Readonly<Record<string, number>> = {}): string => adviceFor(symptoms.find(({ id }) => id === symptom)?.advice ?? [], run, evidence).join('\n');
const fixed = object(['RandomNormal', { stddev: 1 }]);
const net = (activation: string, more: Config = {}): Call[] => [...Array.from({ length: 4 }, (): Call => ['Dense', { units: 8, activation, ...more }]), ['Dense', { units: 10, activation: 'softmax' }]];
const sgd = (config: Config) => ({ compile: compileStep({ optimizer: ['SGD', config], loss: 'sparse_categorical_crossentropy' }) });

describe('advice suits the net', () => {
  it('says nothing of clipping where gradients are clipped', () => {
    for (const symptom of ['exploding-gradients', 'learning-rate-too-high', 'loss-diverging', 'loss-oscillating', 'not-finite']) {
      expect(advised(symptom, runOf(shallow, sgd({})))).toContain('clipnorm=1.0');
      for (const limit of ['clipnorm', 'clipvalue', 'global_clipnorm']) expect(advised(symptom, runOf(shallow, sgd({ [limit]: 1 })))).not.toContain('clipnorm=1.0');
    }
  });

  it('looks at the limit first where clipping may be what makes steps small', () => {
    expect(advised('learning-rate-too-low', runOf(shallow, sgd({ clipnorm: 1e-4 })))).toMatch(/^Look at the limit/);
    expect(advised('learning-rate-too-low', runOf(shallow, sgd({})))).not.toContain('limit');
  });

  it.each([
    ['relu', 'he_normal'],
    ['selu', 'lecun_normal'],
    ['tanh', 'glorot_uniform'],
  ])('names the initializer that suits %s', (activation, initializer) => {
    const advice = advised('exploding-gradients', runOf(net(activation, { kernel_initializer: fixed })));
    expect(['he_normal', 'lecun_normal', 'glorot_uniform'].filter((name) => advice.includes(name))).toEqual([initializer]);
  });

  it('says nothing of initial weights whose scale follows the number of inputs', () => {
    expect(advised('exploding-gradients', runOf(net('relu')))).not.toContain('kernel');
  });

  it('normalizes by samples where batches are small or there are sequences, and not again', () => {
    expect(advised('vanishing-gradients', runOf(net('relu')))).toContain('BatchNormalization');
    expect(advised('vanishing-gradients', runOf(net('relu'), { batchSize: 2 }))).toMatch(/LayerNormalization(?![^]*BatchNormalization)/);
    expect(advised('vanishing-gradients', runOf([['Dense', { units: 8 }], ['BatchNormalization'], ...net('relu')]))).not.toContain('Normalization');
  });

  it('leaves data alone that is scaled', () => {
    expect(advised('bad-start', runOf(shallow, { inputSize: 147 }))).toMatch(/^Scale the samples/);
    expect(advised('bad-start', runOf(shallow, { inputSize: 0.4 }))).not.toContain('samples');
    expect(advised('bad-start', runOf([['Rescaling', { scale: 1 / 255 }], ...shallow], { inputSize: 147 }))).not.toContain('samples');
  });

  it('takes back what holds a net only where something does', () => {
    expect(advised('underfitting', runOf(shallow))).not.toContain('dropout');
    expect(advised('underfitting', runOf([['Dropout', { rate: 0.9 }], ...shallow]))).toContain('dropout');
  });

  it('is what a run is told', () => {
    const [said] = watch(runOf(shallow, sgd({ clipvalue: 0.5 })), 'learning-rate-too-high', 8, (step) => ({ observed: Object.fromEntries(['dense', 'dense_1', 'dense_2'].map((layer) => [`updateRatio/${layer}`, 0.5 + step])) }));
    expect(said?.advice).toEqual(['Divide the learning rate by 10 until the loss falls steadily; a tenth of the rate at which it blows up is a good start.', 'Begin with a warm-up: let the rate rise to its full height over the first steps.']);
  });

  it('asks for a larger net only where the loss is clearly better than that of guessing', () => {
    const sigmoids = runOf(net('sigmoid'));
    expect(advised('underfitting', sigmoids, { loss: 1.2, chance: 2.3 })).toMatch(/^Give the hidden layers more units/);
    const near = advised('underfitting', sigmoids, { loss: 2.25, chance: 2.3 });
    expect(near).toMatch(/^Use ReLU with he_normal[^]*Try ten times the learning rate[^]*Check that the labels/);
    expect(near).not.toContain('more units');
  });

  it('says to scale targets in the thousands of a regression that does not learn', () => {
    const targets = (meanSquare: number) => ({ count: 100, areEqual: false, meanSquare, meanSize: Math.sqrt(meanSquare) });
    const regression = (meanSquare: number) => runOf([['Dense', { units: 1 }]], { compile: compileStep({ optimizer: 'sgd', loss: 'mse' }), targets: targets(meanSquare) });
    expect(advised('loss-stalled', regression(4e6))).toMatch(/^Scale the targets/);
    expect(advised('loss-stalled', regression(4e4))).not.toContain('targets');
  });

  it('doubts the labels unless those of near samples agree', () => {
    const labels = (agreement: number) => ({ agreement, error: 0.01, byChance: 0.1 });
    expect(advised('loss-stalled', runOf(shallow, { labels: labels(0.7) }))).toMatch(/^Look at the net and its steps rather than at the labels/);
    for (const uncertain of [null, labels(0.2), labels(0.1)]) expect(advised('loss-stalled', runOf(shallow, { labels: uncertain }))).toMatch(/^Check that the labels belong/);
    const words = runOf([['Embedding', { input_dim: 10, output_dim: 4 }], ['GlobalAveragePooling1D'], ['Dense', { units: 10, activation: 'softmax' }]], { labels: labels(0.7) });
    expect(advised('loss-stalled', words)).toMatch(/^Check that the labels belong/);
  });
});
