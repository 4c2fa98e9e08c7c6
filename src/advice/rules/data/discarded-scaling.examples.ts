import type { RuleExample } from '../../rule.js';

const file = (scaling: string, fit = 'model.fit(X_train, y_train, epochs=20, validation_data=(X_test, y_test))'): string => `
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow import keras

X, y = load_wine(return_X_y=True)
scaler = StandardScaler()
${scaling}
model = keras.Sequential([
    keras.layers.Input(shape=(13,)),
    keras.layers.Dense(3, activation="softmax"),
])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
${fit}
`;

const divided = 'X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=42)';

export const bad: readonly RuleExample[] = [
  { title: 'fit_transform as a statement of its own', code: file(`${divided}\nscaler.fit_transform(X_train)\nscaler.transform(X_test)`) },
  { title: 'Thrown away before the data is divided', code: file(`scaler.fit_transform(X)\n${divided}`) },
];

export const good: readonly RuleExample[] = [
  { title: 'Kept', code: file(`${divided}\nX_train = scaler.fit_transform(X_train)\nX_test = scaler.transform(X_test)`) },
  { title: 'Called to learn the statistics, and then applied', code: file(`${divided}\nscaler.fit_transform(X_train)\nX_train, X_test = scaler.transform(X_train), scaler.transform(X_test)`) },
  { title: 'A scaler that is told to work in place', code: file(`${divided}\nscaler = StandardScaler(copy=False)\nscaler.fit_transform(X_train)\nscaler.transform(X_test)`) },
];
