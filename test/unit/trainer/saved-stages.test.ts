import { describe, expect, it } from 'vitest';
import { compile, net, planOf, stagesOf, told } from './told-stages.js';

const checkpoint = 'best = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)';

describe('What a run saves and loads', () => {
  it('behind its fit is what the file does, until that trains on', () => {
    const plan = planOf(
      net('a'), compile('a'), checkpoint, 'a.fit(X, y, validation_split=0.1, callbacks=[best])', 'a.load_weights("best.keras")', 'a.evaluate(X_test, y_test)', 'a.save("a.keras")',
      'b = keras.models.load_model("a.keras")', 'b.predict(X_test)', 'a.fit(X, y)', 'a.evaluate(X_test, y_test)', 'a.save("a.keras")',
    );
    const read = stagesOf(plan, 0);
    expect(told(read, plan)).toEqual(['fit a', 'load a', 'evaluate a', 'save a', 'load b', 'predict b']);
    expect(read.leftOut).toEqual([]);
  });

  it('before its fit is what that goes on from, with all that it takes to save it', () => {
    const plan = planOf(
      net('a'), net('other'), compile('a'), compile('other'), 'other.fit(X, y)', 'a.fit(X, y)', 'a.save("a.keras")', 'b = keras.models.load_model("a.keras")', 'c = keras.Sequential(b.layers)', compile('c'), 'c.fit(X, y)',
    );
    const read = stagesOf(plan, 2);
    expect(told(read, plan)).toEqual(['fit a', 'save a', 'load b', 'fit c']);
    expect(read.stages.map(({ isNeeded }) => isNeeded)).toEqual([true, true, true, true]);
    expect(told(stagesOf(plan, 2, true), plan)).toEqual(['fit other', 'fit a', 'save a', 'load b', 'fit c']);
  });

  it('of a model that the run does not train is left alone', () => {
    const plan = planOf(net('a'), net('b'), compile('a'), compile('b'), 'a.fit(X, y)', 'b.load_weights("b.weights.h5")', 'b.evaluate(X_test, y_test)', 'b.save("b.keras")');
    expect(told(stagesOf(plan, 0), plan)).toEqual(['fit a']);
    expect(told(stagesOf(plan, 0, true), plan)).toEqual(['fit a', 'load b', 'evaluate b', 'save b']);
  });

  it('compiles a loaded model as it was saved, with an optimizer of its own', () => {
    const plan = planOf(net('a'), compile('a'), 'a.fit(X, y)', 'a.save("a.keras")', 'a.compile(loss="mse", optimizer="adam")', 'b = keras.models.load_model("a.keras")', 'b.evaluate(X_test, y_test)');
    const evaluated = stagesOf(plan, 0).stages.find(({ kind }) => kind === 'evaluate');
    expect(evaluated).toMatchObject({ compile: { optimizer: { className: 'SGD' } } });
    const loaded = stagesOf(plan, 0).stages.find(({ kind }) => kind === 'load');
    expect(loaded).toMatchObject({ compiled: { optimizer: `load ${plan.steps.findIndex(({ kind }) => kind === 'load')}` } });
  });
});

describe('What goes by weights that cannot be loaded', () => {
  it('is left out, and both are said', () => {
    const plan = planOf(net('a'), compile('a'), 'a.fit(X, y)', 'a.evaluate(X_test, y_test)', 'a.load_weights(latest())', 'a.evaluate(X_test, y_test)', 'a.save("a.keras")');
    const read = stagesOf(plan, 0);
    expect(told(read, plan)).toEqual(['fit a', 'evaluate a']);
    expect(read.leftOut).toEqual([
      expect.stringMatching(/^load_weights\(\) is left out: The path that load_weights\(\) is given is not known: /),
      'evaluate() is left out: it goes by the weights of load_weights(), which is left out.',
      'save() is left out: it goes by the weights of load_weights(), which is left out.',
    ]);
  });

  it('is not compiled where load_model() was told not to', () => {
    const plan = planOf(net('a'), compile('a'), 'a.fit(X, y)', 'a.save("a.keras")', 'b = keras.models.load_model("a.keras", compile=False)', 'b.evaluate(X_test, y_test)', 'b.predict(X_test)');
    const read = stagesOf(plan, 0);
    expect(told(read, plan)).toEqual(['fit a', 'save a', 'load b', 'predict b']);
    expect(read.leftOut).toEqual([expect.stringContaining('The model "b" is not compiled.')]);
  });
});
