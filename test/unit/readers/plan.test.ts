import { describe, expect, it } from 'vitest';
import { isUnknown } from '../../../src/spec/index.js';
import { keras, known, modelIn, read, stepIn, textAt } from './support.js';

const load = '(X, y), (X_test, y_test) = keras.datasets.fashion_mnist.load_data()';
const model = 'model = keras.Sequential([layers.Flatten(input_shape=[28, 28]), layers.Dense(10, activation="softmax")])';

describe('compile', () => {
  it('resolves strings to objects with all their defaults', () => {
    const step = stepIn(read(keras(model, 'model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])')), 'compile');
    expect(step.optimizer).toMatchObject({ className: 'SGD', config: { learning_rate: 0.01, momentum: 0, nesterov: false }, given: [] });
    expect(step.loss).toMatchObject({ className: 'SparseCategoricalCrossentropy', config: { from_logits: false } });
    expect(step.metrics).toMatchObject([{ className: 'accuracy' }]);
  });

  it.each([
    ['"SparseCategoricalAccuracy"', 'SparseCategoricalAccuracy'],
    ['keras.metrics.sparse_categorical_accuracy', 'sparse_categorical_accuracy'],
    ['keras.metrics.SparseCategoricalAccuracy', 'sparse_categorical_accuracy'],
    ['keras.losses.mean_squared_error', 'mean_squared_error'],
  ])('names the metric %s as Keras logs it: %s', (metric, name) => {
    const step = stepIn(read(keras(model, `model.compile(loss="mse", metrics=[${metric}])`)), 'compile');
    expect(step.metrics).toMatchObject([{ config: { name } }]);
  });

  it('reads objects, also by position, and what is given to them', () => {
    const reading = read(keras(model, 'opt = keras.optimizers.SGD(0.1, momentum=0.9)', 'model.compile(opt, keras.losses.SparseCategoricalCrossentropy(from_logits=True))'));
    const step = stepIn(reading, 'compile');
    expect(step.optimizer).toMatchObject({ className: 'SGD', config: { learning_rate: 0.1, momentum: 0.9 }, given: ['learning_rate', 'momentum'] });
    expect(isUnknown(step.optimizer) || step.optimizer.call === undefined ? '' : textAt(reading, step.optimizer.call.range)).toBe('keras.optimizers.SGD(0.1, momentum=0.9)');
    expect(step.loss).toMatchObject({ config: { from_logits: true } });
  });

  it('reads old spellings', () => {
    const step = stepIn(read(keras(model, 'model.compile(keras.optimizers.legacy.Adam(lr=0.002), "mse")')), 'compile');
    expect(step.optimizer).toMatchObject({ className: 'Adam', config: { learning_rate: 0.002 } });
    expect(step.loss).toMatchObject({ className: 'MeanSquaredError' });
  });

  it('of a learning rate that is set later has the new one from then on', () => {
    const reading = read(keras(model, 'opt = keras.optimizers.SGD()', 'model.compile(opt, "mse")', 'opt.learning_rate = 0.5', 'model.compile(opt, "mse")'));
    expect(reading.plan.steps).toMatchObject([{ optimizer: { config: { learning_rate: 0.01 } } }, { optimizer: { config: { learning_rate: 0.5 } } }]);
  });

  it('does not know a loss that is a function of the file', () => {
    const step = stepIn(read(keras(model, 'def huber(y, p):', '    return y - p', 'model.compile("sgd", loss=huber)')), 'compile');
    expect(known(step.loss ?? '')).toContain('"huber" is a function of the file');
  });

  it('without a loss says so', () => {
    expect(stepIn(read(keras(model, 'model.compile("adam")')), 'compile').loss).toBeNull();
  });
});

describe('fit', () => {
  it('has the defaults of Keras', () => {
    expect(stepIn(read(keras(load, model, 'model.fit(X, y)')), 'fit')).toMatchObject({
      epochs: 1, batchSize: 32, initialEpoch: 0, shuffle: true, validation: { kind: 'none' }, callbacks: [],
      x: { operation: 'dataset', part: 'x' }, y: { operation: 'dataset', part: 'y' },
    });
  });

  it('reads arguments by keyword, by position and from variables', () => {
    const lines = [load, model, 'EPOCHS = 30', 'options = dict(shuffle=False)'];
    expect(stepIn(read(keras(...lines, 'history = model.fit(X, y, 64, EPOCHS, initial_epoch=2, **options)')), 'fit')).toMatchObject({
      epochs: 30, batchSize: 64, initialEpoch: 2, shuffle: false,
    });
  });

  it.each([
    ['validation_data=(X_test, y_test)', { kind: 'data', x: { split: 'test', part: 'x' }, y: { split: 'test', part: 'y' } }],
    ['validation_data=[X_test, y_test]', { kind: 'data', x: { split: 'test' } }],
    ['validation_split=0.1', { kind: 'split', fraction: 0.1 }],
    ['validation_split=0.1, validation_data=(X_test, y_test)', { kind: 'data' }],
    ['validation_data=None', { kind: 'none' }],
    ['validation_data=load()', { kind: 'unknown' }],
  ])('reads %s', (given, validation) => {
    expect(stepIn(read(keras(load, model, `model.fit(X, y, ${given})`)), 'fit')).toMatchObject({ validation });
  });

  it('reads callbacks with their defaults', () => {
    const reading = read(keras(load, model,
      'class Log(keras.callbacks.Callback):', '    pass',
      'stop = keras.callbacks.EarlyStopping(patience=3)', 'model.fit(X, y, callbacks=[stop, Log(), make()])',
    ));
    expect(stepIn(reading, 'fit').callbacks).toMatchObject([
      { className: 'EarlyStopping', config: { monitor: 'val_loss', patience: 3, restore_best_weights: false }, given: ['patience'] },
      { className: 'Log' },
      { kind: 'unknown' },
    ]);
  });

  it('reads how many batches an epoch takes', () => {
    const reading = read(keras(load, model, 'model.fit(X, y, steps_per_epoch=7, validation_steps=2)'));
    expect(stepIn(reading, 'fit')).toMatchObject({ stepsPerEpoch: 7, validationSteps: 2 });
    expect(reading.plan.unknowns).toEqual([]);
  });

  it('in a try or with statement is read', () => {
    const reading = read(keras(load, model, 'with strategy.scope():', '    try:', '        model.fit(X, y, epochs=3)', '    except KeyboardInterrupt:', '        pass'));
    expect(stepIn(reading, 'fit')).toMatchObject({ epochs: 3 });
    expect(modelIn(reading).layers).toHaveLength(2);
  });

  it('of a function that is called is read for its model', () => {
    const reading = read(keras(load, 'def train(net, epochs):', '    net.fit(X, y, epochs=epochs)', '    return net', model, 'train(model, 7)'));
    expect(stepIn(reading, 'fit')).toMatchObject({ epochs: 7, model: modelIn(reading).id });
  });
});

describe('the other steps', () => {
  it('are in the order of the file', () => {
    const reading = read(keras(load,
      'a = keras.Sequential([layers.Flatten(input_shape=[28, 28]), layers.Dense(5), layers.Dense(8)])',
      'a.compile("sgd", "mse")', 'a.fit(X, y)', 'a.evaluate(X_test, y_test)', 'a.predict(X_test[:3])',
      'copy = keras.models.clone_model(a)', 'copy.set_weights(a.get_weights())',
      'b = keras.Sequential(copy.layers[:-1])', 'b.add(layers.Dense(1))',
      'for layer in b.layers[:-1]:', '    layer.trainable = False', 'b.save("b.keras")',
    ));
    expect(reading.plan.steps.map(({ kind, model: id }) => [kind, id])).toEqual([
      ['compile', 'sequential'], ['fit', 'sequential'], ['evaluate', 'sequential'], ['predict', 'sequential'],
      ['clone', 'sequential'], ['setWeights', 'sequential#2'],
      ['setTrainable', 'sequential#2'], ['setTrainable', 'sequential_1'], ['setTrainable', 'sequential#2'], ['setTrainable', 'sequential_1'],
      ['save', 'sequential_1'],
    ]);
    expect(stepIn(reading, 'clone')).toMatchObject({ clone: 'sequential#2' });
    expect(stepIn(reading, 'setWeights')).toMatchObject({ from: 'sequential', takenAfter: 5 });
    expect(stepIn(reading, 'predict')).toMatchObject({ x: { shape: [3, 28, 28] } });
    expect(stepIn(reading, 'save')).toMatchObject({ path: 'b.keras' });
  });

  it.each(['[4]', '[[9, 10, 1.3], [1, 2, 3]]'])('say of a list of numbers, %s, that Keras does not take it as data', (list) => {
    const step = stepIn(read(keras(model, `model.predict(${list})`)), 'predict');
    expect(isUnknown(step.x) && step.x.reason).toBe('This is a list of numbers, which Keras 3 does not take as data. Write np.array(…) around it.');
  });

  it('load a model that the file itself has saved as a copy with its weights', () => {
    const reading = read(keras('a = keras.Sequential([layers.Input([4]), layers.Dense(3)])', 'a.save("a.keras")', 'b = keras.models.load_model("a.keras")'));
    expect(reading.plan.steps.map(({ kind }) => kind)).toEqual(['save', 'load']);
    expect(modelIn(reading, 'b').layers.map(({ id, name }) => [id, name])).toEqual([['dense#2', 'dense']]);
  });

  it('do not know a model that another file has saved', () => {
    const reading = read(keras('model = keras.models.load_model("other.keras")', 'model.fit(X, y)'));
    expect(reading.plan).toMatchObject({ models: [], steps: [] });
  });

  it('keep apart how a layer starts and what is set later', () => {
    const reading = read(keras(
      'frozen = layers.Dense(3)', 'frozen.trainable = False', 'model = keras.Sequential([layers.Input([4]), frozen, layers.Dense(3, trainable=False), layers.Dense(1)])',
      'model.trainable = False',
    ));
    expect(modelIn(reading).layers.map(({ trainable }) => trainable)).toEqual([false, false, true]);
    expect(stepIn(reading, 'setTrainable')).toMatchObject({ layers: ['sequential', 'dense', 'dense_1', 'dense_2'], trainable: false });
  });

  it('have the range of their statement and of their call', () => {
    const reading = read(keras(load, model, 'history = model.fit(', '    X, y,', '    epochs=5,', ')'));
    const step = stepIn(reading, 'fit');
    expect(textAt(reading, step.range)).toBe('history = model.fit(\n    X, y,\n    epochs=5,\n)');
    expect(textAt(reading, step.call.range)).toBe('model.fit(\n    X, y,\n    epochs=5,\n)');
    expect(step.call.arguments.map((each) => [each.name, textAt(reading, each.range), textAt(reading, each.value)])).toEqual([
      ['x', 'X', 'X'], ['y', 'y', 'y'], ['epochs', 'epochs=5', '5'],
    ]);
  });

  it('of a Sequential model that is built by hand give it its shape', () => {
    const reading = read(keras('model = keras.Sequential([layers.Dense(3)])', 'model.build(input_shape=(None, 4))'));
    expect(modelIn(reading).inputs).toMatchObject([{ shape: [null, 4] }]);
  });
});
