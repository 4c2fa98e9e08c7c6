import { describe, expect, it } from 'vitest';
import { advise, applyEdits, ruleSettingsOf } from '../../../src/advice/index.js';
import { adviseText, classNameOf, layersOf, sequential, slice } from './reading.js';

/** The ids and severities of what is said about a Sequential model with these layers. */
function saidOf(...layers: readonly string[]): string[] {
  return adviseText(sequential(...layers)).findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

/** The text after all fixes. */
function fixedText(text: string): string {
  return applyEdits(text, adviseText(text).findings.flatMap(({ fix }) => fix?.edits ?? []));
}

const repeated = (count: number, ...layers: readonly string[]): string[] => Array.from({ length: count }, () => layers).flat();

describe('advice on rectifiers', () => {
  it.each(['relu', 'leaky_relu'])('is a hint on %s', (activation) => {
    expect(saidOf(`layers.Dense(300, activation="${activation}")`)).toEqual(['GL101 hint']);
  });

  it('reads the activation from the layer that follows', () => {
    expect(saidOf('layers.Dense(300)', 'layers.ReLU()')).toEqual(['GL101 hint']);
    expect(saidOf('layers.Dense(300)', 'layers.Dropout(0.2)', 'layers.Activation("relu")')).toEqual(['GL101 hint']);
  });

  it('is information from ten layers in a row on', () => {
    expect(new Set(saidOf(...repeated(9, 'layers.Dense(100, activation="relu")')))).toEqual(new Set(['GL101 hint']));
    expect(new Set(saidOf(...repeated(10, 'layers.Dense(100, activation="relu")')))).toEqual(new Set(['GL101 information']));
  });

  it('is silent next to a normalization, on either side of the activation', () => {
    expect(saidOf('layers.Dense(300, use_bias=False)', 'layers.BatchNormalization()', 'layers.Activation("relu")')).toEqual([]);
    expect(saidOf('layers.Dense(300, activation="relu")', 'layers.BatchNormalization()')).toEqual([]);
  });

  it('is silent on other initializers', () => {
    expect(saidOf('layers.Dense(300, activation="relu", kernel_initializer="he_uniform")')).toEqual([]);
    expect(saidOf('layers.Dense(300, activation="relu", kernel_initializer="random_normal")')).toEqual([]);
    expect(saidOf('layers.Dense(300, activation="relu", kernel_initializer=my_initializer)')).toEqual([]);
  });

  it('points to the initializer where one is written, else to the activation, else to the layer', () => {
    const pointedAt = (layer: string): string[] => {
      const { text, findings } = adviseText(sequential(layer, 'layers.ReLU()'));
      return findings.map(({ range }) => slice(text, range));
    };
    expect(pointedAt('layers.Dense(300, kernel_initializer="glorot_uniform")')).toEqual(['kernel_initializer="glorot_uniform"']);
    expect(pointedAt('layers.Dense(300)')).toEqual(['layers.Dense']);
    const { text, findings } = adviseText(sequential('layers.Dense(300, activation="relu")'));
    expect(findings.map(({ range }) => slice(text, range))).toEqual(['activation="relu"']);
  });

  it('gathers the layers of a loop into one finding with one fix', () => {
    const text = [
      'from tensorflow import keras',
      'model = keras.Sequential([keras.layers.Input(shape=(784,))])',
      'for units in (300, 200, 100):',
      '    model.add(keras.layers.Dense(units, activation="relu"))',
      'model.add(keras.layers.Dense(10))',
      '',
    ].join('\n');
    const { findings } = adviseText(text);
    expect(findings.map(({ layers }) => layers.length)).toEqual([3]);
    expect(findings[0]?.message).toContain('3 layers, dense to dense_2');
    expect(fixedText(text)).toContain('Dense(units, activation="relu", kernel_initializer="he_normal"))\n');
  });

  it('gathers what one call makes of models that begin anew by the name that they share', () => {
    const text = `import keras
def model(units):
    keras.backend.clear_session()
    return keras.Sequential([keras.Input((8,)), keras.layers.Dense(units, activation="relu"), keras.layers.Dense(1)])
first, second = model(20), model(30)
`;
    expect(adviseText(text).findings.map(({ message }) => message.split(':')[0])).toEqual(['2 layers named dense']);
  });

  it('counts the steps of an epoch in words that fit', () => {
    const fit = (batchSize: number): string => `import numpy as np
import keras
model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(1)])
model.compile(loss="mse", optimizer="sgd")
model.fit(np.zeros((201, 8)), np.zeros((201, 1)), batch_size=${batchSize}, validation_split=0.1)
`;
    const said = (batchSize: number): string[] => adviseText(fit(batchSize)).findings.filter(({ rule }) => rule === 'GL613').map(({ message }) => message);
    expect(said(1000)).toEqual(['A batch of 1000 is all of the 180 samples, so every epoch is one step.']);
    expect(said(100)).toEqual(['Batches of 100 make 2 steps an epoch of 180 samples.']);
    expect(said(32)).toEqual([]);
  });

  it('offers no fix where the same call makes layers that are not at fault', () => {
    const text = [
      'from tensorflow import keras',
      'model = keras.Sequential([keras.layers.Input(shape=(784,))])',
      'for units, activation in ((300, "relu"), (10, "softmax")):',
      '    model.add(keras.layers.Dense(units, activation=activation))',
      '',
    ].join('\n');
    expect(adviseText(text).findings.map(({ rule, fix }) => [rule, fix])).toEqual([['GL101', undefined]]);
  });
});

describe('the fix of a layer whose arguments stand elsewhere', () => {
  const files = (setup: string, layer: string): string => sequential(layer).replace('model =', `${setup}\nmodel =`);

  it('is written into the call of a partial, not into the partial', () => {
    const text = files('from functools import partial\nHidden = partial(layers.Dense, activation="relu")', 'Hidden(300)');
    expect(fixedText(text)).toBe(text.replace('Hidden(300)', 'Hidden(300, kernel_initializer="he_normal")'));
    expect(adviseText(fixedText(text)).findings).toEqual([]);
  });

  it('is not offered where the call unpacks a dictionary', () => {
    const text = files('options = {"activation": "relu"}', 'layers.Dense(300, **options)');
    expect(adviseText(text).findings.map(({ rule, fix, range }) => [rule, fix, slice(text, range)])).toEqual([['GL101', undefined, 'layers.Dense']]);
  });
});

describe('the fix of an initializer', () => {
  const fixedLayer = (layer: string): string => /^ {4}(layers\.Dense\(300.*),$/m.exec(fixedText(sequential(layer)))?.[1] ?? '';

  it('keeps a seed by renaming the class', () => {
    expect(fixedLayer('layers.Dense(300, activation="relu", kernel_initializer=initializers.GlorotUniform(seed=42))')).toBe(
      'layers.Dense(300, activation="relu", kernel_initializer=initializers.HeNormal(seed=42))',
    );
  });

  it('is not offered where the seed would be lost', () => {
    const text = sequential('layers.Dense(300, activation="relu", kernel_initializer=init)').replace(
      'model =',
      'init = initializers.GlorotUniform(seed=42)\nmodel =',
    );
    expect(adviseText(text).findings.map(({ rule, fix }) => [rule, fix])).toEqual([['GL101', undefined]]);
  });

  it('replaces an initializer object without a seed by its name', () => {
    expect(fixedLayer('layers.Dense(300, activation="selu", kernel_initializer=initializers.HeNormal())')).toBe(
      'layers.Dense(300, activation="selu", kernel_initializer="lecun_normal")',
    );
  });
});

describe('advice on SELU', () => {
  it('is information, whichever initializer it has but LeCun\'s', () => {
    expect(saidOf('layers.Dense(300, activation="selu")')).toEqual(['GL102 information']);
    expect(saidOf('layers.Dense(300, activation="selu", kernel_initializer="he_normal")')).toEqual(['GL102 information']);
    expect(saidOf('layers.Dense(300, activation="selu", kernel_initializer="lecun_normal")')).toEqual([]);
  });
});

describe('advice on squashing activations', () => {
  it('begins with the fifth sigmoid layer in a row, and is a warning from the tenth', () => {
    const layer = 'layers.Dense(100, activation="sigmoid")';
    expect(saidOf(...repeated(4, layer))).toEqual([]);
    expect(saidOf(...repeated(5, layer))).toEqual(repeated(5, 'GL103 information'));
    expect(saidOf(...repeated(10, layer))).toEqual(repeated(10, 'GL103 warning'));
  });

  it('is no more than a hint on tanh, whose gradients get through', () => {
    expect(saidOf(...repeated(20, 'layers.Dense(100, activation="tanh")'))).toEqual(repeated(20, 'GL103 hint'));
  });

  it('is no more than a hint on sigmoid over weights that are not scaled by the fan', () => {
    const layer = 'layers.Dense(100, activation="sigmoid", kernel_initializer=initializers.RandomNormal(stddev=1.0))';
    expect(saidOf(...repeated(10, layer)).filter((said) => said.startsWith('GL103'))).toEqual(repeated(10, 'GL103 hint'));
  });

  it('counts only layers that follow one another plainly', () => {
    const normalized = ['layers.Dense(100, use_bias=False)', 'layers.BatchNormalization()', 'layers.Activation("sigmoid")'];
    const sigmoid = 'layers.Dense(100, activation="sigmoid")';
    expect(saidOf(...repeated(3, sigmoid), ...normalized, ...repeated(3, sigmoid))).toEqual([]);
  });

  it('changes activation and initializer together, so that no other advice follows', () => {
    const fixed = adviseText(fixedText(sequential(...repeated(5, 'layers.Dense(100)', 'layers.Activation("sigmoid")'))));
    expect(fixed.findings).toEqual([]);
    const dense = layersOf(fixed).filter(({ className }) => className === 'Dense').slice(0, 5);
    expect(dense.map((layer) => classNameOf(layer, 'kernel_initializer'))).toEqual(repeated(5, 'HeNormal'));
    const activations = layersOf(fixed).filter(({ className }) => className === 'Activation');
    expect(activations.map((layer) => classNameOf(layer, 'activation'))).toEqual(repeated(5, 'relu'));
  });
});

describe('silencing advice', () => {
  const layer = 'layers.Dense(300, activation="relu")';
  const inLine = (comment: string): string => sequential(layer).replace(`${layer},`, `${layer},  ${comment}`);

  it('is heeded on the line of the call, for one rule, several or all', () => {
    for (const comment of ['# gradlens: ignore', '# gradlens: ignore[GL101]', '#gradlens:ignore[gl103, gl101]', '# wide  # gradlens: ignore[GL101]']) {
      expect(adviseText(inLine(comment)).findings, comment).toEqual([]);
    }
    expect(adviseText(inLine('# gradlens: ignore[GL102]')).findings.length).toBe(1);
  });

  it('is heeded on the other lines of the call, and not on other calls', () => {
    const text = sequential('layers.Dense(\n        300,\n        activation="relu",\n    )', layer);
    expect(adviseText(text).findings.length).toBe(2);
    expect(adviseText(text.replace('300,\n', '300,  # gradlens: ignore\n')).findings.length).toBe(1);
  });

  it('is heeded for the whole file', () => {
    expect(adviseText(`# gradlens: ignore-file[GL101]\n${sequential(layer, layer)}`).findings).toEqual([]);
    expect(adviseText(`# gradlens: ignore-file[GL102]\n${sequential(layer, layer)}`).findings.length).toBe(2);
  });

  it('is heeded in the settings, which can also change a severity', () => {
    const { plan, text } = adviseText(sequential(layer));
    expect(advise(plan, text, ruleSettingsOf({ GL101: 'off' }))).toEqual([]);
    expect(advise(plan, text, ruleSettingsOf({ gl101: 'warning' })).map(({ severity }) => severity)).toEqual(['warning']);
    expect(ruleSettingsOf({ GL101: 'loud', GL102: 3 })).toEqual({});
    expect(ruleSettingsOf('off')).toEqual({});
  });
});

describe('one fault is said once', () => {
  /** The rules that speak of errors and warnings in a file. */
  const gravely = (...lines: readonly string[]): string[] =>
    adviseText(lines.join('\n')).findings.flatMap(({ rule, severity }) => (severity === 'error' || severity === 'warning' ? [rule] : []));

  it('of a base that pictures are too small for, by the data that the model is built by', () => {
    expect(gravely(
      'from tensorflow import keras',
      '(X, y), _ = keras.datasets.cifar100.load_data()',
      'base = keras.applications.Xception(weights=None, include_top=False, input_shape=(32, 32, 3))',
      'model = keras.Sequential([base, keras.layers.Flatten(), keras.layers.Dense(100, activation="softmax")])',
      'model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")',
      'model.fit(X / 255, y)',
    )).toEqual(['GL304']);
  });

  it('of a regression loss under softmax, not also of targets that softmax cannot reach', () => {
    expect(gravely(
      'import numpy as np',
      'from tensorflow import keras',
      'X, y = np.random.rand(500, 12), np.random.randint(0, 6, (500, 6))',
      'model = keras.Sequential([keras.layers.Input(shape=(12,)), keras.layers.Dense(6, activation="softmax")])',
      'model.compile(loss="mse", optimizer="adam")',
      'model.fit(X, y)',
    )).toEqual(['GL207']);
  });

  it('of a softmax of one unit, not also of the regression loss behind it', () => {
    expect(gravely(
      'from tensorflow import keras',
      'model = keras.Sequential([keras.layers.Input(shape=(12,)), keras.layers.Dense(1, activation="softmax")])',
      'model.compile(loss="mse", optimizer="adam")',
    )).toEqual(['GL201']);
  });

  it('of linear layers that follow one another, which it names', () => {
    const text = sequential('layers.Dense(64)', 'layers.Dense(32)', 'layers.Dropout(0.2)', 'layers.Dense(16)', 'layers.Dense(16, activation="tanh")', 'layers.Dense(12)');
    const [stack, single, ...others] = adviseText(text).findings.filter(({ rule }) => rule === 'GL106');
    expect(stack).toMatchObject({ severity: 'warning', layers: ['dense', 'dense_1', 'dense_2'] });
    expect(stack?.message).toBe('3 layers, dense to dense_2, have no activation, so they and dense_3 together do no more than one layer could.');
    expect(single?.message).toBe('dense_4 has no activation, so it and dense_5 together do no more than one layer could.');
    expect(others).toEqual([]);
  });
});

describe('advice on how weights begin', () => {
  const built = (weights: string): string[] =>
    adviseText([
      'from tensorflow import keras',
      `base = keras.applications.VGG16(weights=${weights}, input_shape=(224, 224, 3))`,
      'model = keras.Sequential(base.layers[:-1])',
      'model.add(keras.layers.Dense(1, activation="sigmoid"))',
    ].join('\n')).findings.map(({ rule }) => rule);

  it('is not given on layers that come with trained weights', () => {
    expect(built('None')).toContain('GL101');
    expect(built('"imagenet"')).not.toContain('GL101');
  });
});
