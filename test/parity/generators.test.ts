import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataFiles, DatasetLibrary, datasetPlaces } from '../../src/data/index.js';
import { dataFilesOnDisk, readPython } from '../../src/readers/index.js';
import { isUnknown, type FitStep } from '../../src/spec/index.js';

interface Numbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** What Keras's generators make of pictures (make-generator-fixtures.py). */
const fixture = JSON.parse(readFileSync(new URL('fixtures/generators.json', import.meta.url), 'utf8')) as {
  readonly imports: string;
  readonly files: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, { readonly program: string; readonly x: Numbers; readonly y: Numbers }>>;
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradlens-generators-'));
  for (const [name, packed] of Object.entries(fixture.files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), Buffer.from(packed, 'base64'));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fitOf(program: string): FitStep {
  const text = `${fixture.imports}\n${program}\nmodel = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(1)])\nmodel.compile("sgd", "mse")\nmodel.fit(data, epochs=2)\n`;
  const step = readPython({ path: join(folder, 'program.py'), text }, { dataFiles: dataFilesOnDisk([folder]) }).plan.steps.find(({ kind }) => kind === 'fit');
  return step?.kind === 'fit' ? step : expect.fail('The program has no fit.');
}

describe('Generators of pictures give what Keras gives', () => {
  it.each(Object.entries(fixture.cases))('%s', async (_, { program, ...expected }) => {
    const fit = fitOf(program);
    const evaluator = new ArrayEvaluator(new DatasetLibrary({ places: datasetPlaces([]), mayDownload: false }), new DataFiles([folder]));
    for (const part of ['x', 'y'] as const) {
      const expression = fit[part];
      if (isUnknown(expression)) return expect.fail(expression.reason);
      const { shape, values } = await evaluator.evaluate(expression);
      expect(shape).toEqual(expected[part].shape);
      expect(values).toHaveLength(expected[part].values.length);
      expected[part].values.forEach((value, index) => expect(Math.abs(values[index]! - value)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(value))));
    }
  });

  it('in batches as long and in an order as they say', () => {
    expect(fitOf('data = ImageDataGenerator().flow_from_directory("pets", batch_size=7)')).toMatchObject({ batchSize: 7, shuffle: true });
    expect(fitOf('data = ImageDataGenerator().flow_from_directory("pets", shuffle=False)')).toMatchObject({ batchSize: 32, shuffle: false });
  });

  it('but for random changes, which are named', () => {
    const fit = fitOf('data = ImageDataGenerator(rescale=1/255, rotation_range=40, zoom_range=0, horizontal_flip=True).flow_from_directory("pets")');
    expect(fit.randomChanges).toEqual(['rotation_range', 'horizontal_flip']);
    expect(isUnknown(fit.x)).toBe(false);
  });

  it('or say that the folders are not there', () => {
    const { x, y } = fitOf('data = ImageDataGenerator().flow_from_directory("nowhere")');
    expect(isUnknown(x)).toBe(false);
    expect(y).toMatchObject({ kind: 'unknown', reason: 'The classes are the folders in "nowhere", of which there are none here.' });
  });

  it.each(['preprocessing_function=lambda x: x - 3', 'featurewise_center=True', 'rescale=float(input())'])('and nothing with %s, which is not followed', (setting) => {
    expect(isUnknown(fitOf(`data = ImageDataGenerator(${setting}).flow_from_directory("pets")`).x)).toBe(true);
  });
});
