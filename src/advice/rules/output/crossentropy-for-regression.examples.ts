import type { RuleExample } from '../../rule.js';

const housing = `
from tensorflow import keras

(X_train, y_train), _ = keras.datasets.boston_housing.load_data()
X_train = (X_train - X_train.mean(axis=0)) / X_train.std(axis=0)`;

const model = (units: number, activation: string): string => `
model = keras.Sequential([
    keras.layers.Input(shape=(13,)),
    keras.layers.Dense(30, activation="relu", kernel_initializer="he_normal"),
    keras.layers.Dense(${units}${activation === '' ? '' : `, activation="${activation}"`}),
])`;

const compiled = (loss: string): string => `
model.compile(loss="${loss}", optimizer="adam")
model.fit(X_train, y_train, epochs=20, validation_split=0.1)
`;

export const bad: readonly RuleExample[] = [
  { title: 'Prices under the loss for yes and no', code: `${housing}${model(1, 'sigmoid')}${compiled('binary_crossentropy')}` },
  { title: 'The same with an output that is ready for prices', code: `${housing}${model(1, '')}${compiled('binary_crossentropy')}` },
  { title: 'Prices as the numbers of classes', code: `${housing}${model(10, 'softmax')}${compiled('sparse_categorical_crossentropy')}` },
];

export const good: readonly RuleExample[] = [
  { title: 'Prices under the squared error', code: `${housing}${model(1, '')}${compiled('mse')}` },
  {
    title: 'Prices brought between 0 and 1',
    code: `${housing}
y_train = y_train / 50.0${model(1, 'sigmoid')}${compiled('binary_crossentropy')}`,
  },
];
