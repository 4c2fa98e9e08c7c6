import type { RuleExample } from '../../rule.js';

const cut = `X = np.array([series[i:i + 20] for i in range(180)])[..., np.newaxis]
y = series[20:]`;

const file = (arrays: string, fit: string): string => `
import numpy as np
from sklearn.model_selection import KFold, train_test_split
from tensorflow import keras

series = np.sin(np.arange(200) / 10)
${arrays}
model = keras.Sequential([
    keras.layers.Input(shape=(20, 1)),
    keras.layers.LSTM(16),
    keras.layers.Dense(1),
])
model.compile(loss="mse", optimizer="adam")
${fit}
`;

const held = 'model.fit(X_train, y_train, epochs=5, validation_data=(X_test, y_test))';

export const bad: readonly RuleExample[] = [
  { title: 'As train_test_split divides by itself', code: file(`${cut}\nX_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)`, held) },
  { title: 'Shuffled by hand, the last kept for validation', code: file(`${cut}\norder = np.random.permutation(180)\nX, y = X[order], y[order]`, 'model.fit(X, y, epochs=5, validation_split=0.2)') },
  { title: 'Shuffled folds', code: file(`${cut}\nfor train, test in KFold(5, shuffle=True).split(X):\n    X_train, y_train, X_test, y_test = X[train], y[train], X[test], y[test]\n    break`, held) },
  {
    title: 'Rows shuffled before the windows are cut',
    code: file(
      `train, test = train_test_split(series, test_size=0.2)
X_train = np.array([train[i:i + 20] for i in range(140)])[..., np.newaxis]
y_train = train[20:]`,
      'model.fit(X_train, y_train, epochs=5)',
    ),
  },
];

export const good: readonly RuleExample[] = [
  { title: 'Divided by time', code: file(`${cut}\nX_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, shuffle=False)`, held) },
  { title: 'Only the training windows are shuffled', code: file(`${cut}\nX_train, y_train, X_test, y_test = X[:140], y[:140], X[160:], y[160:]\norder = np.random.permutation(140)\nX_train, y_train = X_train[order], y_train[order]`, held) },
  { title: 'The last windows for validation, as fit keeps them', code: file(cut, 'model.fit(X, y, epochs=5, validation_split=0.2)') },
  {
    title: 'Windows that share no step',
    code: file(`X = np.array([series[20 * i:20 * i + 20] for i in range(10)])[..., np.newaxis]\ny = series[::20]\nX_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2)`, held),
  },
];
