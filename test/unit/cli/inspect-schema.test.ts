import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/cli/inspection.js';
import { CommandLine } from './command-line.js';

const root = join(import.meta.dirname, '../../..');
const samples = join(root, 'samples');
const schema = JSON.parse(readFileSync(join(root, 'docs/inspect.schema.json'), 'utf8')) as AnySchema;
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validate = ajv.compile<Inspection>(schema);
const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

const everything = `import keras
(x, y), _ = keras.datasets.fashion_mnist.load_data()
inner = keras.Sequential([keras.Input((784,)), keras.layers.Dense(30, name="shared")])
a, b = keras.Input((784,)), keras.Input((784,))
outputs = keras.layers.Dense(10)(inner(a) + inner(b))
model = keras.Model([a, b], outputs)
model.layers[2].trainable = False
rate = keras.optimizers.schedules.ExponentialDecay(0.1, 100, 0.5)
model.compile(optimizer=keras.optimizers.SGD(rate), loss="mse", metrics=["mae", own])
model.fit(x / 255., y, epochs=int(input()), validation_split=0.1, callbacks=[keras.callbacks.EarlyStopping(), own()])
model.evaluate(x, y)
model.predict(x[:5])
copy = keras.models.clone_model(inner)
copy.set_weights(inner.get_weights())
copy.save("copy.keras")
copy.save_weights("copy.weights.h5")
copy.load_weights("copy.weights.h5")
loaded = keras.models.load_model("copy.keras")
class Mine(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(unknown)
mine = Mine()
f(
`;

const several = `import keras
a, b = keras.Input((4,), name="a"), keras.Input((4,), name="b")
both = keras.layers.Add()([a, b])
model = keras.Model({"a": a, "b": b}, {"one": keras.layers.Dense(1, name="one")(both), "other": keras.layers.Dense(2, name="other")(both)})
model.compile("adam", loss={"one": "mse", "other": own}, loss_weights={"one": 0.5, "other": 1.0}, metrics={"one": ["mae", own]})
model.fit({"a": x, "b": x}, {"one": y, "other": y})
`;

const fit = `import keras
(x, y), _ = keras.datasets.mnist.load_data()
model = keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])
model.compile(keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(0.1, unknown), clipnorm=1.0, beta_1=unknown))
model.fit(x, y, initial_epoch=2, class_weight={0: 1.0, 1: 2.0}, sample_weight=y * 0.5, steps_per_epoch=10, validation_split=0.2,
          validation_steps=5, validation_batch_size=unknown, validation_freq=2, callbacks=[keras.callbacks.ReduceLROnPlateau(patience=unknown)])
model.evaluate(x, y, batch_size=64)
`;

const cells = [
  { cell_type: 'markdown', source: '# Title' },
  { cell_type: 'code', source: ['%matplotlib inline\n', 'import keras\n', 'f('] },
  { cell_type: 'code', source: 'model = keras.Sequential([keras.layers.Dense(units)])\nmodel.compile()' },
];

describe('docs/inspect.schema.json', () => {
  const files: readonly (readonly [string, () => string])[] = [
    ...readdirSync(samples).filter((name) => name.endsWith('.py')).map((name) => [name, () => join(samples, name)] as const),
    ['a file of everything', () => gradlens.file('everything.py', everything)],
    ['a notebook', () => gradlens.file('notebook.ipynb', JSON.stringify({ cells }))],
    ['a saved model', () => gradlens.file('saved.json', JSON.stringify({ class_name: 'Sequential', config: { layers: [{ class_name: 'Mine', config: { name: 'mine' } }] } }))],
    ['a file that imports a module', () => {
      gradlens.file('helper.py', 'import keras\ndef build(units):\n    return keras.Sequential([keras.Input((3,)), keras.layers.Dense(units)])\n');
      return gradlens.file('imports.py', 'from helper import build\nimport elsewhere\nmodel = build(elsewhere.units)\nmodel.compile(elsewhere.optimizer(), loss="mse")\n');
    }],
    ['several inputs and outputs', () => gradlens.file('several.py', several)],
    ['every argument of fit', () => gradlens.file('fit.py', fit)],
    ['a broken notebook', () => gradlens.file('broken.ipynb', JSON.stringify({ cells: [{ cell_type: 'code', source: 'import keras\nmodel = keras.Sequential([' }, { cell_type: 'code', source: 'model.compile("sgd"' }] }))],
    ['a file of an older Keras', () => gradlens.file('older.py', 'from keras.models import Sequential\nfrom keras.layers import Convolution2D\nmodel = Sequential()\nmodel.add(Convolution2D(32, 3, 3, input_shape=(28, 28, 1)))\nmodel.fit_generator(g(), nb_epoch=3)\n')],
    ['a file without models', () => gradlens.file('nothing.py', 'x = 1\n')],
  ];

  it.each(files)('describes what is printed of %s', (_name, path) => {
    const { out } = gradlens.run(['inspect', path(), '--json']);
    expect(validate(JSON.parse(out)), ajv.errorsText(validate.errors)).toBe(true);
  });

  it('describes every kind of step', () => {
    const { plan } = JSON.parse(gradlens.run(['inspect', gradlens.file('everything.py', everything), '--json']).out) as Inspection;
    expect([...new Set(plan.map(({ step }) => step))].sort()).toEqual(['clone', 'compile', 'evaluate', 'fit', 'load', 'predict', 'save', 'setTrainable', 'setWeights']);
  });

  it('refuses what is not printed', () => {
    const inspection = JSON.parse(gradlens.run(['inspect', join(samples, 'mlp_300_100.py'), '--json']).out) as Inspection;
    expect(validate({ ...inspection, models: [{ ...inspection.models[0], totalParameters: 'many' }] })).toBe(false);
    expect(validate({ ...inspection, extra: 1 })).toBe(false);
    expect(validate({ ...inspection, plan: [{ step: 'fly', line: 1, model: 'm' }] })).toBe(false);
  });
});
