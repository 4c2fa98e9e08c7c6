import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countLayerParameters, countParameters, layers as catalogue } from '../../../../src/nn/index.js';
import { readKerasConfig } from '../../../../src/readers/index.js';
import { isUnknown, type LayerSpec, type ModelSpec } from '../../../../src/spec/index.js';

interface KerasLayer {
  readonly name: string;
  readonly class: string;
  readonly outputShape: (number | null)[] | null;
  readonly parameters: number | null;
}

interface KerasModel {
  readonly name: string;
  readonly config: string;
  readonly layers: readonly KerasLayer[];
  readonly trainableParameters: number | null;
}

/** Written by real Keras: fixtures/make.py. */
const { models } = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/keras-models.json'), 'utf8')) as { models: KerasModel[] };

function read(name: string): { readonly models: readonly ModelSpec[]; readonly model: ModelSpec; readonly keras: KerasModel } {
  const keras = models.find((each) => each.name === name);
  if (keras === undefined) throw new Error(`There is no model ${name} in the fixtures`);
  const { plan } = readKerasConfig({ path: `${name}.json`, text: keras.config });
  return { models: plan.models, model: plan.models.at(-1)!, keras };
}

function shapeOf(layer: LayerSpec): unknown {
  const shape = layer.calls[0]?.outputShape;
  return shape === undefined || isUnknown(shape) ? null : shape;
}

describe.each(models.map(({ name }) => name))('the model "%s" that Keras saved', (name) => {
  const { model, keras } = read(name);

  it('has the layers, names and classes that Keras says', () => {
    const inputs = new Set(model.inputs.map(({ layer }) => layer));
    const listed = (each: { name: string }): boolean => model.className === 'Functional' || !inputs.has(each.name);
    expect(model.layers.map((layer) => [layer.name, layer.className])).toEqual(keras.layers.filter(listed).map((layer) => [layer.name, layer.class]));
  });

  it('has the output shapes that Keras says, or none', () => {
    for (const layer of model.layers) {
      const truth = keras.layers.find((each) => each.name === layer.name);
      const isKnown = catalogue.find(layer.className) !== undefined;
      const shape = shapeOf(layer);
      if (isKnown || shape !== null) expect(shape, layer.name).toEqual(truth?.outputShape);
    }
  });

  it('has the numbers of parameters that Keras says, or none', () => {
    for (const layer of model.layers) {
      const truth = keras.layers.find((each) => each.name === layer.name);
      const count = countLayerParameters(layer);
      if (!isUnknown(count)) expect(count.total, layer.name).toBe(truth?.parameters);
      else if (catalogue.find(layer.className) !== undefined) expect(truth?.parameters, layer.name).toBeNull();
    }
  });
});

describe('a saved Sequential model', () => {
  it('comes with its full configuration, frozen layers and the way it was compiled', () => {
    const { model, keras } = read('sequential');
    const { plan, status } = readKerasConfig({ path: 'sequential.json', text: keras.config });
    expect(status).toBe('all');
    expect(countParameters(model)).toMatchObject({ trainable: keras.trainableParameters });
    expect(model.layers[1]).toMatchObject({
      trainable: false,
      config: { units: 300, use_bias: false, activation: { className: 'selu' }, kernel_initializer: { className: 'LecunNormal' } },
    });
    expect(plan.steps).toMatchObject([
      {
        kind: 'compile',
        model: 'sequential',
        optimizer: { className: 'SGD', config: { learning_rate: 0.5, momentum: 0.9, nesterov: true } },
        loss: { className: 'SparseCategoricalCrossentropy' },
        metrics: [{ className: 'accuracy' }],
      },
    ]);
  });

  it('points to the place of every layer and argument in the text', () => {
    const { model, keras } = read('sequential');
    const [, dense] = model.layers;
    const units = dense?.source.arguments.find(({ name }) => name === 'units');
    expect(keras.config.slice(dense?.source.callee.start, dense?.source.callee.end)).toBe('"Dense"');
    expect(keras.config.slice(units?.range.start, units?.range.end)).toBe('"units": 300');
    expect(keras.config.slice(units?.value.start, units?.value.end)).toBe('300');
  });

  it('has unknown shapes and a reason where it was never built', () => {
    const { model } = read('without_input');
    expect(model.inputs[0]?.shape).toMatchObject({ kind: 'unknown' });
    expect(model.layers.every(({ weights }) => isUnknown(weights))).toBe(true);
  });

  it('goes on after a layer that only the program knows, by the shape that Keras noted down', () => {
    const { model } = read('custom');
    expect(model.layers.map(({ className }) => className)).toEqual(['Dense', 'Twice', 'Dense']);
    expect(model.layers[1]?.weights).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('Twice') as string });
    expect(shapeOf(model.layers[1]!)).toEqual([null, 3]);
    expect(countLayerParameters(model.layers[2]!)).toMatchObject({ total: 8 });
  });
});

describe('a saved Functional model', () => {
  it('connects its layers, each call of a shared one by itself', () => {
    const { model } = read('shared_layer');
    const shared = model.layers.find(({ name }) => name === 'shared');
    expect(shared?.calls.map(({ inputs }) => inputs.map(({ layer }) => layer))).toEqual([['wide'], ['narrow']]);
    expect(model.layers.find(({ name }) => name === 'joined')?.calls[0]?.inputs).toEqual([
      { layer: 'shared', call: 0, output: 0 },
      { layer: 'shared', call: 1, output: 0 },
    ]);
    expect(model.inputs.map(({ layer, shape }) => [layer, shape])).toEqual([['wide', [null, 4]], ['deep', [null, 6]]]);
    expect(model.outputs.map(({ layer }) => layer)).toEqual(['price', 'kind']);
  });

  it('has the models inside it before it, and their weights as its own', () => {
    const { models: all, model, keras } = read('outer');
    expect(all.map(({ name, className }) => [name, className])).toEqual([['inner', 'Sequential'], ['middle', 'Functional'], ['outer', 'Sequential']]);
    const middle = model.layers.find(({ className }) => className === 'Functional');
    expect(middle?.id).toBe(all[1]?.id);
    expect(isUnknown(middle!.weights) ? [] : middle!.weights.map(({ name }) => name)).toEqual([
      'inner/a/kernel', 'inner/a/bias', 'inner/b/kernel', 'inner/b/bias', 'a/kernel', 'a/bias',
    ]);
    expect(countParameters(model)).toMatchObject({ total: 47, trainable: keras.trainableParameters, nonTrainable: 27 });
    expect(new Set(all.flatMap(({ layers }) => layers.map(({ id }) => id))).size).toBe(all.flatMap(({ layers }) => layers).length);
  });
});
