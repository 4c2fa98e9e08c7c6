import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFilesOnDisk, readPython, type Reading } from '../../../src/readers/index.js';

const fixtures = join(import.meta.dirname, 'fixtures/hdf5-models');

/** Reads a program that loads this file. */
function readLoading(name: string, folder = fixtures): Reading {
  const text = `import keras\nmodel = keras.models.load_model("${name}")\n`;
  return readPython({ path: join(folder, 'program.py'), text }, { dataFiles: dataFilesOnDisk([folder]) });
}

describe.each(['earliest', 'latest'])('a model in HDF5 in the %s form that h5py writes', (version) => {
  it('is read with its layers and how it was compiled', () => {
    const { plan } = readLoading(`${version}.h5`);
    expect(plan.models).toMatchObject([{ name: 'kept', layers: [{ name: 'one', config: { units: 8, activation: { className: 'relu' } } }, { name: 'two', config: { units: 3 } }] }]);
    expect(plan.steps).toMatchObject([{ kind: 'load', compile: { optimizer: { className: 'SGD' }, loss: { className: 'MeanSquaredError' } } }]);
    expect(plan.unknowns).toEqual([]);
  });

  it('is never read wrongly where it is cut off or a byte is changed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gradlens-hdf5-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const bytes = readFileSync(join(fixtures, `${version}.h5`));
    const models = Array.from({ length: 120 }, (_, index) => {
      const damaged = index % 2 === 0 ? bytes.subarray(0, (bytes.length * index) / 120) : Buffer.from(bytes);
      if (index % 2 === 1) damaged[index] = 0xff;
      writeFileSync(join(folder, `${index}.h5`), damaged);
      return readLoading(`${index}.h5`, folder).plan.models[0]?.layers.map(({ name }) => name).join() ?? 'none';
    });
    expect(new Set(models)).toEqual(new Set(['none', 'one,two']));
  });
});
