import { Catalogue } from '../catalogue.js';
import type { ConstraintDefinition } from './definition.js';
import { maxNorm } from './max-norm.js';
import { minMaxNorm } from './min-max-norm.js';
import { nonNeg } from './non-neg.js';
import { unitNorm } from './unit-norm.js';

export type { ConstraintDefinition } from './definition.js';

/** Every constraint that `keras.constraints.get` finds by name. */
export const constraints = new Catalogue<ConstraintDefinition>([maxNorm, nonNeg, unitNorm, minMaxNorm]);
