import type { RuleExample } from '../../rule.js';

const model = (penalty: string): string => `
from tensorflow import keras

model = keras.Sequential([
    keras.layers.Input(shape=(784,)),
    keras.layers.Dense(100, activation="relu", kernel_initializer="he_normal"${penalty}),
    keras.layers.Dense(10, activation="softmax"),
])`;

export const bad: readonly RuleExample[] = [
  {
    title: 'Adam and l2',
    code: `${model(', kernel_regularizer=keras.regularizers.l2(0.01)')}
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
`,
  },
];

export const good: readonly RuleExample[] = [
  {
    title: 'AdamW',
    code: `${model('')}
model.compile(loss="sparse_categorical_crossentropy", optimizer=keras.optimizers.AdamW(weight_decay=0.004))
`,
  },
  {
    title: 'SGD and l2, which is weight decay',
    code: `${model(', kernel_regularizer="l2"')}
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
`,
  },
];
