import { describe, expect, it } from 'vitest';
import type { LoadStep, PlanStep, SaveStep } from '../../../src/spec/index.js';
import { keras, modelIn, read, stepIn, type Read } from './support.js';

const load = '(X, y), (X_test, y_test) = keras.datasets.mnist.load_data()';
const net = 'model = keras.Sequential([layers.Input([4]), layers.Dense(3)])';

function stepsIn<Kind extends PlanStep['kind']>({ plan }: Read, kind: Kind): Extract<PlanStep, { readonly kind: Kind }>[] {
  return plan.steps.filter((step): step is Extract<PlanStep, { readonly kind: Kind }> => step.kind === kind);
}

describe('saving', () => {
  it('is a step of the plan by every way that Keras has', () => {
    const reading = read(keras(
      'import os', net, 'model.save("a.keras")', 'model.save_weights(os.path.join("weights", "a.weights.h5"))', 'keras.models.save_model(model, "b.keras")',
      'keras.saving.save_model(model, filepath="c.keras")', 'model.export("d")', 'model.save(sys.argv[1])',
    ));
    const told = stepsIn(reading, 'save').map(({ path, what }: SaveStep) => [typeof path === 'string' ? path : path.reason, what ?? 'model']);
    expect(told).toEqual([
      ['a.keras', 'model'], ['weights/a.weights.h5', 'weights'], ['b.keras', 'model'], ['c.keras', 'model'], ['d', 'model'],
      ['This path is known only when the file runs.', 'model'],
    ]);
  });
});

describe('load_weights()', () => {
  const savedBy = (...lines: readonly string[]): LoadStep['saved'] => stepIn(read(keras(load, net, 'model.compile("sgd", "mse")', ...lines)), 'load').saved;

  it('knows what the file itself has saved under the path, last', () => {
    expect(savedBy('model.save_weights("a.weights.h5")', 'model.save_weights("./a.weights.h5")', 'model.load_weights("a.weights.h5")')).toEqual({ model: 'sequential', by: 2 });
    expect(savedBy('model.save("models//a.keras")', 'model.load_weights("models/old/../a.keras")')).toEqual({ model: 'sequential', by: 1 });
    expect(savedBy('model.save("a.keras")', 'model.load_weights("b.keras")')).toBeUndefined();
  });

  it('knows the files of a ModelCheckpoint, whatever is filled into its path', () => {
    const fit = (path: string): string => `model.fit(X, y, callbacks=[keras.callbacks.ModelCheckpoint("${path}")])`;
    expect(savedBy(fit('best.keras'), 'model.load_weights("best.keras")')).toEqual({ model: 'sequential', by: 1 });
    expect(savedBy(fit('at/{epoch:02d}-{val_loss:.2f}.keras'), 'model.load_weights("at/03-0.12.keras")')).toEqual({ model: 'sequential', by: 1 });
    expect(savedBy(fit('at.{epoch}.keras'), 'model.load_weights("atx3.keras")')).toBeUndefined();
  });

  it('says whether weights that do not fit may be left out', () => {
    const step = stepIn(read(keras(net, 'model.load_weights("other.weights.h5", skip_mismatch=True)')), 'load');
    expect(step).toMatchObject({ what: 'weights', path: 'other.weights.h5', skipsMismatch: true });
  });
});

describe('load_model()', () => {
  it('of what the file has saved is a model of the same layers, compiled as it was', () => {
    const reading = read(keras(load, net, 'model.compile("sgd", "mse")', 'model.save("a.keras")', 'other = keras.models.load_model("a.keras")', 'other.fit(X, y)'));
    expect(stepIn(reading, 'load')).toMatchObject({ what: 'model', model: 'sequential#2', path: 'a.keras', saved: { model: 'sequential', by: 1 } });
    expect(stepIn(reading, 'load').compile).toBeUndefined();
    expect(modelIn(reading, 'other').layers.map(({ id, name }) => [id, name])).toEqual([['dense#2', 'dense']]);
  });

  it('may be asked for the model alone', () => {
    const reading = read(keras(net, 'model.save("a.keras")', 'other = keras.models.load_model("a.keras", compile=False)'));
    expect(stepIn(reading, 'load').compile).toBeNull();
  });

  it('is not known where the layers have changed since', () => {
    const reading = read(keras(net, 'model.save("a.keras")', 'model.add(layers.Dense(2))', 'other = keras.models.load_model("a.keras")'));
    expect(reading.plan.steps.map(({ kind }) => kind)).toEqual(['save']);
  });
});

describe('the rate that a file assigns', () => {
  const rates = (...lines: readonly string[]): unknown[] => {
    const fits = lines.flatMap((line) => [line, 'model.fit(X, y)']);
    const reading = read(keras('from tensorflow.keras import backend as K', load, net, 'model.compile(keras.optimizers.SGD(0.5), "mse")', ...fits));
    return stepsIn(reading, 'fit').map(({ learningRate }) => learningRate);
  };

  it('is the one of the next fit', () => {
    expect(rates('model.optimizer.learning_rate.assign(0.25)')).toEqual([0.25]);
    expect(rates('model.optimizer.learning_rate.assign(model.optimizer.learning_rate * 0.5)', '')).toEqual([0.25, undefined]);
    expect(rates('model.optimizer.lr.assign_sub(0.25)', 'model.optimizer.lr.assign_add(0.5)')).toEqual([0.25, 0.75]);
    expect(rates('rate = float(model.optimizer.learning_rate.numpy())', 'model.optimizer.learning_rate.assign(rate / 2)')).toEqual([undefined, 0.25]);
  });

  it('is set by the functions of Keras 2, too', () => {
    expect(rates('K.set_value(model.optimizer.lr, 0.125)', 'K.set_value(model.optimizer.learning_rate, K.get_value(model.optimizer.learning_rate) * 2)')).toEqual([0.125, 0.25]);
  });

  it('is not known where it is computed', () => {
    expect(rates('model.optimizer.learning_rate.assign(schedule())')).toMatchObject([{ kind: 'unknown' }]);
  });
});
