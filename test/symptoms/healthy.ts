import { plain, transplanted, varied, type Program } from './program.js';
import type { Trial } from './trial.js';

const dense = (units: number, activation: string, initializer: string, more = ''): string =>
  `Dense(${units}, activation="${activation}", kernel_initializer="${initializer}"${more})`;
const stack = (count: number, layer: string): string[] => Array.from({ length: count }, () => layer);
const normalized = (units: number, activation: string): string[] => [`Dense(${units}, use_bias=False)`, 'BatchNormalization()', `Activation("${activation}")`];
const convolutional = [
  'Reshape([28, 28, 1])',
  'Conv2D(8, 3, activation="relu", kernel_initializer="he_normal")',
  'MaxPooling2D()',
  'Conv2D(16, 3, activation="relu", kernel_initializer="he_normal")',
  'MaxPooling2D()',
  'Flatten()',
  dense(32, 'relu', 'he_normal'),
];
const he = dense(100, 'relu', 'he_normal');
const digits: Partial<Program> = { data: 'digits', samples: 1500, epochs: 22 };
const blobs: Partial<Program> = { data: 'blobs', samples: 4000, epochs: 8 };
const regression: Partial<Program> = { targets: 'brightness', output: 'Dense(1)', loss: 'mse' };

/** Programs that train well, by what they are. */
const programs: Readonly<Record<string, Partial<Program>>> = {
  'MLP, SGD': {},
  'MLP 300-100 with Glorot, SGD 0.01': { hidden: ['Flatten()', 'Dense(300, activation="relu")', 'Dense(100, activation="relu")'], optimizer: 'SGD(learning_rate=0.01)' },
  'MLP, momentum': { optimizer: 'SGD(learning_rate=0.01, momentum=0.9)' },
  'MLP, Nesterov': { optimizer: 'SGD(learning_rate=0.01, momentum=0.9, nesterov=True)' },
  'MLP, Adam': { optimizer: 'Adam()' },
  'MLP, AdamW': { optimizer: 'AdamW(weight_decay=0.004)' },
  'MLP, RMSprop': { optimizer: 'RMSprop()' },
  'MLP, Nadam': { optimizer: 'Nadam()' },
  'MLP, AdaGrad': { optimizer: 'Adagrad(learning_rate=0.05)' },
  'MLP, batches of 128': { batchSize: 128, epochs: 12, optimizer: 'SGD(learning_rate=0.1)' },
  'MLP, batches of 8': { batchSize: 8, samples: 4000, epochs: 2, optimizer: 'SGD(learning_rate=0.01)' },
  'MLP, batch normalization': { hidden: ['Flatten()', ...normalized(100, 'relu'), ...normalized(50, 'relu')] },
  'MLP, batch normalization, Adam': { hidden: ['Flatten()', ...normalized(100, 'relu'), ...normalized(50, 'relu')], optimizer: 'Adam()' },
  'normalized sigmoid, 6 layers': { hidden: ['Flatten()', ...stack(6, '').flatMap(() => normalized(50, 'sigmoid'))], optimizer: 'Adam()' },
  'SELU, 20 layers': { hidden: ['Flatten()', ...stack(20, dense(50, 'selu', 'lecun_normal'))], scale: '/ 127.5 - 1', optimizer: 'SGD(learning_rate=0.01)' },
  'SELU, 50 layers': { hidden: ['Flatten()', ...stack(50, dense(50, 'selu', 'lecun_normal'))], scale: '/ 127.5 - 1', optimizer: 'SGD(learning_rate=0.001)' },
  'SELU, 100 layers of 100, as the sample': { samples: 55000, epochs: 1, hidden: ['Flatten()', ...stack(100, dense(100, 'selu', 'lecun_normal'))], scale: '/ 127.5 - 1', optimizer: 'SGD(learning_rate=0.001)' },
  'ELU, 5 layers': { hidden: ['Flatten()', ...stack(5, dense(50, 'elu', 'he_normal'))], optimizer: 'Nadam()' },
  'He ReLU, 8 layers': { hidden: ['Flatten()', ...stack(8, dense(50, 'relu', 'he_normal'))], optimizer: 'Adam()' },
  'He ReLU, 12 layers': { hidden: ['Flatten()', ...stack(12, dense(50, 'relu', 'he_normal'))], optimizer: 'SGD(learning_rate=0.02)' },
  'tanh, 3 layers': { hidden: ['Flatten()', ...stack(3, 'Dense(50, activation="tanh")')], optimizer: 'Adam()' },
  'sigmoid, 1 layer': { hidden: ['Flatten()', 'Dense(50, activation="sigmoid")'], optimizer: 'Adam()' },
  'leaky ReLU': { hidden: ['Flatten()', 'Dense(100, kernel_initializer="he_normal")', 'LeakyReLU(negative_slope=0.2)', 'Dense(50, kernel_initializer="he_normal")', 'LeakyReLU(negative_slope=0.2)'] },
  'dropout': { hidden: ['Flatten()', 'Dropout(0.2)', he, 'Dropout(0.2)', he, 'Dropout(0.2)'], optimizer: 'Adam()' },
  'l2 penalty': { hidden: ['Flatten()', dense(100, 'relu', 'he_normal', ', kernel_regularizer=keras.regularizers.l2(0.001)')] },
  'max-norm': { hidden: ['Flatten()', dense(100, 'relu', 'he_normal', ', kernel_constraint=keras.constraints.max_norm(1.0)')], optimizer: 'Adam()' },
  'gradient clipping': { optimizer: 'SGD(learning_rate=0.05, clipnorm=1.0)' },
  'exponential decay': { optimizer: 'SGD(learning_rate=keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=300, decay_rate=0.3))' },
  'cosine with warm-up': { optimizer: 'SGD(learning_rate=keras.optimizers.schedules.CosineDecay(0.0, decay_steps=900, warmup_target=0.1, warmup_steps=100))' },
  'CNN, Adam': { hidden: convolutional, optimizer: 'Adam()', samples: 4000 },
  'CNN, SGD with momentum': { hidden: convolutional, optimizer: 'SGD(learning_rate=0.01, momentum=0.9)', samples: 4000 },
  'LSTM on rows': { hidden: ['LSTM(32)'], optimizer: 'Adam(learning_rate=0.005)', samples: 4000 },
  'GRU on rows': { hidden: ['GRU(32)'], optimizer: 'Adam(learning_rate=0.005)', samples: 4000 },
  'softmax regression': { hidden: ['Flatten()'], optimizer: 'SGD(learning_rate=0.05)' },
  'two halves': { targets: 'halves', output: 'Dense(1, activation="sigmoid")', loss: 'binary_crossentropy' },
  'regression': { ...regression, optimizer: 'Adam()' },
  'regression, SGD': { ...regression, optimizer: 'SGD(learning_rate=0.02)' },
  'autoencoder': { targets: 'pixels', hidden: ['Flatten()', dense(64, 'relu', 'he_normal'), dense(32, 'relu', 'he_normal'), dense(64, 'relu', 'he_normal')], loss: 'binary_crossentropy', optimizer: 'Adam()' },
  'digits, SGD': { ...digits },
  'digits, Adam': { ...digits, epochs: 12, optimizer: 'Adam()' },
  'digits, standardized': { ...digits, scale: '/ 51.0 - 1.5', epochs: 8, optimizer: 'SGD(learning_rate=0.01, momentum=0.9)' },
  'digits, CNN': { ...digits, hidden: convolutional, epochs: 8, optimizer: 'Adam()' },
  'digits, batch normalization': { ...digits, hidden: ['Flatten()', ...normalized(50, 'relu')], epochs: 8 },
  'digits, tanh': { ...digits, hidden: ['Flatten()', 'Dense(50, activation="tanh")', 'Dense(50, activation="tanh")'], epochs: 12 },
  'blobs, SGD': { ...blobs },
  'blobs, Adam': { ...blobs, optimizer: 'Adam()' },
  'blobs, batch normalization': { ...blobs, hidden: ['Flatten()', ...normalized(50, 'relu')] },
};

/** Those that are run with a second seed. */
const twice = [
  'MLP, SGD', 'MLP, Adam', 'MLP, RMSprop', 'MLP, batch normalization', 'SELU, 20 layers', 'ELU, 5 layers', 'He ReLU, 8 layers', 'tanh, 3 layers', 'dropout',
  'CNN, Adam', 'LSTM on rows', 'two halves', 'regression', 'autoencoder', 'digits, SGD', 'digits, CNN', 'blobs, SGD', 'gradient clipping', 'softmax regression', 'MLP, batches of 8',
];

const trialOf = (title: string, seed: number): Trial => ({ title, program: { ...plain, ...programs[title] }, seed, expected: null, isHeldOut: false });

/** Those that would be other programs on other data: 37 times through the digits, a scale that fits the digits alone. */
const rooted = ['SELU, 100 layers of 100, as the sample', 'digits, standardized'];

const moved = (data: Program['data'] | null, seed: number): Trial[] =>
  Object.keys(programs).flatMap((title) => {
    const trial = trialOf(title, seed);
    const to = data ?? (trial.program.data === 'fashion_mnist' ? 'digits' : 'fashion_mnist');
    return rooted.includes(title) || trial.program.data === to ? [] : [{ ...trial, program: transplanted(trial.program, to) }];
  });

/** Runs in which nothing should be seen; the same twice on other data, with other seeds; and the same on other samples of its own data, which is held out. */
export const healthy: readonly Trial[] = [
  ...Object.keys(programs).map((title) => trialOf(title, 1)),
  ...twice.map((title) => trialOf(title, 2)),
  ...moved(null, 3),
  ...moved('blobs', 4),
  ...Object.keys(programs)
    // Of that one there are no other samples.
    .filter((title) => !title.startsWith('SELU, 100'))
    .map((title) => ({ ...trialOf(title, 5), program: varied(trialOf(title, 5).program), isHeldOut: true })),
];
