import { configure, layers, losses, metrics, optimizers, type StepSettings } from '../../src/nn/index.js';
import type { CallSource, Config, ConfigObject, LayerSpec, Maybe, Shape, WeightSpec } from '../../src/spec/index.js';
import type { CatalogueEntry } from '../../src/nn/index.js';

/** The reference networks, without a source text: what the design calls `mlp`, `mlp-bn`, `selu-100` and `cnn`. */

const range = { source: 'benchmark', start: 0, end: 0 };
const nowhere: CallSource = { range, callee: range, argumentList: range, arguments: [] };

function chain(
  parts: readonly (readonly [className: string, config: Config])[],
  sample: readonly number[],
): readonly LayerSpec[] {
  let shape: Maybe<Shape> = [null, ...sample];
  return parts.map(([className, given], index): LayerSpec => {
    const definition = layers.find(className)!;
    const { config } = configure(definition, given);
    const inputs = [shape as Shape];
    const weights: Maybe<readonly WeightSpec[]> = definition.weights(config, inputs);
    const before = index === 0 ? 'input' : `layer${index}`;
    shape = definition.outputShape(config, inputs);
    return {
      id: `layer${index + 1}`,
      name: `layer${index + 1}`,
      className,
      config,
      source: nowhere,
      calls: [{ inputs: [{ layer: before, call: 0, output: 0 }], outputShape: shape }],
      weights,
      trainable: true,
    };
  });
}

function object(entry: CatalogueEntry, given: Config): ConfigObject {
  return {
    kind: 'object',
    className: entry.className,
    config: configure(entry, given).config,
    given: Object.keys(given),
  };
}

function settings(
  parts: readonly (readonly [string, Config])[],
  optimizer: string,
  sample: readonly number[] = [28, 28],
): StepSettings {
  const all = chain([...parts, ['Dense', { units: 10, activation: 'softmax' }]], sample);
  return {
    model: {
      id: 'model',
      name: 'model',
      variable: 'model',
      className: 'Sequential',
      layers: all,
      inputs: [{ layer: 'input', shape: [null, ...sample], dtype: 'float32' }],
      outputs: [{ layer: all.at(-1)!.id, call: 0, output: 0 }],
      range,
    },
    compile: {
      kind: 'compile',
      range,
      model: 'model',
      call: nowhere,
      optimizer: object(optimizers.find(optimizer)!, { learning_rate: 0.001 }),
      loss: object(losses.find('sparse_categorical_crossentropy')!, {}),
      metrics: [object(metrics.find('sparse_categorical_accuracy')!, {})],
    },
    batchSize: 32,
    x: { type: 'float32', shape: sample },
    y: { type: 'uint8', shape: [] },
  };
}

const flatten: readonly [string, Config] = ['Flatten', {}];
const deep = (count: number): readonly (readonly [string, Config])[] => [
  flatten,
  ...Array.from({ length: count }, (): readonly [string, Config] => [
    'Dense',
    { units: 100, activation: 'selu', kernel_initializer: 'lecun_normal' },
  ]),
];
const relu = (units: number): readonly [string, Config] => ['Dense', { units, activation: 'relu' }];
const normalized = (units: number): readonly (readonly [string, Config])[] => [
  ['Dense', { units, use_bias: false }],
  ['BatchNormalization', {}],
  ['Activation', { activation: 'relu' }],
];

const convolution = (filters: number): readonly [string, Config] => [
  'Conv2D',
  { filters, kernel_size: 3, activation: 'relu' },
];
const normalizedConvolution = (filters: number): readonly (readonly [string, Config])[] => [
  ['Conv2D', { filters, kernel_size: 3, use_bias: false }],
  ['BatchNormalization', {}],
  ['Activation', { activation: 'relu' }],
];
const pool: readonly [string, Config] = ['MaxPooling2D', {}];

export const networks: Readonly<Record<string, () => StepSettings>> = {
  mlp: () => settings([flatten, relu(300), relu(100)], 'SGD'),
  'mlp Adam': () => settings([flatten, relu(300), relu(100)], 'Adam'),
  'mlp-bn': () => settings([flatten, ...normalized(300), ...normalized(100)], 'SGD'),
  cnn: () => settings([convolution(32), pool, convolution(64), pool, flatten, relu(128)], 'SGD', [28, 28, 1]),
  'cnn-bn': () =>
    settings(
      [...normalizedConvolution(32), pool, ...normalizedConvolution(64), pool, flatten, relu(128)],
      'SGD',
      [28, 28, 1],
    ),
  'selu-100': () => settings(deep(100), 'SGD'),
  'selu-100 Adam': () => settings(deep(100), 'Adam'),
  'selu-1000': () => settings(deep(1000), 'SGD'),
};
