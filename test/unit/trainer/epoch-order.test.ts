import { describe, expect, it } from 'vitest';
import { EpochOrder, stepsOfEpochs } from '../../../src/trainer/loop/epoch-order.js';

const passes = (samples: number, batchSize: number, stepsPerEpoch: number | null, epochs: number): number[][] => {
  const order = new EpochOrder({ samples, batchSize, stepsPerEpoch }, (pass) => Int32Array.from({ length: samples }, (_, index) => 100 * pass + index));
  return Array.from({ length: epochs }, () => [...order.next()]);
};

describe('The samples of epochs', () => {
  it('are all of them, each time in an order of its own', () => {
    expect(passes(3, 2, null, 2)).toEqual([[100, 101, 102], [200, 201, 202]]);
  });

  it('go on in the next epoch where steps_per_epoch ends one, and begin anew at their end', () => {
    expect(passes(7, 2, 3, 3)).toEqual([[100, 101, 102, 103, 104, 105], [106], [200, 201, 202, 203, 204, 205]]);
    expect(passes(4, 2, 2, 2)).toEqual([[100, 101, 102, 103], [200, 201, 202, 203]]);
    expect(passes(3, 2, 9, 2)).toEqual([[100, 101, 102], [200, 201, 202]]);
  });

  it.each([[7, 2, null], [7, 2, 3], [7, 2, 2], [4, 2, 2], [3, 2, 9], [60, 8, 5]] as const)('%i samples by %i, %s steps an epoch, take the steps that are counted before', (samples, batchSize, stepsPerEpoch) => {
    for (let epochs = 1; epochs < 9; epochs += 1) {
      const taken = passes(samples, batchSize, stepsPerEpoch, epochs).reduce((sum, rows) => sum + Math.ceil(rows.length / batchSize), 0);
      expect(stepsOfEpochs({ samples, batchSize, stepsPerEpoch }, epochs)).toBe(taken);
    }
  });
});
