import { describe, expect, it } from 'vitest';
import { argument, keras, modelIn, names, parameters, read, shapes, textAt, unitsOf } from './support.js';

describe('a condition that is not known', () => {
  it('leaves what both branches agree on known', () => {
    expect(unitsOf('if gpu():', '    n, m = 1, 5', 'else:', '    n, m = 2, 5', 'model = keras.Sequential([layers.Dense(m)])')).toEqual([5]);
  });

  it('makes what they set differently unknown, with the place of the condition', () => {
    const reading = read(keras('if gpu():', '    n = 1', 'else:', '    n = 2', 'model = keras.Sequential([layers.Input([3]), layers.Dense(n)])'));
    expect(argument(modelIn(reading), 'units')).toEqual(['It depends on the condition "gpu()", which is known only when the file runs.']);
    const [unknown] = reading.plan.unknowns;
    expect(unknown?.range === undefined ? '' : textAt(reading, unknown.range)).toBe('gpu()');
  });

  it('leaves a variable known that only one branch sets, for otherwise reading it would fail', () => {
    expect(unitsOf('if gpu():', '    n = 4', 'model = keras.Sequential([layers.Dense(n)])')).toEqual([4]);
  });

  it('is passed over where a branch only raises or exits', () => {
    expect(unitsOf('import sys', 'n = 4', 'if gpu():', '    n = 5', '    raise ValueError()', 'if cpu():', '    n = 6', '    sys.exit(1)', 'model = keras.Sequential([layers.Dense(n)])')).toEqual([4]);
  });

  it('makes the layers doubtful that are added under it, and names the condition', () => {
    const reading = read(keras(
      'model = keras.Sequential([layers.Input([4]), layers.Dense(3)])', 'if gpu():', '    model.add(layers.BatchNormalization())', 'model.add(layers.Dense(2))',
    ));
    expect(names(modelIn(reading))).toEqual(['dense Dense', 'batch_normalization BatchNormalization', 'dense_1 Dense']);
    expect(shapes(modelIn(reading))).toEqual([[null, 3], expect.stringContaining('"gpu()"'), [null, 2]]);
    expect(parameters(modelIn(reading))).toContain('"gpu()"');
    expect(reading.plan.unknowns.map(({ range }) => range && textAt(reading, range))).toEqual(['gpu()']);
  });

  it('makes what comes after them doubtful where it depends on them', () => {
    const reading = read(keras('model = keras.Sequential([layers.Input([4])])', 'if gpu():', '    model.add(layers.Dense(3))', 'model.add(layers.Dense(2))'));
    expect(shapes(modelIn(reading))).toEqual([expect.stringContaining('"gpu()"'), expect.stringContaining('"gpu()"')]);
  });

  it('shows the layers of both branches, each after the same one', () => {
    const reading = read(keras(
      'model = keras.Sequential([layers.Input([4]), layers.Dense(8)])',
      'if gpu():', '    model.add(layers.Dropout(0.5))', 'else:', '    model.add(layers.Dense(8))', '    model.add(layers.ReLU())', 'model.add(layers.Dense(2))',
    ));
    const model = modelIn(reading);
    expect(names(model)).toEqual(['dense Dense', 'dropout Dropout', 'dense_1 Dense', 're_lu ReLU', 'dense_2 Dense']);
    expect(model.layers.map(({ calls }) => calls[0]?.inputs[0]?.layer).slice(1, 4)).toEqual(['dense', 'dense', 'dense_1']);
    expect(shapes(model)[4]).toEqual([null, 2]);
    expect(parameters(model)).toContain('"gpu()"');
  });

  it('leaves the layers known that both branches add', () => {
    const reading = read(keras(
      'model = keras.Sequential([layers.Input([4])])', 'if gpu():', '    model.add(layers.Dense(3, activation="relu"))', 'else:', '    model.add(layers.Dense(3, activation="relu"))', 'model.add(layers.Dense(2))',
    ));
    expect(names(modelIn(reading))).toEqual(['dense Dense', 'dense_1 Dense']);
    expect(parameters(modelIn(reading))).toEqual(expect.objectContaining({ total: 23 }));
  });

  it('inside a branch that is not certain leaves nothing known after it', () => {
    const reading = read(keras(
      'model = keras.Sequential([layers.Input([4])])', 'if gpu():', '    if cpu():', '        model.add(layers.Dense(9))', '    model.add(layers.Dropout(0.1))', 'model.add(layers.Dense(2))',
    ));
    expect(shapes(modelIn(reading)).every((shape) => typeof shape === 'string')).toBe(true);
  });

  it('has all models in its branches read', () => {
    const reading = read(keras('if deep():', '    model = keras.Sequential([layers.Dense(1)])', 'else:', '    model = keras.Sequential([layers.Dense(2)])', 'model.compile("sgd", "mse")'));
    expect(reading.plan.models.map((model) => argument(model, 'units'))).toEqual([[1], [2]]);
  });

  it('in a function that returns early leaves the model known', () => {
    const reading = read(keras('def build(path):', '    if missing(path):', '        return None', '    return keras.Sequential([layers.Input([4]), layers.Dense(3)])', 'model = build("a")', 'model.compile("sgd", "mse")'));
    expect(reading.plan.steps).toMatchObject([{ kind: 'compile', model: modelIn(reading).id }]);
  });

  it('inside a loop makes what follows in the turn doubtful', () => {
    expect(unitsOf('n = 1', 'for i in range(3):', '    if gpu(): break', '    n = n + 1', 'model = keras.Sequential([layers.Dense(n)])')[0]).toContain('condition');
  });
});

describe('a loop whose turns are not known', () => {
  it('is read once, and what it changes is unknown', () => {
    const reading = read(keras(
      'model = keras.Sequential([layers.Input([4])])', 'n = 1', 'for size in load_sizes():', '    model.add(layers.Dense(8))', '    n = n + 1', 'model.add(layers.Dense(n))',
    ));
    expect(names(modelIn(reading))).toEqual(['dense Dense', 'dense_1 Dense']);
    expect(parameters(modelIn(reading))).toContain('number of turns');
    expect(argument(modelIn(reading), 'units')[1]).toContain('number of turns');
  });
});

describe('layers that are not known in number', () => {
  it.each(['Sequential(given())', 'Sequential([layers.Input([3])] + given())', 'Sequential([layers.Input([3]), *given()])', 'Sequential([layers.Dense(n) for n in given()])'])('%s has an unknown layer and no count of parameters', (made) => {
    const reading = read(keras('from elsewhere import given', `model = keras.${made}`));
    expect(names(modelIn(reading))).toEqual(['layer Layer']);
    expect(parameters(modelIn(reading))).toContain('a module that is not read');
    expect(reading.plan.unknowns.map(({ reason }) => reason)).toEqual([expect.stringContaining('"elsewhere.given" comes from a module that is not read')]);
  });

  it('are not counted', () => {
    const reading = read(keras('from elsewhere import given', 'small = keras.Sequential(given())', 'model = keras.Sequential([layers.Dense(len(small.layers))])'));
    expect(argument(modelIn(reading, 'model'), 'units')).toEqual([expect.stringContaining('a module that is not read')]);
  });
});

describe('an error that may happen', () => {
  it('leaves the imports known that both ways give', () => {
    expect(unitsOf('try:', '    from keras import layers as L', 'except ImportError:', '    from tensorflow.keras import layers as L', 'model = keras.Sequential([L.Dense(3)])')).toEqual([3]);
  });
});

describe('an import that may fail', () => {
  it('is read as one that does not', () => {
    const reading = read(keras('try:', '    import tpu', '    n = 3', 'except ImportError:', '    n = 4', 'model = keras.Sequential([layers.Dense(n)])'));
    expect(argument(modelIn(reading), 'units')).toEqual([3]);
  });

  it('fails where the file raises the error itself', () => {
    expect(unitsOf('try:', '    raise ImportError()', 'except ImportError:', '    n = 4', 'model = keras.Sequential([layers.Dense(n)])')).toEqual([4]);
  });

  it('leaves other errors possible', () => {
    expect(unitsOf('try:', '    n = 3', 'except (ImportError, ValueError):', '    n = 4', 'model = keras.Sequential([layers.Dense(n)])')[0]).toContain('error');
  });
});

describe('a function that the file never calls', () => {
  it('is read with the defaults of its parameters, and the others unknown', () => {
    const reading = read(keras('def build_model(units, depth=2):', '    model = keras.Sequential([layers.Input([4])])', '    for _ in range(depth):', '        model.add(layers.Dense(units))', '    return model'));
    expect(argument(modelIn(reading), 'units')).toEqual(Array(2).fill('"units" is a parameter of "build_model", which this file never calls.'));
  });

  it('counts names from where the file ends', () => {
    const reading = read(keras('def a():', '    return keras.Sequential([layers.Dense(1)])', 'def b():', '    return keras.Sequential([layers.Dense(2)])'));
    expect(reading.plan.models.map(({ name, layers: [layer] }) => [name, layer?.name])).toEqual([['sequential', 'dense'], ['sequential', 'dense']]);
  });

  it('changes nothing outside', () => {
    expect(unitsOf('n = 3', 'sizes = [n]', 'def change():', '    global n', '    n = 4', '    sizes.append(5)', 'model = keras.Sequential([layers.Dense(n + len(sizes))])')).toEqual([4]);
  });
});

describe('arguments in stars that are not known', () => {
  it('make every argument unknown that is not given', () => {
    const reading = read(keras('from mine import options', 'model = keras.Sequential([layers.Input([4]), layers.Dense(3, **options)])'));
    expect(argument(modelIn(reading), 'units')).toEqual([3]);
    expect(argument(modelIn(reading), 'activation')[0]).toContain('mine.options');
    expect(argument(modelIn(reading), 'kernel_initializer')[0]).toContain('mine.options');
  });
});

describe('what is not known', () => {
  it('is listed once, in the order of the file', () => {
    const reading = read(keras('from mine import n, act', 'model = keras.Sequential([layers.Input([4]), layers.Dense(n, activation=act), layers.Dense(n)])', 'model.compile("sgd", "mse")', 'model.fit(load(), epochs=n)'));
    expect(reading.plan.unknowns.map(({ reason }) => /"([^"]*)"/.exec(reason)?.[1])).toEqual(['mine.n', 'mine.act', 'load']);
    expect(reading.status).toBe('some');
  });

  it('is nothing in a file without models', () => {
    const { plan, status } = read('import os\nfor name in os.listdir("."):\n    print(name)\n');
    expect({ ...plan, status }).toEqual({ source: 'model.py', models: [], steps: [], unknowns: [], status: 'none' });
  });
});

describe('a shape of which some dimensions are not known', () => {
  it('leaves the others known, and what hangs on them alone', () => {
    const model = modelIn(read(keras('x = keras.Input((height(), 28, 3))', 'y = layers.Conv2D(8, 3)(x)', 'model = keras.Model(x, y)')));
    expect(shapes(model)).toEqual([[null, null, 28, 3], [null, null, 26, 8]]);
    expect(parameters(model)).toMatchObject({ total: 3 * 3 * 3 * 8 + 8 });
  });

  it('does so as input_shape=, as input_dim= and as the pictures of an application', () => {
    const steps = read(keras('n = len(data())', 'model = keras.Sequential([layers.LSTM(4, input_shape=(n, 1)), layers.Dense(2)])'));
    expect(shapes(modelIn(steps))).toEqual([[null, 4], [null, 2]]);
    expect(parameters(modelIn(steps))).toMatchObject({ total: 4 * (1 + 4 + 1) * 4 + 10 });
    const pictures = modelIn(read(keras('size = side()', 'model = keras.applications.MobileNet(input_shape=(size, size, 3), include_top=False)')));
    expect(parameters(pictures)).toMatchObject({ total: 3_228_864 });
  });

  it('says of each what it is and where it stands, and no more', () => {
    const reading = read(keras('rows = count()', 'model = keras.Sequential([keras.Input((rows, 4)), layers.Flatten(), layers.Dense(2)])'));
    expect(reading.plan.unknowns.map(({ reason, range }) => [range && textAt(reading, range), reason])).toEqual([
      ['count', 'The file does not say what "count" is.'],
      ['layers.Dense(2)', 'The size of the last axis of the input of Dense is not known.'],
    ]);
  });
});

describe('what is told of each output of a model', () => {
  it('is not called unknown because there is no one value for all', () => {
    const reading = read(keras(
      '(x, y), _ = keras.datasets.mnist.load_data()', 'i = keras.Input((28, 28))', 'h = layers.Flatten()(i)',
      'model = keras.Model(i, [layers.Dense(10)(h), layers.Dense(10)(h)])', 'model.compile(loss=["mse", "mae"])', 'model.fit(x, [y, y])',
    ));
    expect(reading.plan.unknowns).toEqual([]);
    expect(reading.plan.steps).toMatchObject([{ losses: [{ value: { className: 'MeanSquaredError' } }, { value: { className: 'MeanAbsoluteError' } }] }, { kind: 'fit' }]);
  });
});

it('shapes may be asked as up to Keras 2', () => {
  expect(unitsOf('x = layers.Flatten()(keras.Input((4, 5)))', 'model = keras.Sequential([layers.Dense(x.shape.as_list()[1]), layers.Dense(x.shape.ndims)])')).toEqual([20, 2]);
});
