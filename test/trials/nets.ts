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

function net(name: string, data: string, [inputs, outputs]: readonly [number, number], hidden: readonly string[], optimizer: string): Net {
  const last = outputs === 1 ? 'layers.Dense(1, activation="sigmoid")' : `layers.Dense(${outputs}, activation="softmax")`;
  const loss = outputs === 1 ? 'binary_crossentropy' : 'sparse_categorical_crossentropy';
  const code = `import keras
from keras import layers
${data}
model = keras.Sequential([keras.Input((${inputs},)), ${[...hidden, last].join(', ')}])
model.compile(optimizer=${optimizer}, loss="${loss}", metrics=["accuracy"])
model.fit(x, y, epochs=100, batch_size=32, validation_split=0.25)
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
];
