import { plain, transplanted, varied, type Program } from './program.js';
import type { Trial } from './trial.js';

/** A fault, planted in programs that train well without it. */
interface Fault {
  readonly title: string;
  readonly expected: readonly string[];
  /** Ways to plant it. */
  readonly ways: readonly Partial<Program>[];
}

const dense = (units: number, activation: string, more = ''): string => `Dense(${units}, activation="${activation}"${more})`;
const normal = (deviation: number): string => `, kernel_initializer=keras.initializers.RandomNormal(stddev=${deviation})`;
const stack = (count: number, layer: string): string[] => Array.from({ length: count }, () => layer);
const net = (...layers: readonly string[]): Partial<Program> => ({ hidden: ['Flatten()', ...layers] });
const relu = dense(100, 'relu', ', kernel_initializer="he_normal"');
const normalizedNet = net('Dense(50, use_bias=False)', 'BatchNormalization()', 'Activation("relu")');
const digits: Partial<Program> = { data: 'digits', samples: 1500, epochs: 22 };
const small: Partial<Program> = { samples: 200, epochs: 140, optimizer: 'Adam()' };
const regression: Partial<Program> = { targets: 'brightness', output: 'Dense(1)', loss: 'mse' };

const faults: readonly Fault[] = [
  {
    title: 'deep sigmoid or tiny weights',
    expected: ['vanishing-gradients'],
    ways: [
      net(...stack(20, dense(50, 'sigmoid'))),
      { ...net(...stack(12, dense(50, 'sigmoid'))), ...digits },
      { ...net(...stack(10, dense(50, 'tanh', normal(0.01)))) },
      { ...net(...stack(15, dense(50, 'relu', normal(0.02)))), optimizer: 'SGD(learning_rate=0.01)' },
    ],
  },
  {
    title: 'weights far too large, deep',
    expected: ['exploding-gradients', 'bad-start', 'not-finite'],
    ways: [
      net(...stack(20, dense(50, 'tanh', normal(1)))),
      { ...net(...stack(10, dense(50, 'relu', normal(1)))), optimizer: 'Adam()' },
      { ...net(...stack(15, dense(50, 'relu', normal(0.5)))), ...digits },
      { ...net(...stack(12, dense(50, 'elu', normal(0.6)))), optimizer: 'SGD(learning_rate=0.001)' },
    ],
  },
  {
    title: 'ReLU units that a bias or a step shuts',
    expected: ['dying-relu'],
    ways: [
      net(dense(100, 'relu', ', bias_initializer=keras.initializers.Constant(-10.0)'), relu),
      { ...net(relu, dense(50, 'relu', ', bias_initializer=keras.initializers.Constant(-5.0)')), optimizer: 'Adam()' },
      { ...net(relu, relu), optimizer: 'SGD(learning_rate=3.0)' },
      { ...net(relu, dense(50, 'relu', ', bias_initializer=keras.initializers.Constant(-20.0)')), ...digits },
    ],
  },
  {
    title: 'saturated tanh or sigmoid',
    expected: ['saturated-units', 'exploding-gradients'],
    ways: [
      net(dense(100, 'tanh', normal(1)), dense(50, 'tanh', normal(1))),
      { ...net(dense(100, 'sigmoid', normal(3)), dense(50, 'sigmoid', normal(3))), optimizer: 'SGD(learning_rate=0.01)' },
      { ...net(dense(100, 'tanh'), dense(50, 'tanh')), scale: '* 1.0', optimizer: 'SGD(learning_rate=0.01)' },
      { ...net(dense(100, 'tanh', normal(1))), ...digits },
    ],
  },
  {
    title: 'learning rate too high',
    expected: ['learning-rate-too-high', 'loss-diverging', 'loss-oscillating', 'not-finite', 'dying-relu'],
    ways: [
      { optimizer: 'SGD(learning_rate=10.0)' },
      { optimizer: 'Adam(learning_rate=0.3)' },
      { ...digits, optimizer: 'SGD(learning_rate=1.0, momentum=0.95)' },
      { ...normalizedNet, optimizer: 'Adam(learning_rate=1.0)' },
      { ...net(dense(50, 'tanh'), dense(50, 'tanh')), optimizer: 'RMSprop(learning_rate=0.2)' },
      { ...regression, optimizer: 'Adam(learning_rate=1.0)' },
    ],
  },
  {
    title: 'learning rate too low',
    expected: ['learning-rate-too-low'],
    ways: [
      { optimizer: 'SGD(learning_rate=1e-6)' },
      { optimizer: 'Adam(learning_rate=1e-7)' },
      { ...digits, optimizer: 'SGD(learning_rate=1e-5)' },
      { ...normalizedNet, optimizer: 'SGD(learning_rate=1e-6)' },
      { ...net(dense(50, 'tanh')), optimizer: 'RMSprop(learning_rate=1e-7)' },
    ],
  },
  {
    title: 'gradients clipped to nothing',
    expected: ['learning-rate-too-low', 'layers-not-learning'],
    ways: [{ optimizer: 'SGD(learning_rate=0.05, clipvalue=1e-6)' }, { optimizer: 'SGD(learning_rate=0.05, clipnorm=1e-4)', ...digits }],
  },
  {
    title: 'numbers that overflow',
    expected: ['not-finite'],
    ways: [
      { ...regression, optimizer: 'SGD(learning_rate=100.0)' },
      { ...net(dense(50, 'exponential', normal(1)), dense(50, 'exponential', normal(1))) },
      { ...regression, scale: '* 1.0', ...net(relu, relu), optimizer: 'SGD(learning_rate=0.1)' },
    ],
  },
  {
    title: 'a start far from ln C',
    expected: ['bad-start', 'exploding-gradients'],
    ways: [
      { scale: '* 1.0', optimizer: 'Adam()' },
      { ...net(relu), output: `Dense(10, activation="softmax"${normal(2)})`, optimizer: 'Adam()' },
      { ...digits, scale: '* 1.0', optimizer: 'Adam()' },
      { ...net(dense(100, 'relu', normal(1)), dense(50, 'relu', normal(1))), optimizer: 'Adam()' },
    ],
  },
  {
    title: 'labels that do not belong to the data',
    expected: ['loss-stalled', 'underfitting', 'overfitting'],
    ways: [
      { arrays: ['y_train = y_full[10000:18000]'] },
      { arrays: ['y_train = y_full[20000:28000]'], ...normalizedNet, optimizer: 'SGD(learning_rate=0.01)' },
      { arrays: ['y_train = (y_full[10000:18000] / 5).astype("int32")'], targets: 'halves', output: 'Dense(1, activation="sigmoid")', loss: 'binary_crossentropy' },
    ],
  },
  {
    title: 'pictures that are all black',
    expected: ['dying-relu', 'layers-not-learning', 'loss-stalled'],
    ways: [{ arrays: ['X_train = X_train * 0.0'], optimizer: 'Adam()' }, { ...digits, arrays: ['X_train = X_train * 0.0'], ...net(dense(50, 'tanh')) }],
  },
  {
    title: 'hidden weights that are all equal',
    expected: ['equal-units', 'layers-not-learning', 'vanishing-gradients', 'loss-stalled', 'dying-relu', 'class-collapse'],
    ways: [
      net(dense(100, 'relu', ', kernel_initializer="zeros"'), dense(50, 'relu', ', kernel_initializer="zeros"')),
      { ...net(dense(100, 'tanh', ', kernel_initializer="zeros"'), dense(50, 'tanh', ', kernel_initializer="zeros"')), optimizer: 'Adam()' },
    ],
  },
  {
    title: 'steps so large that the loss swings or grows',
    expected: ['loss-oscillating', 'loss-diverging', 'learning-rate-too-high', 'not-finite'],
    ways: [
      { ...regression, ...net(dense(50, 'tanh')), optimizer: 'SGD(learning_rate=1.2)' },
      { ...regression, ...net(), optimizer: 'SGD(learning_rate=0.03)' },
      { ...net(dense(50, 'tanh')), optimizer: 'SGD(learning_rate=4.0)', batchSize: 200, epochs: 25 },
      { ...net(relu), optimizer: 'SGD(learning_rate=1.0, momentum=0.9)', batchSize: 100, epochs: 12 },
    ],
  },
  {
    title: 'few samples, many weights',
    expected: ['overfitting'],
    ways: [
      { ...small, ...net(dense(300, 'relu', ', kernel_initializer="he_normal"'), relu) },
      { ...small, arrays: ['y_train = y_full[500:700]'], ...net(relu, relu) },
      { ...small, samples: 100, epochs: 200, ...net(relu, relu), optimizer: 'SGD(learning_rate=0.2)' },
      { ...small, ...digits, samples: 100, epochs: 200, arrays: ['y_train = y_full[500:600]'], ...net(relu, relu), optimizer: 'Adam()' },
    ],
  },
  {
    title: 'a model that cannot hold the task',
    expected: ['underfitting', 'loss-stalled'],
    ways: [
      { ...net('Dense(1)'), samples: 3200, epochs: 20, optimizer: 'SGD(learning_rate=0.02)' },
      { ...net(dense(100, 'relu', ', kernel_regularizer=keras.regularizers.l2(10.0)')), samples: 3200, epochs: 20, optimizer: 'Adam()' },
      { ...net(relu, 'Dropout(0.98)'), samples: 3200, epochs: 20, optimizer: 'Adam()' },
      { ...digits, samples: 1000, epochs: 40, ...net('Dense(1)'), optimizer: 'Adam(learning_rate=0.01)' },
    ],
  },
  {
    title: 'one class that weighs more than all',
    expected: ['class-collapse'],
    ways: [
      { ...digits, fit: 'class_weight={0: 0.0, 1: 0.0, 2: 0.0, 3: 0.0, 4: 0.0, 5: 0.0, 6: 0.0, 7: 2.0, 8: 0.0, 9: 0.0}' },
      { targets: 'halves', output: 'Dense(1, activation="sigmoid")', loss: 'binary_crossentropy', fit: 'class_weight={0: 1.0, 1: 500.0}', optimizer: 'Adam()' },
      { ...net(relu), output: 'Dense(10, activation="softmax", bias_initializer=keras.initializers.Constant(0.0))', fit: 'class_weight={0: 0.0, 1: 0.0, 2: 0.0, 3: 1.0, 4: 0.0, 5: 0.0, 6: 0.0, 7: 0.0, 8: 0.0, 9: 0.0}', optimizer: 'Adam()' },
    ],
  },
  {
    title: 'batch statistics of few samples',
    expected: ['noisy-batch-statistics'],
    ways: [
      { ...normalizedNet, batchSize: 2, samples: 2000, epochs: 1, optimizer: 'SGD(learning_rate=0.01)' },
      { ...normalizedNet, batchSize: 3, samples: 1500, epochs: 2, optimizer: 'Adam()' },
      { ...normalizedNet, ...digits, batchSize: 2, epochs: 1 },
    ],
  },
  {
    title: 'layers frozen before they learned',
    expected: ['frozen-by-accident'],
    ways: [
      { ...net(relu, relu), before: ['model.layers[1].trainable = False'] },
      { ...net(dense(100, 'relu', ', trainable=False'), relu), optimizer: 'Adam()' },
      { ...digits, ...net(relu, relu), before: ['for layer in model.layers[:-1]:', '    layer.trainable = False'] },
    ],
  },
];

/** Runs with one planted fault each; the same twice on other data, with other seeds; and the same on other samples of its own data, which is held out. */
export const faulty: readonly Trial[] = faults.flatMap(({ title, expected, ways }) =>
  ways.flatMap((way, index): Trial[] => {
    const trial = { title: `${title} (${index + 1})`, program: { ...plain, ...way }, seed: 1 + index, expected, isHeldOut: false };
    const other = trial.program.data === 'fashion_mnist' ? 'digits' : 'fashion_mnist';
    return [
      trial,
      { ...trial, program: transplanted(trial.program, other), seed: 11 + index },
      { ...trial, program: transplanted(trial.program, 'blobs'), seed: 21 + index },
      { ...trial, program: varied(trial.program), seed: 31 + index, isHeldOut: true },
    ];
  }),
);
