import * as l10n from '@vscode/l10n';
import { DataError } from '../errors.js';
import type { RandomState } from '../random/index.js';
import { clusters } from './clusters.js';
import { columnsInOrder, features, shuffled, targets, type SyntheticEntry } from './entry.js';
import { matrixProduct } from './matrix-product.js';
import type { GeneratorSettings } from './settings.js';

/** How many features there are of each kind; they stand in this order before they are shuffled. */
interface Kinds {
  readonly all: number;
  readonly informative: number;
  readonly redundant: number;
  readonly repeated: number;
}

/** Clusters at the corners of a hypercube, with features that say nothing new, or nothing (Guyon, 2003; sklearn, `make_classification`). */
export const makeClassification: SyntheticEntry = {
  name: 'make_classification',
  title: 'Classification',
  generate(settings) {
    const random = settings.random();
    const kinds = kindsOf(settings);
    const classes = settings.count('n_classes', 2, 1);
    const separation = settings.number('class_sep', 1);
    const lengths = clusterLengths(settings, classes);
    if (lengths.length > 2 ** kinds.informative) {
      throw new DataError(l10n.t('make_classification has {0} clusters, and {1} informative features have only {2} corners for them.', lengths.length, kinds.informative, 2 ** kinds.informative));
    }
    const made = clusters({ lengths, features: kinds.informative, classes, separation, hypercube: settings.isOn('hypercube', true) }, random);
    const x = withOtherFeatures(made.x, kinds, random);
    flipLabels(made.y, settings.number('flip_y', 0.01), classes, random);
    const shift = ofFeatures(settings, 'shift', 0, kinds.all, () => (2 * random.uniform() - 1) * separation);
    const scale = ofFeatures(settings, 'scale', 1, kinds.all, () => 1 + 100 * random.uniform());
    const values = x.map((value, index) => (value + (shift[index % kinds.all] ?? NaN)) * (scale[index % kinds.all] ?? NaN));
    const ordered = { x: features(values, kinds.all), y: targets(made.y, 'int64') };
    if (!settings.isOn('shuffle', true)) return ordered;
    const data = shuffled(ordered, random);
    return { ...data, x: columnsInOrder(data.x, random.permutation(kinds.all)) };
  },
};

function kindsOf(settings: GeneratorSettings): Kinds {
  const kinds = {
    all: settings.count('n_features', 20, 1),
    informative: settings.count('n_informative', 2, 1),
    redundant: settings.count('n_redundant', 2),
    repeated: settings.count('n_repeated', 0),
  };
  const used = kinds.informative + kinds.redundant + kinds.repeated;
  if (used <= kinds.all) return kinds;
  throw new DataError(l10n.t('make_classification has {0} features, and {1} are asked for as informative, redundant or repeated.', kinds.all, used));
}

/** The samples of each cluster, by the weights of the classes. */
function clusterLengths(settings: GeneratorSettings, classes: number): number[] {
  const samples = settings.count('n_samples', 100, 1);
  const each = settings.count('n_clusters_per_class', 2, 1);
  const given = settings.list('weights') ?? Array<number>(classes).fill(1 / classes);
  const rest = 1 - given.reduce((sum, weight) => sum + weight, 0);
  const weights = given.length === classes - 1 ? [...given, rest] : given;
  const lengths = Array.from({ length: classes * each }, (_, cluster) => Math.trunc((samples * (weights[cluster % classes] ?? NaN)) / each));
  const left = samples - lengths.reduce((sum, length) => sum + length, 0);
  for (let index = 0; index < left; index += 1) lengths[index % lengths.length] = (lengths[index % lengths.length] ?? 0) + 1;
  return lengths;
}

/** Puts linear combinations of the informative features beside them, then repetitions, then noise. */
function withOtherFeatures(informative: Float64Array, { all, informative: own, redundant, repeated }: Kinds, random: RandomState): Float64Array {
  const samples = informative.length / own;
  const mixed = redundant > 0 ? matrixProduct(informative, random.uniforms(own * redundant).map((value) => 2 * value - 1), own, redundant) : informative;
  const known = own + redundant;
  const again = random.uniforms(repeated).map((value) => Math.floor((known - 1) * value + 0.5));
  const noise = all - known - repeated;
  const noises = random.normals(samples * noise);
  return Float64Array.from({ length: samples * all }, (_, index) => {
    const [row, column] = [Math.floor(index / all), index % all];
    const at = (place: number): number => (place < own ? informative[row * own + place] : mixed[row * redundant + place - own]) ?? NaN;
    if (column < known) return at(column);
    return column < known + repeated ? at(again[column - known] ?? 0) : (noises[row * noise + column - known - repeated] ?? NaN);
  });
}

/** Gives some of the samples any class. */
function flipLabels(y: Float64Array, share: number, classes: number, random: RandomState): void {
  if (share < 0) return;
  const isFlipped = random.uniforms(y.length).map((value) => Number(value < share));
  y.forEach((_, row) => {
    if (isFlipped[row] === 1) y[row] = random.integer(classes - 1);
  });
}

/** A number for each feature: as given, or drawn where None is. */
function ofFeatures(settings: GeneratorSettings, name: string, preset: number, count: number, draw: () => number): readonly number[] {
  if (settings.isNone(name)) return Array.from({ length: count }, draw);
  return settings.list(name) ?? Array<number>(count).fill(settings.number(name, preset));
}
