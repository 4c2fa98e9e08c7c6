import type { Config } from '../../src/spec/index.js';

/** A layer by its Keras class and the arguments that it is given. */
export type Part = readonly [className: string, config: Config];

/** A reference network: what every contender trains. */
export interface Network {
  readonly name: string;
  /** The shape of one sample. */
  readonly sample: readonly number[];
  readonly layers: readonly Part[];
  readonly optimizer: 'SGD' | 'Adam';
  /** How many steps a round of the bench has: about a second of training. */
  readonly steps: number;
}

const flatten: Part = ['Flatten', {}];
const pool: Part = ['MaxPooling2D', {}];
const softmax: Part = ['Dense', { units: 10, activation: 'softmax' }];
const relu = (units: number): Part => ['Dense', { units, activation: 'relu' }];
const convolution = (filters: number): Part => ['Conv2D', { filters, kernel_size: 3, activation: 'relu' }];
const normalized = (units: number): readonly Part[] => [
  ['Dense', { units, use_bias: false }],
  ['BatchNormalization', {}],
  ['Activation', { activation: 'relu' }],
];
const normalizedConvolution = (filters: number): readonly Part[] => [
  ['Conv2D', { filters, kernel_size: 3, use_bias: false }],
  ['BatchNormalization', {}],
  ['Activation', { activation: 'relu' }],
];
const selu: Part = ['Dense', { units: 100, activation: 'selu', kernel_initializer: 'lecun_normal' }];

function network(name: string, hidden: readonly Part[], given: Partial<Network> = {}): Network {
  return { name, sample: [28, 28], optimizer: 'SGD', steps: 640, layers: [...hidden, softmax], ...given };
}

/** Many equal SELU layers. */
export function deep(count: number, given: Partial<Network> = {}): Network {
  return network(`selu-${count}`, [flatten, ...Array.from({ length: count }, () => selu)], given);
}

const image = [28, 28, 1];

/** What the design calls `mlp`, `mlp-bn`, `selu-100`, `cnn` and `lstm`, and more to look at. */
export const networks: readonly Network[] = [
  network('mlp', [flatten, relu(300), relu(100)]),
  network('mlp Adam', [flatten, relu(300), relu(100)], { optimizer: 'Adam' }),
  network('mlp-bn', [flatten, ...normalized(300), ...normalized(100)]),
  deep(100, { steps: 160 }),
  deep(100, { name: 'selu-100 Adam', steps: 160, optimizer: 'Adam' }),
  network('cnn', [convolution(32), pool, convolution(64), pool, flatten, relu(128)], { sample: image, steps: 96 }),
  network('cnn-bn', [...normalizedConvolution(32), pool, ...normalizedConvolution(64), pool, flatten, relu(128)], {
    sample: image,
    steps: 96,
  }),
  network('lstm', [['LSTM', { units: 64 }]], { sample: [50, 32], steps: 96 }),
  deep(1000, { steps: 16 }),
];

const smallConvolutions: readonly Part[] = [convolution(8), pool, convolution(16), pool, flatten];
const seluLayers = (units: number): readonly Part[] => [flatten, ...Array.from({ length: 20 }, (): Part => ['Dense', { units, activation: 'selu', kernel_initializer: 'lecun_normal' }])];

/** Networks whose products are smaller and larger than those of the reference networks, with the least and the most work for an update. */
export const networksOfManySizes: readonly Network[] = (['SGD', 'Adam'] as const).flatMap((optimizer) => [
  network(`64-64 ${optimizer}`, [flatten, relu(64), relu(64)], { optimizer }),
  network(`128 ${optimizer}`, [flatten, relu(128)], { optimizer }),
  ...[64, 128, 200, 300].map((units) => network(`20 x ${units} ${optimizer}`, seluLayers(units), { optimizer, steps: 96 })),
  network(`small cnn ${optimizer}`, smallConvolutions, { optimizer, sample: image, steps: 96 }),
  network(`lstm of 32 ${optimizer}`, [['LSTM', { units: 32 }]], { optimizer, sample: [50, 16], steps: 96 }),
  network(`gru of 64 ${optimizer}`, [['GRU', { units: 64 }]], { optimizer, sample: [50, 32], steps: 96 }),
]);
