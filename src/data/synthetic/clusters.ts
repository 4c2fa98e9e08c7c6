import type { RandomState } from '../random/index.js';
import { hypercubeCorners } from './hypercube.js';
import { matrixProduct } from './matrix-product.js';

/** What the clusters of `make_classification` are like. */
export interface ClusterSettings {
  /** How many samples each has. */
  readonly lengths: readonly number[];
  readonly features: number;
  readonly classes: number;
  /** Half the edge of the cube. */
  readonly separation: number;
  /** Whether the clusters lie at a cube's corners, and not at those of a box that is stretched at random. */
  readonly hypercube: boolean;
}

/** Normal clusters, each turned at random, at the corners of a cube, and the class of each sample. */
export function clusters(settings: ClusterSettings, random: RandomState): { readonly x: Float64Array; readonly y: Float64Array } {
  const { lengths, features, classes, separation } = settings;
  const centres = hypercubeCorners(lengths.length, features, random).map((corner) => corner * 2 * separation - separation);
  if (!settings.hypercube) stretch(centres, features, random);
  const samples = lengths.reduce((sum, length) => sum + length, 0);
  const x = random.normals(samples * features);
  const y = new Float64Array(samples);
  let start = 0;
  lengths.forEach((length, cluster) => {
    const [from, to] = [start * features, (start + length) * features];
    const turn = random.uniforms(features * features).map((value) => 2 * value - 1);
    const turned = matrixProduct(x.slice(from, to), turn, features, features);
    x.set(turned.map((value, index) => value + (centres[cluster * features + (index % features)] ?? NaN)), from);
    y.fill(cluster % classes, start, start + length);
    start += length;
  });
  return { x, y };
}

function stretch(centres: Float64Array, features: number, random: RandomState): void {
  const ofCluster = random.uniforms(centres.length / features);
  const ofFeature = random.uniforms(features);
  centres.forEach((centre, index) => {
    centres[index] = centre * (ofCluster[Math.floor(index / features)] ?? NaN) * (ofFeature[index % features] ?? NaN);
  });
}
