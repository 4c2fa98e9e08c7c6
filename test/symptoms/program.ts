/** A Keras program as a few choices; {@link textOf} writes it as people would. */
export interface Program {
  readonly data: 'fashion_mnist' | 'digits' | 'blobs';
  /** How many of the training samples are used, and which is the first. */
  readonly samples: number;
  readonly firstSample: number;
  /** Lines that make `X_train`, `y_train`, `X_valid` and `y_valid` from raw pixels and labels. */
  readonly scale: string;
  readonly targets: 'classes' | 'pixels' | 'brightness' | 'halves';
  /** Lines that change the arrays of the training, after all else. */
  readonly arrays: readonly string[];
  /** The layers between the input and the output, a call a line. */
  readonly hidden: readonly string[];
  readonly output: string;
  readonly loss: string;
  readonly optimizer: string;
  readonly epochs: number;
  readonly batchSize: number;
  /** More arguments of fit. */
  readonly fit: string;
  /** Lines before compile. */
  readonly before: readonly string[];
}

/** Two hidden layers of He-initialized ReLU units on scaled Fashion-MNIST: 1,000 steps. */
export const plain: Program = {
  data: 'fashion_mnist',
  samples: 8000,
  firstSample: 0,
  scale: '/ 255.0',
  targets: 'classes',
  arrays: [],
  hidden: ['Flatten()', 'Dense(100, activation="relu", kernel_initializer="he_normal")', 'Dense(50, activation="relu", kernel_initializer="he_normal")'],
  output: 'Dense(10, activation="softmax")',
  loss: 'sparse_categorical_crossentropy',
  optimizer: 'SGD(learning_rate=0.05)',
  epochs: 4,
  batchSize: 32,
  fit: '',
  before: [],
};

const VALIDATION = 1000;
/** How many samples there are to train on. */
const most: Readonly<Record<Program['data'], number>> = { fashion_mnist: 55_000, digits: 1500, blobs: 5000 };

/** What the samples are compared with. */
const targetLines: Readonly<Record<Program['targets'], readonly string[]>> = {
  classes: [],
  pixels: ['y_train, y_valid = X_train, X_valid'],
  // Of the lower half of a picture, given the upper half.
  brightness: [
    'y_train, y_valid = X_train[:, 14:].mean(axis=(1, 2)), X_valid[:, 14:].mean(axis=(1, 2))',
    'X_train, X_valid = X_train[:, :14], X_valid[:, :14]',
  ],
  halves: ['y_train, y_valid = (y_train / 5).astype("int32"), (y_valid / 5).astype("int32")'],
};

/** The text of a program. */
export function textOf(program: Program): string {
  const { data, samples, firstSample, scale, targets, arrays, hidden, output, loss, optimizer, epochs, batchSize, fit, before } = program;
  const validation = data === 'digits' ? 297 : VALIDATION;
  const rows = firstSample === 0 ? `:${samples}` : `${firstSample}:${firstSample + samples}`;
  const height = targets === 'brightness' ? 14 : 28;
  const pixels = targets === 'pixels' ? [`keras.layers.Dense(784, activation="sigmoid")`, 'keras.layers.Reshape([28, 28])'] : [`keras.layers.${output}`];
  return `from tensorflow import keras

(X_full, y_full), _ = keras.datasets.${data === 'fashion_mnist' ? data : 'mnist'}.load_data()
X_train, y_train = X_full[${rows}] ${scale}, y_full[${rows}]
X_valid, y_valid = X_full[-${validation}:] ${scale}, y_full[-${validation}:]
${[...targetLines[targets], ...arrays].join('\n')}

model = keras.Sequential([
    keras.layers.Input(shape=[${height}, 28]),
${[...hidden.map((layer) => `keras.layers.${layer}`), ...pixels].map((layer) => `    ${layer},`).join('\n')}
])
${before.join('\n')}
model.compile(loss="${loss}", optimizer=keras.optimizers.${optimizer}${targets === 'classes' || targets === 'halves' ? ', metrics=["accuracy"]' : ''})
model.fit(X_train, y_train, epochs=${epochs}, batch_size=${batchSize}, validation_data=(X_valid, y_valid)${fit === '' ? '' : `, ${fit}`})
`;
}

/** The same on other data, for as many steps. */
export function transplanted(program: Program, data: Program['data']): Program {
  const { epochs, batchSize, arrays } = program;
  const samples = Math.min(program.samples, most[data]);
  const steps = Math.ceil(program.samples / batchSize) * epochs;
  return {
    ...program,
    data,
    samples,
    epochs: Math.max(1, Math.round(steps / Math.ceil(samples / batchSize))),
    // Labels of other samples: the rows that follow, of data that has fewer.
    arrays: arrays.map((line) => line.replace(/y_full\[\d+:\d+\]/, `y_full[200:${200 + samples}]`)),
  };
}

/** The same for as many steps, with batches of another size where that is not what it is about, and other samples where there are some. */
export function varied(program: Program): Program {
  const { data, batchSize, epochs, samples } = program;
  const larger = batchSize < 16 ? batchSize : Math.round(1.5 * batchSize);
  return {
    ...program,
    batchSize: larger,
    epochs: Math.round((Math.ceil(samples / batchSize) * epochs) / Math.ceil(samples / larger)),
    firstSample: data === 'fashion_mnist' && samples <= 20_000 ? 30_000 : 0,
  };
}
