import { describe, expect, it } from 'vitest';
import { RandomState, randomStateOf } from '../../../src/data/random/index.js';
import { oracle } from './oracle.js';

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
    const state = randomStateOf({
      seed: draws!.seed,
      place: 0,
      before: [
        { draw: 'uniform', count: 3 },
        { draw: 'normal', count: 3 },
        { draw: 'integers', count: 5, greatest: 9 },
        { draw: 'permutation', count: 9 },
      ],
    });
    expectNear([...state.normals(3)].map((value) => 5 + 2 * value), draws!.normal2);
  });

  it('without a seed draws other numbers in another place, and the same again in the same', () => {
    const at = (place: number): number[] => [...randomStateOf({ seed: null, before: [], place }).uniforms(2)];
    expect(at(1)).toEqual(at(1));
    expect(at(1)).not.toEqual(at(2));
  });
});
