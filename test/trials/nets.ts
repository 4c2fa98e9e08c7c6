/** Nets to look for learning rates with: those of the measurement that the rule was chosen by, and smaller, larger and harder ones. */
export interface Net {
  readonly name: string;
  readonly code: string;
}

const digits = `
from sklearn.datasets import load_digits
x, y = load_digits(return_X_y=True)
x = x / 16.0
`;

const moons = `
from sklearn.datasets import make_moons
x, y = make_moons(n_samples=1500, noise=0.2, random_state=3)
`;

const fashion = `
(x, y), _ = keras.datasets.fashion_mnist.load_data()
x = x[:6000].reshape(-1, 784) / 255.0
y = y[:6000]
`;

const scaled = `
from sklearn.preprocessing import StandardScaler
x = StandardScaler().fit_transform(x)
`;

/** A table of scikit-learn's, its columns standardized. */
const table = (name: string): string => `
from sklearn.datasets import load_${name}
import numpy as np
x, y = load_${name}(return_X_y=True)
order = np.random.default_rng(0).permutation(len(y))
x, y = x[order], y[order]
${scaled}`;

const rareClass = `
from sklearn.datasets import make_classification
x, y = make_classification(n_samples=2000, n_features=16, n_informative=8, weights=[0.95], random_state=2)
${scaled}`;

const noisyLabels = `${digits}
import numpy as np
generator = np.random.default_rng(1)
y = np.where(generator.random(len(y)) < 0.3, generator.integers(0, 10, size=len(y)), y)
`;

const friedman = `
from sklearn.datasets import make_friedman1
x, y = make_friedman1(n_samples=1500, n_features=10, noise=1.0, random_state=1)
y = (y - y.mean()) / y.std()
`;

const noisySine = `
import numpy as np
t = np.arange(1020)
signal = np.sin(t / 7.0) + np.random.default_rng(2).normal(0.0, 0.3, size=1020)
windows = []
for i in range(1000):
    windows.append(signal[i:i + 20])
x, y = np.array(windows).reshape(-1, 20, 1), signal[20:]
`;

const words = `
import numpy as np
x = np.random.default_rng(3).integers(0, 100, size=(2000, 24))
y = ((x < 12).sum(axis=1) > 3).astype("int32")
`;

const fewNoisy = `
from sklearn.datasets import make_regression
x, y = make_regression(n_samples=442, n_features=10, n_informative=6, noise=60.0, random_state=3)
y = (y - y.mean()) / y.std()
`;

/** @param outputs Of how many classes one is chosen; 1 for yes or no, 0 where a number is predicted. */
function net(name: string, data: string, [inputs, outputs]: readonly [number | readonly number[], number], hidden: readonly string[], optimizer: string, batchSize = 32): Net {
  const last = outputs === 0 ? 'layers.Dense(1)' : outputs === 1 ? 'layers.Dense(1, activation="sigmoid")' : `layers.Dense(${outputs}, activation="softmax")`;
  const loss = outputs === 0 ? 'mse' : outputs === 1 ? 'binary_crossentropy' : 'sparse_categorical_crossentropy';
  const shape = typeof inputs === 'number' ? [inputs] : inputs;
  const code = `import keras
from keras import layers
${data}
model = keras.Sequential([keras.Input((${shape.join(', ')},)), ${[...hidden, last].join(', ')}])
model.compile(optimizer=${optimizer}, loss="${loss}")
model.fit(x, y, epochs=100, batch_size=${batchSize}, validation_split=0.25)
`;
  return { name, code };
}

const times = (count: number, ...layers: readonly string[]): string[] => Array.from({ length: count }, () => layers).flat();
const relu = (units: number): string => `layers.Dense(${units}, activation="relu")`;
const sgd = 'keras.optimizers.SGD(0.01)';
const momentum = 'keras.optimizers.SGD(0.01, momentum=0.9)';
const adam = 'keras.optimizers.Adam(0.001)';

export const nets: readonly Net[] = [
  net('digits, 3×100 ReLU, SGD', digits, [64, 10], times(3, relu(100)), sgd),
  net('digits, 3×100 ReLU, SGD with momentum', digits, [64, 10], times(3, relu(100)), momentum),
  net('digits, 3×100 ReLU, Adam', digits, [64, 10], times(3, relu(100)), adam),
  net('digits, 10×100 ReLU, SGD', digits, [64, 10], times(10, relu(100)), sgd),
  net('digits, 3×100 tanh, SGD', digits, [64, 10], times(3, 'layers.Dense(100, activation="tanh")'), sgd),
  net('digits, 5×100 with batch normalization, SGD', digits, [64, 10], times(5, 'layers.Dense(100)', 'layers.BatchNormalization()', 'layers.Activation("relu")'), sgd),
  net('moons, 1×32 ReLU, SGD', moons, [2, 1], [relu(32)], sgd),
  net('moons, 1×32 ReLU, Adam', moons, [2, 1], [relu(32)], adam),
  net('moons, 3×32 ReLU, RMSprop', moons, [2, 1], times(3, relu(32)), 'keras.optimizers.RMSprop(0.001)'),
  net('fashion, 2×100 ReLU, SGD', fashion, [784, 10], times(2, relu(100)), sgd),
  net('fashion, 2×100 ReLU, Adam', fashion, [784, 10], times(2, relu(100)), adam),
  net('fashion, 8×50 SELU, SGD with momentum', fashion, [784, 10], times(8, 'layers.Dense(50, activation="selu", kernel_initializer="lecun_normal")'), momentum),
  net('iris, 1×8 ReLU, Adam', table('iris'), [4, 3], [relu(8)], adam),
  net('iris, 1×16 tanh, SGD', table('iris'), [4, 3], ['layers.Dense(16, activation="tanh")'], sgd),
  net('wine, 1×16 ReLU, Adam', table('wine'), [13, 3], [relu(16)], adam, 16),
  net('60 wines, 2×32 ReLU, Adam', `${table('wine')}x, y = x[:80], y[:80]\n`, [13, 3], times(2, relu(32)), adam, 10),
  net('cancer, 2×16 ReLU, Adam', table('breast_cancer'), [30, 1], times(2, relu(16)), adam),
  net('cancer, 1×10 sigmoid, RMSprop', table('breast_cancer'), [30, 1], ['layers.Dense(10, activation="sigmoid")'], 'keras.optimizers.RMSprop(0.001)'),
  net('cancer, logistic, Adam', table('breast_cancer'), [30, 1], [], adam),
  net('cancer, dropout, AdamW, batches of 128', table('breast_cancer'), [30, 1], [relu(64), 'layers.Dropout(0.5)', relu(64), 'layers.Dropout(0.5)'], 'keras.optimizers.AdamW(0.001)', 128),
  net('few noisy rows, 1×16 ReLU, Adam', fewNoisy, [10, 0], [relu(16)], adam),
  net('few noisy rows, 1×16 ReLU, SGD', fewNoisy, [10, 0], [relu(16)], sgd),
  net('Friedman, 2×32 ReLU, Adam', friedman, [10, 0], times(2, relu(32)), adam),
  net('Friedman, 3×40 ELU, Nadam, batches of 8', friedman, [10, 0], times(3, 'layers.Dense(40, activation="elu")'), 'keras.optimizers.Nadam(0.001)', 8),
  net('rare class, 2×32 ReLU, Adam', rareClass, [16, 1], times(2, relu(32)), adam),
  net('digits with noisy labels, 1×64 ReLU, Adam', noisyLabels, [64, 10], [relu(64)], adam),
  net('digits, convolutions, Adam', digits, [64, 10], ['layers.Reshape((8, 8, 1))', 'layers.Conv2D(16, 3, activation="relu")', 'layers.Conv2D(16, 3, activation="relu")', 'layers.Flatten()'], adam),
  net('noisy sine, GRU of 12, Adam', noisySine, [[20, 1], 0], ['layers.GRU(12)'], adam),
  net('words, embedding of 8, Adam', words, [24, 1], ['layers.Embedding(100, 8)', 'layers.GlobalAveragePooling1D()', relu(16)], adam),
];
