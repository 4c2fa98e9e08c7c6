import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/data/index.js';
import { generated } from '../../../src/data/synthetic/index.js';
import type { GeneratedArray } from '../../../src/spec/index.js';
import { oracle } from './oracle.js';

const array = (generator: string, settings: GeneratedArray['settings'], part: 'x' | 'y'): ReturnType<typeof generated> =>
  generated({ operation: 'generated', generator, settings, part });

describe("scikit-learn's generators make the same data", () => {
  it.each(oracle.generated.map((made) => [made.generator, JSON.stringify(made.settings), made] as const))('%s %s', (generator, _settings, made) => {
    const x = array(generator, made.settings, 'x');
    const y = array(generator, made.settings, 'y');
    expect(x.shape).toEqual([made.x.length, made.x[0]!.length]);
    // Sines and sums of products may differ in the last bits.
    made.x.flat().forEach((value, index) => expect(Math.abs(x.values[index]! - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value))));
    made.y.flat().forEach((value, index) => expect(Math.abs(y.values[index]! - value)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(value))));
    expect(y.values).toHaveLength(made.y.flat().length);
  });
});

describe('Data that is made up by name', () => {
  it('spirals have as many samples of each class, and stay near the unit circle', () => {
    const x = array('spirals', { n_samples: 300, n_classes: 3, noise: 0 }, 'x');
    const y = [...array('spirals', { n_samples: 300, n_classes: 3, noise: 0 }, 'y').values];
    expect(x.shape).toEqual([300, 2]);
    for (const arm of [0, 1, 2]) expect(y.filter((value) => value === arm)).toHaveLength(100);
    expect(Math.max(...x.values)).toBeLessThanOrEqual(1);
  });

  it('XOR is whether the signs differ', () => {
    const x = array('xor', { n_samples: 200, random_state: 1 }, 'x').values;
    array('xor', { n_samples: 200, random_state: 1 }, 'y').values.forEach((label, row) => {
      expect(label).toBe(x[2 * row]! * x[2 * row + 1]! < 0 ? 1 : 0);
    });
  });

  it('the adding problem is the sum of two marked numbers', () => {
    const x = array('adding_problem', { n_samples: 20, steps: 10 }, 'x');
    const y = array('adding_problem', { n_samples: 20, steps: 10 }, 'y').values;
    expect(x.shape).toEqual([20, 10, 2]);
    y.forEach((target, row) => {
      const steps = Array.from({ length: 10 }, (_, step) => [x.values[20 * row + 2 * step]!, x.values[20 * row + 2 * step + 1]!] as const);
      const marked = steps.filter(([, mark]) => mark === 1);
      expect(marked).toHaveLength(2);
      expect(target).toBeCloseTo(marked[0]![0] + marked[1]![0], 12);
    });
  });

  it('that there is not, or that cannot be made, is refused in words', () => {
    expect(() => array('make_swiss_roll', {}, 'x')).toThrow(/make_swiss_roll is not made here. These are: make_moons/);
    expect(() => array('make_moons', { n_samples: -3 }, 'x')).toThrow(DataError);
    expect(() => array('make_blobs', { n_samples: 1e7, n_features: 1e7 }, 'x')).toThrow(DataError);
    expect(() => array('make_classification', { n_classes: 5 }, 'x')).toThrow(/10 clusters, and 2 informative features have only 4 corners/);
  });
});
