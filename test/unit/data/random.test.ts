import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArrayEvaluator } from '../../../src/data/index.js';
import { Generator, RandomState, randomNumbersOf } from '../../../src/data/random/index.js';
import { readPython } from '../../../src/readers/index.js';
import { isUnknown } from '../../../src/spec/index.js';
import { MemoryDatasets } from './fixtures.js';
import { oracle } from './oracle.js';

interface Steps {
  readonly seed: number;
  readonly steps: readonly { readonly call: string; readonly values: readonly number[] }[];
}

/** What numpy's Generator drew (fixtures/make-generator.py). */
const generator = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/generator.json'), 'utf8')) as {
  readonly draws: readonly Steps[];
  readonly legacy: readonly Steps[];
  readonly shuffled: readonly { readonly seed: number; readonly rows: number[]; readonly line: number[]; readonly permuted: number[]; readonly after: number[] }[];
  readonly normals: { readonly seed: number; readonly count: number; readonly far: readonly (readonly [number, number])[]; readonly every: number[]; readonly last: number };
};

/** Equal but for the last bits: the logarithm of JavaScript and that of C differ there. */
function expectNear(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, index) => expect(Math.abs(value - expected[index]!)).toBeLessThanOrEqual(4 * Number.EPSILON * Math.abs(expected[index]!)));
}

describe("numpy's RandomState", () => {
  it.each(oracle.draws.map((draws) => [draws.seed, draws] as const))('of seed %i draws the same numbers', (seed, draws) => {
    const state = new RandomState(seed);
    expect([...state.uniforms(3)]).toEqual(draws.uniform);
    expectNear([...state.normals(3)], draws.normal);
    expect([...state.integers(5, 9)]).toEqual(draws.integers);
    expect([...state.permutation(9)]).toEqual(draws.permutation);
    expectNear([...state.normals(3)].map((value) => 5 + 2 * value), draws.normal2);
    expect([...state.uniforms(2)].map((value) => -1 + 2 * value)).toEqual(draws.uniform2);
    expect([...state.integers(4, 999)]).toEqual(draws.integers2);
    expect([...state.uniforms(700)].slice(-2)).toEqual(draws.late);
  });

  it('goes on where it was left', () => {
    const [draws] = oracle.draws;
    const state = randomNumbersOf({
      seed: draws!.seed,
      place: 0,
      before: [
        { draw: 'uniform', count: 3 },
        { draw: 'normal', count: 3 },
        { draw: 'integers', count: 5, greatest: 9 },
        { draw: 'permutation', count: 9 },
      ],
    });
    expectNear(Array.from({ length: 3 }, () => 5 + 2 * state.normal()), draws!.normal2);
  });

  it('without a seed draws other numbers in another place, and the same again in the same', () => {
    const at = (place: number): number[] => {
      const numbers = randomNumbersOf({ seed: null, before: [], place });
      return [numbers.uniform(), numbers.uniform()];
    };
    expect(at(1)).toEqual(at(1));
    expect(at(1)).not.toEqual(at(2));
  });
});

/** The numbers of `x` in a program. */
async function computed(...lines: readonly string[]): Promise<number[]> {
  const text = ['import numpy as np', 'from tensorflow import keras', ...lines, 'model = keras.Sequential([keras.layers.Dense(1)])', 'model.fit(x)'].join('\n');
  const step = readPython({ path: 'data.py', text }).plan.steps.find(({ kind }) => kind === 'fit');
  if (step?.kind !== 'fit' || isUnknown(step.x)) throw new Error('The data is not known.');
  return [...(await new ArrayEvaluator(new MemoryDatasets({})).evaluate(step.x)).values];
}

/** As Keras is given them. */
const singles = (values: readonly number[]): number[] => [...Float32Array.from(values)];

describe("numpy's default_rng", () => {
  it.each(generator.draws.map(({ seed, steps }) => [seed, steps] as const))('of seed %i draws the same numbers, one call after the other', async (seed, steps) => {
    const before: string[] = [`rng = np.random.default_rng(${seed})`];
    for (const { call, values } of steps) {
      // Single numbers are not data, but what follows them goes on behind them.
      if (values.length > 1) expect(await computed(...before, `x = rng.${call}`), call).toEqual(singles(values));
      before.push(`rng.${call}`);
    }
  });

  it.each(generator.shuffled.map((drawn) => [drawn.seed, drawn] as const))('of seed %i puts rows in the same order', async (seed, { rows, line, permuted, after }) => {
    const begin = [`rng = np.random.default_rng(${seed})`, 'rows = np.arange(24).reshape(12, 2)', 'line = np.arange(11)', 'rng.shuffle(rows)', 'rng.shuffle(line)'];
    expect(await computed(...begin, 'x = rows')).toEqual(rows);
    expect(await computed(...begin, 'x = line')).toEqual(line);
    expect(await computed(...begin, 'x = rng.permutation(np.arange(14).reshape(7, 2))')).toEqual(permuted);
    expect(await computed(...begin, 'rng.permutation(7)', 'x = rng.random(2)')).toEqual(singles(after));
  });

  it('draws normal numbers to the last bit, those far out as well', () => {
    const { seed, count, far, every, last } = generator.normals;
    const numbers = new Generator(seed);
    const drawn = Float64Array.from({ length: count }, () => numbers.normal());
    expect(every.map((_, place) => drawn[place * 1000])).toEqual(every);
    // Behind the last edge they are logarithms, whose last bits differ.
    expectNear(far.map(([place]) => drawn[place]!), far.map(([, value]) => value));
    expect(numbers.uniform()).toBe(last);
  });

  it('chooses rows of an array; numbers of other types are not known', async () => {
    const { steps } = generator.draws[0]!;
    const chosen = steps.find(({ call }) => call.startsWith('choice(6'));
    const before = ['rng = np.random.default_rng(0)', ...steps.slice(0, steps.indexOf(chosen!)).map(({ call }) => `rng.${call}`)];
    expect(await computed(...before, 'x = rng.choice(np.arange(10, 16), 4)')).toEqual(chosen!.values.map((place) => place + 10));
    await expect(computed('rng = np.random.default_rng(0)', 'x = rng.random(3, dtype=np.float32)')).rejects.toThrow('The data is not known.');
  });
});

describe('choice() of a RandomState', () => {
  it.each(generator.legacy.map(({ seed, steps }) => [seed, steps] as const))('of seed %i draws the same numbers', async (seed, steps) => {
    const before: string[] = [`np.random.seed(${seed})`];
    for (const { call, values } of steps) {
      if (values.length > 1) expect(await computed(...before, `x = np.random.${call}`), call).toEqual(values);
      before.push(`np.random.${call}`);
    }
  });
});
