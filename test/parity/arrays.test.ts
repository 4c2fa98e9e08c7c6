import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArrayEvaluator, DatasetLibrary, datasetPlaces } from '../../src/data/index.js';
import { readPython } from '../../src/readers/index.js';
import { isUnknown } from '../../src/spec/index.js';

interface Prepared {
  readonly program: string;
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

interface Fixture {
  readonly imports: string;
  readonly programs: readonly Prepared[];
}

const fixtureOf = (name: string): Fixture => JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')) as Fixture;

/** The scikit-learn that the fixture was made with has the data that GradLens does not ship. */
const python = '/opt/oracle/bin/python';

/** Whether all that a program reads is on this machine. */
const canRun = (program: string): boolean => !program.includes('load_diabetes') || existsSync(python);

async function computed(imports: string, program: string): ReturnType<ArrayEvaluator['evaluate']> {
  const text = `${imports}\nfrom tensorflow import keras\n${program}\nmodel = keras.Sequential([keras.layers.Dense(1)])\nmodel.fit(x)\n`;
  const step = readPython({ path: 'data.py', text }).plan.steps.find(({ kind }) => kind === 'fit');
  if (step?.kind !== 'fit') throw new Error('The program has no fit.');
  if (isUnknown(step.x)) throw new Error(step.x.reason);
  const library = new DatasetLibrary({ places: datasetPlaces([], { ...process.env, GRADLENS_PYTHON: python }), mayDownload: false });
  return new ArrayEvaluator(library).evaluate(step.x);
}

describe.each([['numpy and scikit-learn', 'arrays.json'], ['Keras, of texts,', 'texts.json']])('Programs that prepare data with %s give the same numbers', (_, file) => {
  const { imports, programs } = fixtureOf(file);
  for (const { program, shape, values } of programs) {
    it.skipIf(!canRun(program))(program, async () => {
      const result = await computed(imports, program);
      expect(result.shape).toEqual(shape);
      values.forEach((value, index) => expect(Math.abs(result.values[index]! - value)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(value))));
      expect(result.values).toHaveLength(values.length);
    });
  }
});
