import { describe, expect, it } from 'vitest';
import type { DataArray, SampleArray } from '../../../src/data/index.js';
import { labelFacts } from '../../../src/trainer/plan/label-facts.js';

const COUNT = 300;
const CLASSES = 4;
/** Numbers without order, the same in every run. */
const scattered = (index: number): number => Math.abs(Math.sin(127.1 * index) * 43758.5453) % 1;
const classOf = (sample: number): number => sample % CLASSES;
const array = (values: ArrayLike<number>, ...sample: readonly number[]) => ({ values: Float32Array.from(values), shape: [COUNT, ...sample] }) satisfies DataArray;
/** Points in a square about one corner for each class. */
const x = array(Array.from({ length: 2 * COUNT }, (_, place) => 3 * ((classOf(place >> 1) >> (place & 1)) & 1) + scattered(place)), 2);
const following = Array.from({ length: COUNT }, (_, sample) => classOf(sample));
const dealt = following.map((_, sample) => Math.floor(CLASSES * scattered(sample + 7000)));
const facts = (y: SampleArray, samples: SampleArray = x) => labelFacts({ x: [samples], y: [y], count: COUNT });

describe('how labels of near samples agree', () => {
  it('is everywhere where classes lie apart', () => {
    expect(facts(array(following))).toEqual({ agreement: 1, error: 0, byChance: expect.closeTo(74 / 299, 6) as number });
  });

  it('is as by chance where labels are dealt out at random', () => {
    const { agreement, error, byChance } = facts(array(dealt)) ?? { agreement: NaN, error: NaN, byChance: NaN };
    expect(byChance).toBeCloseTo(0.25, 1);
    expect(Math.abs(agreement - byChance)).toBeLessThan(3 * error);
    // Of five neighbours each, as many draws with a chance of a quarter have this error, or somewhat more since they share neighbours.
    expect(error).toBeGreaterThan(Math.sqrt((0.25 * 0.75) / (5 * COUNT)) * 0.8);
    expect(error).toBeLessThan(Math.sqrt((0.25 * 0.75) / (5 * COUNT)) * 2);
  });

  it('is the same of labels that are one-hot', () => {
    const oneHot = following.flatMap((label) => Array.from({ length: CLASSES }, (_, place) => Number(place === label)));
    expect(facts(array(oneHot, CLASSES))).toEqual(facts(array(following)));
  });

  it('is not known of numbers, of several at once, of one class alone, and of samples that are not finite or not in memory', () => {
    const several = following.flatMap((label) => [1, label & 1]);
    const broken = Float32Array.from(x.values, (value, place) => (place === 11 ? NaN : value));
    const filed: SampleArray = { type: 'float32', shape: x.shape, gather: () => x };
    expect([
      facts(array(following.map((label) => label + 0.5))),
      facts(array(several, 2)),
      facts(array(following.map(() => 1))),
      facts(array(following), array(broken, 2)),
      facts(array(following), filed),
      labelFacts({ x: [x, x], y: [array(following)], count: COUNT }),
    ]).toEqual([null, null, null, null, null, null]);
  });
});
