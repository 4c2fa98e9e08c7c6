import { features, shuffled, targets, type SyntheticEntry } from './entry.js';
import { evenly } from './evenly.js';

/** Round clouds of points, a class each (sklearn/datasets/_samples_generator.py, `make_blobs`). */
export const makeBlobs: SyntheticEntry = {
  name: 'make_blobs',
  title: 'Blobs',
  generate(settings) {
    const random = settings.random();
    const counts = settings.list('n_samples');
    const given = settings.rows('centers');
    const clouds = given?.length ?? counts?.length ?? settings.count('centers', 3, 1);
    const columns = given?.[0]?.length ?? settings.count('n_features', 2, 1);
    const [low = -10, high = 10] = settings.list('center_box') ?? [];
    const drawn = given === null ? random.uniforms(clouds * columns).map((value) => low + (high - low) * value) : Float64Array.from(given.flat());
    const deviations = settings.list('cluster_std') ?? Array<number>(clouds).fill(settings.number('cluster_std', 1));
    const lengths = counts ?? evenly(settings.count('n_samples', 100), clouds);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const points = new Float64Array(total * columns);
    const classes = new Float64Array(total);
    let row = 0;
    lengths.forEach((length, cloud) => {
      classes.fill(cloud, row, row + length);
      for (let index = 0; index < length * columns; index += 1) {
        points[row * columns + index] = (drawn[cloud * columns + (index % columns)] ?? NaN) + (deviations[cloud] ?? NaN) * random.normal();
      }
      row += length;
    });
    const made = { x: features(points, columns), y: targets(classes, 'int64') };
    return settings.isOn('shuffle', true) ? shuffled(made, random) : made;
  },
};
