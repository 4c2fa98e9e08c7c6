import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataError, DataFiles, DataMemory } from '../../../src/data/index.js';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown, type FitStep } from '../../../src/spec/index.js';
import { MemoryDatasets } from './fixtures.js';

const fixtures = join(import.meta.dirname, 'fixtures');

/** What Keras read (fixtures/make-pictures.py). */
const oracle = JSON.parse(readFileSync(join(fixtures, 'pictures.json'), 'utf8')) as Record<string, { readonly x: number[]; readonly shape: number[]; readonly y: number[] }>;

function fitOf(settings: string, ...lines: readonly string[]): FitStep {
  const text = [
    'import tensorflow as tf', `data = tf.keras.utils.image_dataset_from_directory("pictures", image_size=(5, 4)${settings})`, ...lines,
    'model = tf.keras.Sequential([tf.keras.layers.Flatten(), tf.keras.layers.Dense(2)])', 'model.compile("sgd", "mse")', 'model.fit(data)',
  ].join('\n');
  return readPython({ path: join(fixtures, 'a.py'), text }).plan.steps[1] as FitStep;
}

async function read(settings: string, folder = fixtures): Promise<{ x: Float32Array; shape: readonly number[]; y: number[] }> {
  const fit = fitOf(settings);
  if (isUnknown(fit.x) || isUnknown(fit.y)) throw new Error('The data is not known.');
  const evaluator = new ArrayEvaluator(new MemoryDatasets({}), new DataFiles([folder]));
  const [x, y] = await Promise.all([evaluator.evaluate(fit.x), evaluator.evaluate(fit.y)]);
  return { x: x.values as Float32Array, shape: x.shape, y: [...y.values] };
}

describe('Pictures that do not fit into memory', () => {
  it('are decoded when they are asked for, to the same numbers', async () => {
    const fit = fitOf(', shuffle=False', 'data = data.map(lambda x, y: (x / 255.0, y))');
    if (isUnknown(fit.x)) throw new Error('The data is not known.');
    const memory = new DataMemory(100);
    const whole = await new ArrayEvaluator(new MemoryDatasets({}), new DataFiles([fixtures])).evaluate(fit.x);
    const streamed = await new ArrayEvaluator(new MemoryDatasets({}), new DataFiles([fixtures], memory), memory).samples(fit.x);
    if (!('gather' in streamed)) throw new Error('The pictures are in memory.');
    const count = whole.shape[0] ?? 0;
    const size = whole.values.length / count;
    const rows = Int32Array.from({ length: 2 * count }, (_, place) => (place * 3) % count);
    expect([...streamed.gather(rows).values]).toEqual([...rows].flatMap((row) => [...whole.values.subarray(row * size, (row + 1) * size)]));
  });
});

describe('The pictures of a folder are those that Keras reads', () => {
  it.each([
    ['rgb', ', shuffle=False'],
    ['grayscale', ', shuffle=False, color_mode="grayscale"'],
    ['nearest', ', shuffle=False, interpolation="nearest"'],
    ['validation', ', seed=7, validation_split=0.4, subset="validation"'],
  ])('%s', async (name, settings) => {
    const expected = oracle[name]!;
    const { x, shape, y } = await read(settings);
    expect(shape).toEqual(expected.shape);
    expect([...y].sort()).toEqual([...expected.y].sort());
    // A batch that is shuffled has an order of Keras's own: each of its pictures is one of ours.
    const size = x.length / shape[0]!;
    for (let row = 0; row < shape[0]!; row += 1) {
      const theirs = expected.x.slice(row * size, (row + 1) * size);
      const apart = Array.from({ length: shape[0]! }, (_, other) => Math.max(...theirs.map((value, index) => Math.abs(value - x[other * size + index]!))));
      const isJpeg = name === 'validation' || row === 2 || row === 4;
      // Its decoder of PNG rounds grey by a level, and it decodes JPEG by the faster and coarser of libjpeg's ways, some levels of 256 from the exact one.
      expect(name === 'validation' ? Math.min(...apart) : apart[row]!).toBeLessThanOrEqual(isJpeg ? 9 : name === 'grayscale' ? 1 : 1e-3);
    }
  });

  it('are gone through as the pipeline says', () => {
    expect(fitOf('')).toMatchObject({ batchSize: 32, shuffle: true, x: { operation: 'images', shape: [null, 5, 4, 3] }, y: { operation: 'images', part: 'y' } });
    expect(fitOf(', batch_size=8, shuffle=False', 'data = data.map(lambda x, y: (x / 255., y)).cache().prefetch(1)')).toMatchObject({
      batchSize: 8, shuffle: false, x: { operation: 'divide', right: 255, left: { operation: 'images' } },
    });
    expect(fitOf('', 'data = data.map(lambda x, y: (x - tf.reduce_mean(x), y))').x).toMatchObject({ kind: 'unknown' });
  });

  it('that are damaged, claim to be huge, or are no pictures are named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gradlens-pictures-'));
    const put = async (name: string, bytes: Uint8Array): Promise<void> => {
      await mkdir(join(folder, 'pictures/one'), { recursive: true });
      await rm(join(folder, 'pictures/one'), { recursive: true });
      await mkdir(join(folder, 'pictures/one'), { recursive: true });
      await writeFile(join(folder, 'pictures/one', name), bytes);
    };
    const good = readFileSync(join(fixtures, 'pictures/cats/a.png'));
    await put('cut.png', good.subarray(0, 60));
    await expect(read(', shuffle=False', folder)).rejects.toThrow(/cut\.png is damaged/);
    const huge = Buffer.from(good);
    huge.writeUInt32BE(0x7fffffff, 16);
    await put('huge.png', huge);
    await expect(read(', shuffle=False', folder)).rejects.toThrow(/huge\.png.*pixels/);
    await put('page.jpg', Buffer.from('<html>'));
    await expect(read(', shuffle=False', folder)).rejects.toThrow(DataError);
    await put('moving.gif', Buffer.from('GIF89a'));
    await expect(read(', shuffle=False', folder)).rejects.toThrow(/moving\.gif is a picture of a kind that is not read/);
    await rm(folder, { recursive: true });
  });
});
