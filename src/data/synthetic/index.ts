import * as l10n from '@vscode/l10n';
import type { GeneratedArray, GeneratorValue } from '../../spec/index.js';
import type { NumberArray } from '../array.js';
import { DataError } from '../errors.js';
import { addingProblem } from './adding-problem.js';
import type { SyntheticEntry } from './entry.js';
import { exclusiveOr } from './exclusive-or.js';
import { makeBlobs } from './make-blobs.js';
import { makeCircles } from './make-circles.js';
import { makeClassification } from './make-classification.js';
import { makeFriedman1 } from './make-friedman1.js';
import { makeMoons } from './make-moons.js';
import { makeRegression } from './make-regression.js';
import { GeneratorSettings } from './settings.js';
import { spirals } from './spirals.js';

export type { SyntheticEntry } from './entry.js';

/** Every kind of data that can be made up. */
export const syntheticData: readonly SyntheticEntry[] = [
  makeMoons, makeCircles, makeBlobs, makeClassification, makeRegression, makeFriedman1, spirals, exclusiveOr, addingProblem,
];

/** What a generator makes. @throws DataError where there is none of the name, or it cannot make what it is asked for. */
export function generated({ generator, settings, part }: GeneratedArray): NumberArray {
  const entry = syntheticData.find(({ name }) => name === generator);
  if (entry === undefined) {
    throw new DataError(l10n.t('{0} is not made here. These are: {1}.', generator, syntheticData.map(({ name }) => name).join(', ')));
  }
  requireReasonable(generator, settings);
  return entry.generate(new GeneratorSettings(generator, settings))[part];
}

/** More numbers than these would not fit into memory. */
const maximumElements = 2 ** 27;

/** @throws DataError where more would be made than fits into memory. */
function requireReasonable(generator: string, settings: GeneratedArray['settings']): void {
  const size = (value: GeneratorValue | undefined): number => (Array.isArray(value) ? value.reduce<number>((sum, one) => sum + size(one as GeneratorValue), 0) : typeof value === 'number' ? value : 1);
  const elements = ['n_samples', 'n_features', 'steps', 'n_targets'].reduce((product, name) => product * Math.max(1, size(settings[name])), 1);
  if (elements > maximumElements) throw new DataError(l10n.t('{0} would make {1} numbers, more than fit into memory.', generator, elements));
}
