import { describe, expect, it } from 'vitest';
import { applyEdits, rateText, setLearningRate } from '../../../src/advice/index.js';
import { readPython } from '../../../src/readers/index.js';

const program = (imports: string, optimizer: string, fit = 'model.fit(x, y)'): string => `${imports}
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile(optimizer=${optimizer}, loss="mse")
${fit}
`;

/** A file after a rate is written into it, or why it is not. */
function written(text: string): string {
  const { plan } = readPython({ path: 'model.py', text });
  const edit = setLearningRate(plan, text, plan.steps.findLastIndex(({ kind }) => kind === 'fit'), 0.0213);
  return edit.kind === 'edit' ? applyEdits(text, edit.fix.edits) : edit.reason;
}

describe('a learning rate in a file', () => {
  it.each([
    ['import keras', '"sgd"', 'keras.optimizers.SGD(learning_rate=0.021)'],
    ['from tensorflow import keras', "'adam'", 'keras.optimizers.Adam(learning_rate=0.021)'],
    ['import keras', 'keras.optimizers.SGD(0.01, momentum=0.9)', 'keras.optimizers.SGD(0.021, momentum=0.9)'],
    ['import keras', 'keras.optimizers.Adam(learning_rate=1e-4)', 'keras.optimizers.Adam(learning_rate=0.021)'],
    ['import keras', 'keras.optimizers.Adam()', 'keras.optimizers.Adam(learning_rate=0.021)'],
    ['import keras\nRATE = 1e-3', 'keras.optimizers.Adam(RATE)', 'keras.optimizers.Adam(0.021)'],
    ['import keras', 'keras.optimizers.Adam(lr=0.001)', 'keras.optimizers.Adam(lr=0.021)'],
    ['import keras\nfrom keras.optimizers import Nadam as Best', 'Best(beta_1=0.8)', 'Best(beta_1=0.8, learning_rate=0.021)'],
  ])('after %s takes the place of %s', (imports, before, after) => {
    expect(written(program(imports, before))).toBe(program(imports, after));
  });

  it('is written where an optimizer is made that has a name', () => {
    const made = (optimizer: string): string => program(`import keras\nchosen = ${optimizer}`, 'chosen');
    expect(written(made('keras.optimizers.SGD(0.01)'))).toBe(made('keras.optimizers.SGD(0.021)'));
    expect(written(made('"rmsprop"'))).toContain('no certain edit');
  });

  it('makes an optimizer where compile() is given none', () => {
    const compiled = (optimizer: string): string => program('import keras', '"sgd"').replace('optimizer="sgd", loss="mse"', `loss="mse"${optimizer}`);
    expect(written(compiled(''))).toBe(compiled(', optimizer=keras.optimizers.RMSprop(learning_rate=0.021)'));
  });

  it.each([
    ['arguments that are not in the call', program('import keras\nsettings = {"learning_rate": 0.1}', 'keras.optimizers.SGD(**settings)'), 'no certain edit'],
    ['a class that sets it in every step', program(`import keras
class OneCycle(keras.callbacks.Callback):
    def on_batch_begin(self, batch, logs=None):
        self.model.optimizer.learning_rate = 0.1`, '"sgd"', 'model.fit(x, y, callbacks=[OneCycle()])'), 'A callback, OneCycle'],
    ['a schedule', program('import keras', 'keras.optimizers.SGD(keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.9))'), 'schedule, ExponentialDecay'],
    ['a rate that is set later', program('import keras', '"sgd"', 'model.optimizer.learning_rate = 0.1\nmodel.fit(x, y)'), 'after compile()'],
    ['an optimizer that is not known', program('import keras', 'mine()'), 'cannot be read'],
  ])('is not written where the file has %s', (_, text, reason) => {
    expect(written(text)).toContain(reason);
  });

  it.each([[0.0213, '0.021'], [1, '1.0'], [0.000123, '1.2e-4'], [2.56, '2.6']])('%d is written as %s', (rate, text) => {
    expect(rateText(rate)).toBe(text);
  });
});
