import { features, targets, type SyntheticEntry } from './entry.js';

/** 10 sin(π x₁ x₂) + 20 (x₃ - ½)² + 10 x₄ + 5 x₅ and noise (Friedman, 1991; sklearn/datasets/_samples_generator.py). */
export const makeFriedman1: SyntheticEntry = {
  name: 'make_friedman1',
  title: 'Friedman #1',
  generate(settings) {
    const samples = settings.count('n_samples', 100, 1);
    const columns = settings.count('n_features', 10, 5);
    const random = settings.random();
    const x = random.uniforms(samples * columns);
    const noise = settings.number('noise', 0);
    const y = Float64Array.from({ length: samples }, (_, row) => {
      const [a = 0, b = 0, c = 0, d = 0, e = 0] = x.subarray(row * columns, row * columns + 5);
      return 10 * Math.sin(Math.PI * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e + noise * random.normal();
    });
    return { x: features(x, columns), y: targets(y, 'float64') };
  },
};
