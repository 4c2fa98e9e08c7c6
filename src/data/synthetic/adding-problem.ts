import { targets, type SyntheticEntry } from './entry.js';

/**
 * Sequences of random numbers of which two are marked; the target is the sum of those two, so that the network must
 * remember over long distances (Hochreiter and Schmidhuber, 1997, experiment 4). x: (samples, steps, 2).
 */
export const addingProblem: SyntheticEntry = {
  name: 'adding_problem',
  title: 'The adding problem',
  generate(settings) {
    const random = settings.random();
    const samples = settings.count('n_samples', 5000, 1);
    const steps = settings.count('steps', 50, 2);
    const x = new Float64Array(samples * steps * 2);
    const y = new Float64Array(samples);
    const half = Math.floor(steps / 2);
    for (let row = 0; row < samples; row += 1) {
      const start = row * steps * 2;
      for (let step = 0; step < steps; step += 1) x[start + 2 * step] = random.uniform();
      // One in each half, so that they are far apart.
      for (const marked of [random.integer(half - 1), half + random.integer(steps - half - 1)]) {
        x[start + 2 * marked + 1] = 1;
        y[row] = (y[row] ?? 0) + (x[start + 2 * marked] ?? 0);
      }
    }
    return { x: { values: x, shape: [samples, steps, 2], dtype: 'float64' }, y: targets(y, 'float64') };
  },
};
