import { rowsInOrder, type SyntheticEntry, features, targets } from './entry.js';
import { evenly } from './evenly.js';

/** Arms of a spiral, a class each, which only curved borders tell apart (after K. Lang and M. Witbrock, 1988). */
export const spirals: SyntheticEntry = {
  name: 'spirals',
  title: 'Spirals',
  generate(settings) {
    const random = settings.random();
    const arms = settings.count('n_classes', 2, 2);
    const turns = settings.number('turns', 1.5);
    const noise = settings.number('noise', 0.02);
    const lengths = evenly(settings.count('n_samples', 1000, arms), arms);
    const points: number[] = [];
    const classes: number[] = [];
    lengths.forEach((length, arm) => {
      for (let index = 0; index < length; index += 1) {
        const radius = (index + 1) / length;
        const angle = 2 * Math.PI * (turns * radius + arm / arms);
        points.push(radius * Math.cos(angle) + noise * random.normal(), radius * Math.sin(angle) + noise * random.normal());
        classes.push(arm);
      }
    });
    const order = random.permutation(classes.length);
    return { x: rowsInOrder(features(Float64Array.from(points), 2), order), y: rowsInOrder(targets(Float64Array.from(classes), 'int64'), order) };
  },
};
