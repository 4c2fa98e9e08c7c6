/**
 * Runs on Fashion-MNIST whose results are printed in the notebooks of "Hands-On Machine Learning with Scikit-Learn, Keras,
 * and TensorFlow", third edition (ageron/handson-ml3, commit e3f3f9e): what is trained, and what stands there after the
 * last epoch. Some outputs were made by other code than now stands above them; `note` says which.
 */

/** @typedef {{ loss: number, accuracy: number, val_loss: number, val_accuracy: number }} Result */
/**
 * @typedef {object} Experiment
 * @property {string} id
 * @property {string} cell Notebook and cell.
 * @property {string} title
 * @property {readonly string[]} layers Keras layers, between a Flatten and the softmax of ten classes.
 * @property {number} [repeated] How often the last of the layers stands there.
 * @property {string} optimizer
 * @property {number} epochs
 * @property {boolean} [standardized] Pixels have mean 0 and standard deviation 1, instead of lying between 0 and 1.
 * @property {string} [output] The last layer, where it is not a plain softmax.
 * @property {Result} published
 * @property {string} [note]
 */

const dense = (units, more = '') => `layers.Dense(${units}, activation="relu"${more})`;
const he = ', kernel_initializer="he_normal"';
const three = [dense(100, he), dense(100, he), dense(100, he)];
const optimizers = 'keras.optimizers.';

function result(loss, accuracy, val_loss, val_accuracy) {
  return { loss, accuracy, val_loss, val_accuracy };
}

/** Ten epochs of three hidden layers of 100 units: the comparison of optimizers. */
function ofOptimizer(id, cell, title, optimizer, published, note) {
  return { id, cell: `11:${cell}`, title, layers: three, optimizer: optimizers + optimizer, epochs: 10, published, ...(note && { note }) };
}

/** @type {readonly Experiment[]} */
export const experiments = [
  {
    id: 'mlp',
    cell: '10:69',
    title: '300-100 ReLU, SGD 0.01',
    layers: [dense(300), dense(100)],
    optimizer: `${optimizers}SGD(learning_rate=0.01)`,
    epochs: 30,
    published: result(0.2235, 0.92, 0.3056, 0.8894),
  },
  {
    id: 'bn-after',
    cell: '11:51',
    title: 'batch normalization after the activations',
    layers: [
      'layers.BatchNormalization()',
      dense(300, he),
      'layers.BatchNormalization()',
      dense(100, he),
      'layers.BatchNormalization()',
    ],
    optimizer: `${optimizers}SGD(learning_rate=0.01)`,
    epochs: 2,
    published: result(0.4083, 0.8561, 0.3676, 0.865),
  },
  {
    id: 'bn-before',
    cell: '11:55',
    title: 'batch normalization before the activations',
    layers: [300, 100].flatMap((units) => [
      `layers.Dense(${units}, kernel_initializer="he_normal", use_bias=False)`,
      'layers.BatchNormalization()',
      'layers.Activation("relu")',
    ]),
    optimizer: `${optimizers}SGD(learning_rate=0.01)`,
    epochs: 2,
    published: result(0.4275, 0.85, 0.3752, 0.8646),
  },
  ofOptimizer('momentum', 83, 'momentum 0.9', 'SGD(learning_rate=0.001, momentum=0.9)', result(0.3097, 0.8881, 0.3656, 0.8672)),
  ofOptimizer(
    'nesterov',
    86,
    'Nesterov momentum 0.9',
    'SGD(learning_rate=0.001, momentum=0.9, nesterov=True)',
    result(0.3081, 0.8891, 0.3624, 0.8708),
  ),
  ofOptimizer('adagrad', 89, 'Adagrad', 'Adagrad(learning_rate=0.001)', result(0.4511, 0.8458, 0.4469, 0.8424)),
  ofOptimizer(
    'rmsprop',
    92,
    'RMSprop',
    'RMSprop(learning_rate=0.001, rho=0.9)',
    result(0.3437, 0.883, 0.4781, 0.8636),
    'made with Keras 2, whose RMSprop adds epsilon to the root; Keras 3 adds it under the root',
  ),
  ofOptimizer('adam', 95, 'Adam', 'Adam(learning_rate=0.001, beta_1=0.9, beta_2=0.999)', result(0.2428, 0.9073, 0.3879, 0.8696)),
  ofOptimizer('adamax', 98, 'Adamax', 'Adamax(learning_rate=0.001, beta_1=0.9, beta_2=0.999)', result(0.2542, 0.9063, 0.3282, 0.878)),
  ofOptimizer(
    'nadam',
    101,
    'Nadam',
    'Nadam(learning_rate=0.001, beta_1=0.9, beta_2=0.999)',
    result(0.2402, 0.9091, 0.3813, 0.874),
    'made with Keras 2, whose momentum schedule is 0.96^(0.004 t); that of Keras 3 is 0.96^t',
  ),
  ofOptimizer(
    'adamw',
    105,
    'AdamW',
    'AdamW(learning_rate=0.001, beta_1=0.9, beta_2=0.999, weight_decay=0.01)',
    result(0.2483, 0.9054, 0.3696, 0.8702),
    'made with another AdamW, whose decay of 1e-5 is not multiplied by the learning rate: 0.01 in Keras 3',
  ),
  ofOptimizer(
    'power',
    113,
    'power schedule',
    'SGD(learning_rate=keras.optimizers.schedules.InverseTimeDecay(0.01, decay_steps=10_000, decay_rate=1.0))',
    result(0.3379, 0.8793, 0.3569, 0.8714),
  ),
  ofOptimizer(
    'exponential',
    118,
    'exponential schedule',
    'SGD(learning_rate=keras.optimizers.schedules.ExponentialDecay(0.01, decay_steps=20_000, decay_rate=0.1))',
    result(0.3555, 0.8743, 0.3706, 0.8662),
  ),
  ofOptimizer(
    'constant',
    133,
    'SGD 0.01',
    'SGD(learning_rate=0.01)',
    result(0.3218, 0.8832, 0.3488, 0.8716),
    'made with a piecewise constant schedule whose first boundary the run did not reach',
  ),
  {
    id: 'l2',
    cell: '11:167',
    title: 'L2 regularization 0.01',
    layers: [100, 100].map((units) => dense(units, `${he}, kernel_regularizer=keras.regularizers.l2(0.01)`)),
    output: `layers.Dense(10, activation="softmax"${he}, kernel_regularizer=keras.regularizers.l2(0.01))`,
    optimizer: `${optimizers}SGD(learning_rate=0.02)`,
    epochs: 2,
    published: result(1.4263, 0.8159, 1.1269, 0.8182),
    note: 'made with He initialization in the last layer, as here',
  },
  {
    id: 'dropout',
    cell: '11:171',
    title: 'dropout 0.2',
    layers: ['layers.Dropout(rate=0.2)', dense(100, he), 'layers.Dropout(rate=0.2)', dense(100, he), 'layers.Dropout(rate=0.2)'],
    optimizer: `${optimizers}SGD(learning_rate=0.01, momentum=0.9)`,
    epochs: 10,
    published: result(0.3903, 0.8552, 0.3453, 0.8732),
  },
  {
    id: 'max-norm',
    cell: '11:190',
    title: 'max-norm constraint 1',
    layers: [100, 100].map((units) => dense(units, `${he}, kernel_constraint=keras.constraints.max_norm(1.0)`)),
    optimizer: `${optimizers}SGD(learning_rate=0.01, momentum=0.9)`,
    epochs: 10,
    published: result(0.3169, 0.8809, 0.3907, 0.8578),
  },
  {
    id: 'selu-100',
    cell: '11:37',
    title: '100 layers of 100 SELU',
    layers: ['layers.Dense(100, activation="selu", kernel_initializer="lecun_normal")'],
    repeated: 100,
    optimizer: `${optimizers}SGD(learning_rate=0.001)`,
    epochs: 5,
    standardized: true,
    published: result(0.5401, 0.8041, 0.5333, 0.8046),
  },
  {
    id: 'relu-100',
    cell: '11:42',
    title: '100 layers of 100 ReLU',
    layers: [dense(100, he)],
    repeated: 100,
    optimizer: `${optimizers}SGD(learning_rate=0.001)`,
    epochs: 5,
    standardized: true,
    published: result(0.7892, 0.6875, 0.7485, 0.7054),
  },
];
