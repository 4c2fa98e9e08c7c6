import { describe, expect, it } from 'vitest';
import { compile, net, planOf, stagesOf, told } from './told-stages.js';

describe('A run of a fit', () => {
  it('does what its model needs before, and evaluates it until it is trained on', () => {
    const plan = planOf(
      net('a'), net('b'), compile('a'), compile('b'), 'a.fit(X, y)', 'b.fit(X, y)', 'a.evaluate(X_test, y_test)', 'a.fit(X, y)', 'a.evaluate(X_test, y_test)', 'a.predict(X_test)', 'a.fit(X, y)',
      'a.evaluate(X_test, y_test)',
    );
    expect(told(stagesOf(plan, 0), plan)).toEqual(['fit a', 'evaluate a']);
    expect(told(stagesOf(plan, 1), plan)).toEqual(['fit b']);
    expect(told(stagesOf(plan, 2), plan)).toEqual(['fit a', 'evaluate a', 'fit a', 'evaluate a', 'predict a']);
  });

  it('looks at models that share the trained layers, as long as it does all that makes their weights', () => {
    const shares = ['softer = keras.Sequential([*a.layers, layers.Softmax()])', 'softer.predict(X_test)'];
    const plan = planOf(net('a'), compile('a'), 'a.fit(X, y)', ...shares);
    expect(told(stagesOf(plan, 0), plan)).toEqual(['fit a', 'predict softer']);
    const joins = ['both = keras.Sequential([*a.layers, *b.layers])', 'both.predict(X_test)'];
    const other = planOf(net('a'), 'b = keras.Sequential([keras.Input([10]), layers.Dense(10)])', compile('a'), compile('b'), 'b.fit(X, y)', 'a.fit(X, y)', ...joins);
    expect(told(stagesOf(other, 1), other)).toEqual(['fit a']);
  });

  it('is refused where the file gives the model other layers later', () => {
    const change = ['a.pop()', 'a.add(layers.Dense(10, activation="softmax"))'];
    const plan = planOf(net('a'), compile('a'), 'a.fit(X, y)', ...change, compile('a'), 'a.fit(X, y)');
    expect(() => stagesOf(plan, 0)).toThrow('The layers of "a" are changed later');
    expect(() => stagesOf(plan, 1)).toThrow('The layers of "a" are changed later');
    const unchanged = planOf(net('a'), ...change, compile('a'), 'a.fit(X, y)');
    expect(told(stagesOf(unchanged, 0), unchanged)).toEqual(['fit a']);
    const inside = planOf(net('a'), 'b = keras.Sequential([a, layers.Dense(10)])', compile('b'), 'b.fit(X, y)', 'a.predict(X)', 'a.pop()');
    expect(() => stagesOf(inside, 0)).toThrow('The layers of "a" are changed later');
  });

  it('does everything before where that is asked for', () => {
    const plan = planOf(net('a'), net('b'), compile('a'), compile('b'), 'a.fit(X, y)', 'a.evaluate(X_test, y_test)', 'b.fit(X, y)', 'b.evaluate(X_test, y_test)');
    expect(told(stagesOf(plan, 1, true), plan)).toEqual(['fit a', 'evaluate a', 'fit b', 'evaluate b']);
  });

  it('has all turns of the loop that the fit stands in, and no other fits', () => {
    const loop = ['for units in [4, 8]:', `    ${net('b')}`, `    ${compile('b')}`, '    b.fit(X, y)', '    b.evaluate(X_test, y_test)'];
    const plan = planOf(net('a'), compile('a'), 'a.fit(X, y)', ...loop);
    expect(told(stagesOf(plan, 2), plan)).toEqual(['fit b', 'evaluate b', 'fit b', 'evaluate b']);
    expect(told(stagesOf(plan, 1), plan)).toEqual(['fit b', 'evaluate b']);
  });

  it('says that one turn is trained of a loop whose turns only a run counts', () => {
    const plan = planOf(net('a'), compile('a'), 'while X.mean() > 0:', '    a.fit(X, y)');
    expect(stagesOf(plan, 0).leftOut).toEqual([expect.stringContaining('only one turn of it is trained')]);
    expect(stagesOf(planOf(net('a'), compile('a'), 'a.fit(X, y)'), 0).leftOut).toEqual([]);
  });

  it('names what a generator changes at random, which is left out', () => {
    const generator = 'data = keras.preprocessing.image.ImageDataGenerator(rotation_range=10, horizontal_flip=True).flow(X[..., None], y)';
    expect(stagesOf(planOf(generator, net('a'), compile('a'), 'a.fit(data)'), 0).leftOut).toEqual([expect.stringContaining('is left out (rotation_range, horizontal_flip)')]);
  });

  it('goes on from models whose layers it shares, and from those whose weights it is given', () => {
    const plan = planOf(
      net('a'), compile('a'), 'a.fit(X, y)', 'b = keras.Sequential(a.layers[:-1])', 'b.add(layers.Dense(10, activation="softmax"))', compile('b'),
      'copy = keras.models.clone_model(a)', 'copy.set_weights(a.get_weights())', 'copy.fit(X, y)',
    );
    expect(told(stagesOf(plan, 1), plan)).toEqual(['fit a', 'takeWeights a', 'setWeights copy', 'fit copy']);
  });

  it('takes weights when the file does, and not when it sets them', () => {
    const plan = planOf(net('a'), compile('a'), 'weights = a.get_weights()', 'a.fit(X, y)', 'a.set_weights(weights)', 'a.fit(X, y)');
    expect(told(stagesOf(plan, 1), plan)).toEqual(['takeWeights a', 'fit a', 'setWeights a', 'fit a']);
  });

  it('has one optimizer from compile to compile, and where one is given twice', () => {
    const optimizers = (...lines: readonly string[]): number => {
      const plan = planOf(net('a'), ...lines);
      const { stages } = stagesOf(plan, plan.steps.filter(({ kind }) => kind === 'fit').length - 1);
      return new Set(stages.flatMap((stage) => (stage.kind === 'fit' ? [stage.optimizer] : []))).size;
    };
    expect(optimizers(compile('a'), 'a.fit(X, y)', 'a.fit(X, y)')).toBe(1);
    expect(optimizers(compile('a'), 'a.fit(X, y)', compile('a'), 'a.fit(X, y)')).toBe(2);
    expect(optimizers('sgd = keras.optimizers.SGD(0.1)', 'a.compile(sgd, "mse")', 'a.fit(X, y)', 'a.compile(sgd, "mse")', 'a.fit(X, y)')).toBe(1);
  });

  it('predicts as often as the file asks a model to with dropout left on', () => {
    const plan = planOf(net('a'), compile('a'), 'a(X_test, training=True)', 'a.fit(X, y)', 'answers = [a(X_test, training=True) for _ in range(30)]', 'a(X_test)');
    expect(stagesOf(plan, 0).stages).toMatchObject([{ kind: 'fit' }, { kind: 'predict', times: 30 }]);
  });

  it('predicts as often as the file asks a model with dropout of its own that is always on, for each of the data', () => {
    const always = ['class MCDropout(layers.Dropout):', '    def call(self, x):', '        return super().call(x, training=True)'];
    const model = 'a = keras.Sequential([keras.Input([28, 28]), layers.Flatten(), MCDropout(0.5), layers.Dense(10, activation="softmax")])';
    const plan = planOf(...always, model, compile('a'), 'a.fit(X, y)', 'answers = [a.predict(part) for _ in range(30) for part in [X_test]]', '[a.predict(part) for part in [X_test, X]]');
    expect(stagesOf(plan, 0).stages).toMatchObject([{ kind: 'fit' }, { kind: 'predict', times: 30, asInTraining: false }, { times: 1 }, { times: 1 }]);
  });

  it('goes by the compile of the model where a clone has none of its own', () => {
    const plan = planOf(net('a'), compile('a'), 'b = keras.models.clone_model(a)', 'b.fit(X, y)');
    const [fit] = stagesOf(plan, 0).stages;
    expect(fit).toMatchObject({ kind: 'fit', fit: { compile: { model: plan.models[0]!.id } } });
  });
});

describe('What cannot be run', () => {
  it('is left out, and why is said, where the fit does not need it', () => {
    const plan = planOf(net('a'), net('b'), compile('a'), compile('b'), 'a.fit(load(), y)', 'a.evaluate(X_test, y_test)', 'b.fit(X, y)', 'b.evaluate(load(), y_test)');
    const read = stagesOf(plan, 1, true);
    expect(told(read, plan)).toEqual(['fit b']);
    expect(read.leftOut).toHaveLength(2);
    expect(read.leftOut[0]).toMatch(/^An earlier fit\(\) is left out: The training data x is not known: /);
    expect(read.leftOut[1]).toMatch(/^evaluate\(\) is left out: The data x to evaluate is not known: /);
  });

  it('ends the run where the fit needs it', () => {
    const loads = planOf(net('a'), compile('a'), 'a.fit(load(), y)', 'a.fit(X, y)');
    expect(() => stagesOf(loads, 1)).toThrow('The training data x is not known');
    const weights = planOf(net('a'), compile('a'), 'a.load_weights(latest())', 'a.fit(X, y)');
    expect(() => stagesOf(weights, 0)).toThrow(/^The path that load_weights\(\) is given is not known: .* Write it as a string, or comment that line out\.$/);
  });
});
