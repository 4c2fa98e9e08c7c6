import { beforeAll, describe, expect, it } from 'vitest';
import { findEngine, type Engine } from '../../../src/engines/index.js';
import { constant, randomUniform, type Tensor } from '../../../src/graph/index.js';
import { normalOf } from '../../../src/nn/random/index.js';
import type { Config } from '../../../src/spec/index.js';
import { evaluate } from '../../support/evaluate.js';
import { forward } from '../../support/forward.js';

const COUNT = 20_000;

let engine: Engine;
beforeAll(async () => {
  engine = await findEngine('onnxruntime');
});

/** What a layer without weights makes of `x`. */
function applied(className: string, given: Config, x: Tensor, training = true): Promise<Float32Array> {
  return evaluate(engine, forward(className, given, [x], { training }));
}

function moments(values: Float32Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}

describe('normal numbers from uniform ones', () => {
  it('are the inverse of the normal distribution', async () => {
    // Quantiles by scipy.stats.norm.ppf.
    const quantiles: readonly (readonly [number, number])[] = [
      [0.5, 0],
      [0.75, 0.6744897501960817],
      [0.975, 1.959963984540054],
      [0.0001, -3.719016485455709],
      [0.999, 3.090232306167813],
      [0.00001, -4.264890793922602],
    ];
    const values = await evaluate(engine, normalOf(constant(quantiles.map(([probability]) => probability))));
    quantiles.forEach(([, quantile], index) => expect(values[index]).toBeCloseTo(quantile, 4));
  });

  it('are finite where the uniform number is 0 or as near to 1 as can be', async () => {
    const [lowest, highest] = await evaluate(engine, normalOf(constant([0, 1 - 2 ** -24])));
    // The quantiles of 2⁻²⁴ and 1 - 2⁻²⁴.
    expect(lowest).toBeCloseTo(-5.294, 2);
    expect(highest).toBeCloseTo(5.294, 2);
  });
});

describe('noise while training', () => {
  const zeros = constant(0, [COUNT]);
  const ones = constant(1, [COUNT]);

  it('of GaussianNoise has mean 0 and the deviation that is asked for', async () => {
    const { mean, deviation } = moments(await applied('GaussianNoise', { stddev: 0.3 }, zeros));
    expect(Math.abs(mean)).toBeLessThan((4 * 0.3) / Math.sqrt(COUNT));
    expect(deviation / 0.3).toBeCloseTo(1, 1);
  });

  it('of GaussianDropout has the mean and the variance of dropout', async () => {
    const { mean, deviation } = moments(await applied('GaussianDropout', { rate: 0.2 }, ones));
    const expected = Math.sqrt(0.2 / 0.8);
    expect(Math.abs(mean - 1)).toBeLessThan((4 * expected) / Math.sqrt(COUNT));
    expect(deviation / expected).toBeCloseTo(1, 1);
  });

  it('of AlphaDropout keeps mean 0 and variance 1', async () => {
    const normal = normalOf(randomUniform([COUNT], 1));
    const { mean, deviation } = moments(await applied('AlphaDropout', { rate: 0.1 }, normal));
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(COUNT));
    expect(deviation).toBeCloseTo(1, 1);
  });

  it('of AlphaDropout puts what it drops where SELU ends', async () => {
    const values = await applied('AlphaDropout', { rate: 0.5 }, ones);
    const scale = 1 / Math.sqrt(0.5 * (1 + 0.5 * 1.7580993408473766 ** 2));
    const shift = scale * 1.7580993408473766 * 0.5;
    const dropped = values.filter((value) => value < 0);
    expect(dropped.length / COUNT).toBeCloseTo(0.5, 1);
    expect(dropped[0]).toBeCloseTo(-1.7580993408473766 * scale + shift, 5);
    expect(Math.max(...values)).toBeCloseTo(scale + shift, 5);
  });

  it('is the same along the axes that noise_shape holds together', async () => {
    const x = constant(1, [40, 5]);
    const rows = await applied('Dropout', { rate: 0.5, noise_shape: [null, 1] }, x);
    const sums = Array.from({ length: 40 }, (_, row) => rows.subarray(5 * row, 5 * row + 5).reduce((a, b) => a + b, 0));
    expect(new Set(sums)).toEqual(new Set([0, 10]));
  });

  it('of SpatialDropout keeps or drops each channel of each sample as a whole', async () => {
    const channelsLast = await applied('SpatialDropout1D', { rate: 0.5 }, constant(1, [20, 3, 2]));
    const sums = Array.from({ length: 40 }, (_, index) => {
      const [sample, channel] = [Math.floor(index / 2), index % 2];
      return [0, 1, 2].reduce((sum, step) => sum + channelsLast[6 * sample + 2 * step + channel]!, 0);
    });
    expect(new Set(sums)).toEqual(new Set([0, 6]));
    const given = { rate: 0.5, data_format: 'channels_first' };
    const channelsFirst = await applied('SpatialDropout2D', given, constant(1, [20, 2, 2, 2]));
    const images = Array.from({ length: 40 }, (_, image) => channelsFirst.slice(4 * image, 4 * image + 4).join());
    expect(new Set(images)).toEqual(new Set(['0,0,0,0', '2,2,2,2']));
  });

  it.each(['GaussianNoise', 'GaussianDropout', 'AlphaDropout'])('is none of %s when predicting', async (name) => {
    const given = name === 'GaussianNoise' ? { stddev: 0.5 } : { rate: 0.5 };
    expect(await applied(name, given, constant([1, 2, 3]), false)).toEqual(Float32Array.of(1, 2, 3));
  });

  it.each([
    ['Dropout', { rate: -0.1 }, /"rate" of Dropout must be from 0 to 1; it is -0.1/],
    ['GaussianNoise', { stddev: 2 }, /"stddev" of GaussianNoise must be from 0 to 1; it is 2/],
    ['AlphaDropout', { rate: 1 }, /"rate" of AlphaDropout must be below 1/],
    ['AlphaDropout', { rate: 0.5, noise_shape: [1, 1] }, /"noise_shape" of AlphaDropout must have 1 axes/],
  ] as const)('of %s with %j is refused', (name, given, message) => {
    expect(() => applied(name, given, constant([1]))).toThrow(message);
  });
});
