import { features, targets, type SyntheticEntry } from './entry.js';

/** Points of the square from -1 to 1; the class is whether their signs differ, which no line separates (Minsky and Papert, 1969). */
export const exclusiveOr: SyntheticEntry = {
  name: 'xor',
  title: 'XOR',
  generate(settings) {
    const random = settings.random();
    const samples = settings.count('n_samples', 1000, 1);
    const x = random.uniforms(2 * samples).map((value) => 2 * value - 1);
    const y = Float64Array.from({ length: samples }, (_, row) => Number((x[2 * row] ?? 0) > 0 !== (x[2 * row + 1] ?? 0) > 0));
    return { x: features(x, 2), y: targets(y, 'int64') };
  },
};
