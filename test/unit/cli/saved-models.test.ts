import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/cli/inspection.js';
import { zip } from '../readers/config/archives.js';
import { CommandLine } from './command-line.js';

const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

const config = JSON.stringify({
  class_name: 'Sequential',
  config: {
    name: 'saved',
    layers: [
      { class_name: 'InputLayer', config: { name: 'input', batch_shape: [null, 4], dtype: 'float32' } },
      { class_name: 'Dense', config: { name: 'hidden', units: 3, trainable: false } },
      { class_name: 'Dense', config: { name: 'output', units: 2 } },
    ],
  },
  compile_config: { optimizer: 'adam', loss: 'mse', metrics: ['mae'] },
});

describe('gradlens inspect, of a saved model', () => {
  it.each([
    ['the text of to_json()', 'model.json', config],
    ['a .keras archive', 'model.keras', zip({ 'metadata.json': '{}', 'config.json': config, 'model.weights.h5': 'w'.repeat(10_000) })],
  ])('reads %s', (_case, name, content) => {
    const { status, out } = gradlens.run(['inspect', gradlens.file(name, content), '--json']);
    const { models, plan, status: read } = JSON.parse(out) as Inspection;
    expect([status, read]).toEqual([0, 'all']);
    expect(models).toMatchObject([{ name: 'saved', class: 'Sequential', variable: null, totalParameters: 23, trainableParameters: 8, nonTrainableParameters: 15 }]);
    expect(models[0]?.layers.map(({ name: layer, outputShape, inbound }) => [layer, outputShape, inbound])).toEqual([
      ['hidden', [null, 3], [['input']]],
      ['output', [null, 2], [['hidden']]],
    ]);
    expect(plan).toMatchObject([{ step: 'compile', optimizer: 'Adam', loss: 'MeanSquaredError', model: 'saved' }]);
  });

  it.each([
    ['a file of JSON that is no model', 'package.json', '{"name": "x"}', 'package.json is no saved Keras model'],
    ['a file that is cut off', 'half.json', config.slice(0, 100), 'half.json:1:101: this is not JSON.'],
    ['an archive that is none', 'text.keras', 'hello', 'text.keras is no archive as Keras 3 saves them.'],
  ])('refuses %s', (_case, name, content, message) => {
    const { status, note } = gradlens.run(['inspect', gradlens.file(name, content)]);
    expect(status).toBe(2);
    expect(note).toContain(message);
  });

  it('refuses files that are not there, folders, and files too large to be what they say', () => {
    expect(gradlens.run(['inspect', 'nowhere.keras'])).toMatchObject({ status: 2, note: expect.stringContaining('nowhere.keras does not exist.') as string });
    const huge = gradlens.file('huge.ipynb', '');
    truncateSync(huge, 2 ** 30);
    expect(gradlens.run(['inspect', huge])).toMatchObject({ status: 2, note: expect.stringContaining('huge.ipynb is too large to be a model definition (1024 MB).') as string });
  });
});

describe('gradlens, where a saved model is no use', () => {
  it('does not lint it, and says what to do instead', () => {
    expect(gradlens.run(['lint', gradlens.file('model.json', config)])).toMatchObject({ status: 2, note: expect.stringContaining('"gradlens inspect" shows what is in it') as string });
  });

  it('does not train it, since it has no data', () => {
    const path = gradlens.file('model.json', config);
    expect(gradlens.run(['train', path, '--runs', join(gradlens.folder, 'runs')])).toMatchObject({ status: 2, note: expect.stringContaining('no call of fit was found') as string });
  });
});
