import { describe, expect, it } from 'vitest';
import { nextObservedStep } from '../../../src/trainer/loop/observed-steps.js';

describe('The steps that are observed', () => {
  it('lie close together at first, and a hundred apart later', () => {
    const steps = [nextObservedStep(0)];
    while (steps.length < 11) steps.push(nextObservedStep(steps.at(-1)!));
    expect(steps).toEqual([1, 2, 4, 8, 16, 32, 64, 100, 200, 300, 400]);
  });

  it('go on from any step, as after one that could not be observed', () => {
    expect([3, 63, 101, 250].map(nextObservedStep)).toEqual([4, 64, 200, 300]);
  });
});
