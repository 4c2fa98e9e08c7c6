import { describe, expect, it } from 'vitest';
import { defaultConfig, fansOf, initializers } from '../../../src/nn/index.js';
import { RandomStream } from '../../../src/nn/random/index.js';
import type { Config } from '../../../src/spec/index.js';

const SHAPE = [784, 300];
const COUNT = 784 * 300;

function sample(name: string, given: Config = {}, shape: readonly number[] = SHAPE): Float32Array {
  const definition = initializers.find(name)!;
  return definition.sample({ ...defaultConfig(definition), ...given }, shape, new RandomStream(42, 'dense/kernel'));
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardDeviation(values: Float32Array): number {
  const average = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length);
}

function greatest(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** The greatest distance of the values' distribution from a given one (Kolmogorov and Smirnov). */
function distributionDistance(values: Float32Array, cumulative: (value: number) => number): number {
  return values.toSorted().reduce((most, value, index) => {
    const expected = cumulative(value);
    return Math.max(most, Math.abs(expected - index / values.length), Math.abs(expected - (index + 1) / values.length));
  }, 0);
}

/** Abramowitz and Stegun 7.1.26, to 1.5e-7. */
function normalCumulative(value: number): number {
  const x = Math.abs(value) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = 1 - polynomial * Math.exp(-x * x);
  return 0.5 * (1 + Math.sign(value) * erf);
}

/** Above this distance, one sample in a thousand of so many values would be. */
const CRITICAL_DISTANCE = 1.95 / Math.sqrt(COUNT);

describe('an initializer draws values of the standard deviation that its paper asks for', () => {
  it.each([
    ['GlorotUniform', Math.sqrt(2 / (784 + 300))],
    ['GlorotNormal', Math.sqrt(2 / (784 + 300))],
    ['HeUniform', Math.sqrt(2 / 784)],
    ['HeNormal', Math.sqrt(2 / 784)],
    ['LecunUniform', Math.sqrt(1 / 784)],
    ['LecunNormal', Math.sqrt(1 / 784)],
    ['VarianceScaling', Math.sqrt(1 / 784)],
    ['RandomNormal', 0.05],
    ['RandomUniform', 0.1 / Math.sqrt(12)],
    ['TruncatedNormal', 0.05 * 0.8796],
  ])('%s', (name, expected) => {
    const values = sample(name);
    // The standard error of a standard deviation is at most 1/√(2n), 0.15 % here.
    expect(standardDeviation(values) / expected).toBeCloseTo(1, 2);
    expect(Math.abs(mean(values))).toBeLessThan((4 * expected) / Math.sqrt(COUNT));
    const definition = initializers.find(name)!;
    expect(definition.standardDeviation(defaultConfig(definition), SHAPE)).toBeCloseTo(expected, 4);
  });
});

describe('an initializer draws from its distribution', () => {
  it('normal', () => {
    const distance = distributionDistance(sample('RandomNormal', { stddev: 1 }), normalCumulative);
    expect(distance).toBeLessThan(CRITICAL_DISTANCE);
  });

  it('normal, cut off at two standard deviations', () => {
    const inside = normalCumulative(2) - normalCumulative(-2);
    const cumulative = (value: number) => (normalCumulative(value) - normalCumulative(-2)) / inside;
    const values = sample('TruncatedNormal', { stddev: 1 });
    expect(distributionDistance(values, cumulative)).toBeLessThan(CRITICAL_DISTANCE);
    expect(greatest(values)).toBeLessThanOrEqual(2);
  });

  it('uniform', () => {
    const values = sample('RandomUniform', { minval: -1, maxval: 3 });
    expect(distributionDistance(values, (value) => (value + 1) / 4)).toBeLessThan(CRITICAL_DISTANCE);
  });

  it('within the bounds of Glorot: √(6 / (fan-in + fan-out)), and twice the deviation before the cut', () => {
    expect(greatest(sample('GlorotUniform'))).toBeLessThanOrEqual(Math.fround(Math.sqrt(6 / 1084)));
    expect(greatest(sample('GlorotNormal'))).toBeLessThanOrEqual(Math.fround((2 * Math.sqrt(2 / 1084)) / 0.87962566));
  });

  it('scaled by what VarianceScaling is told', () => {
    const values = sample('VarianceScaling', { scale: 3, mode: 'fan_out', distribution: 'untruncated_normal' });
    expect(standardDeviation(values) / Math.sqrt(3 / 300)).toBeCloseTo(1, 2);
    expect(greatest(values)).toBeGreaterThan(3 * Math.sqrt(3 / 300));
  });

  const modes = { fan_in: 784, fan_out: 300, fan_avg: (784 + 300) / 2 };
  const distributions = ['truncated_normal', 'untruncated_normal', 'uniform'];
  const scalings = Object.entries(modes).flatMap(([mode, fan]) =>
    distributions.map((distribution) => ({ mode, fan, distribution })),
  );
  it.each(scalings)(
    'of variance scale / $mode, $distribution, for VarianceScaling',
    ({ mode, fan, distribution }) => {
      const values = sample('VarianceScaling', { scale: 2, mode, distribution });
      expect(standardDeviation(values) / Math.sqrt(2 / fan)).toBeCloseTo(1, 2);
      const normal = (value: number) => normalCumulative(value / Math.sqrt(2 / fan));
      const uniform = (value: number) => (value / Math.sqrt(6 / fan) + 1) / 2;
      const [near, far] = distribution === 'uniform' ? [uniform, normal] : [normal, uniform];
      expect(distributionDistance(values, near)).toBeLessThan(distributionDistance(values, far));
    },
  );

  it('that is one number, for the constants', () => {
    expect([...sample('Zeros', {}, [2])]).toEqual([0, 0]);
    expect([...sample('Ones', {}, [2])]).toEqual([1, 1]);
    expect([...sample('Constant', { value: 0.5 }, [2])]).toEqual([0.5, 0.5]);
  });

  it('and says so where it is asked for a mode that there is not', () => {
    expect(() => sample('VarianceScaling', { mode: 'fan_sum' })).toThrow(
      /"mode" must be one of fan_in, fan_out, fan_avg/,
    );
  });
});

/** The scalar products of the vectors along the shorter axis of a matrix. */
function products(values: Float32Array, rows: number, columns: number): number[][] {
  const count = Math.min(rows, columns);
  const vectors = Array.from({ length: count }, (_, vector) =>
    Array.from({ length: Math.max(rows, columns) }, (__, index) =>
      columns <= rows ? values[index * columns + vector]! : values[vector * columns + index]!,
    ),
  );
  const product = (one: number[], other: number[]) => one.reduce((sum, value, at) => sum + value * other[at]!, 0);
  return vectors.map((one) => vectors.map((other) => product(one, other)));
}

describe('Orthogonal', () => {
  it.each([
    { shape: [40, 15], rows: 40, columns: 15 },
    { shape: [15, 40], rows: 15, columns: 40 },
    { shape: [3, 3, 4, 8], rows: 36, columns: 8 },
  ])('makes vectors of length gain at right angles, of shape $shape', ({ shape, rows, columns }) => {
    const gram = products(sample('Orthogonal', { gain: 2 }, shape), rows, columns);
    gram.forEach((row, one) => row.forEach((product, other) => expect(product).toBeCloseTo(one === other ? 4 : 0, 5)));
  });

  it('favours no direction: its values have mean 0 and variance gain² / length', () => {
    const values = sample('Orthogonal', {}, [300, 100]);
    expect(Math.abs(mean(values))).toBeLessThan(4 / Math.sqrt(300 * 300 * 100));
    expect(standardDeviation(values) * Math.sqrt(300)).toBeCloseTo(1, 2);
    // A coordinate of a random direction in so many dimensions is all but normal.
    const cumulative = (value: number) => normalCumulative(value * Math.sqrt(300));
    expect(distributionDistance(values, cumulative)).toBeLessThan(1.95 / Math.sqrt(300 * 100));
    const definition = initializers.find('orthogonal')!;
    expect(definition.standardDeviation(defaultConfig(definition), [300, 100])).toBeCloseTo(1 / Math.sqrt(300), 6);
  });

  it('refuses a vector', () => {
    expect(() => sample('Orthogonal', {}, [10])).toThrow(/two or more axes/);
  });
});

describe('Identity', () => {
  it('is gain along the diagonal, also of a matrix that is not square', () => {
    expect([...sample('Identity', { gain: 3 }, [2, 3])]).toEqual([3, 0, 0, 0, 3, 0]);
    const definition = initializers.find('identity')!;
    const values = sample('Identity', {}, [4, 4]);
    expect(definition.standardDeviation(defaultConfig(definition), [4, 4])).toBeCloseTo(standardDeviation(values), 6);
  });

  it('refuses what is no matrix', () => {
    expect(() => sample('Identity', {}, [2, 2, 2])).toThrow(/two axes only; this one has 3/);
  });
});

describe('fans', () => {
  it.each([
    { shape: [784, 300], fanIn: 784, fanOut: 300 },
    { shape: [300], fanIn: 300, fanOut: 300 },
    { shape: [3, 3, 32, 64], fanIn: 288, fanOut: 576 },
    { shape: [], fanIn: 1, fanOut: 1 },
  ])('of a weight of shape $shape', ({ shape, fanIn, fanOut }) => {
    expect(fansOf(shape)).toEqual({ fanIn, fanOut });
  });
});
