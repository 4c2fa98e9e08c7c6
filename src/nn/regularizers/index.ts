import { Catalogue } from '../catalogue.js';
import type { RegularizerDefinition } from './definition.js';
import { l1 } from './l1.js';
import { l1l2 } from './l1-l2.js';
import { l2 } from './l2.js';
import { orthogonalRegularizer } from './orthogonal.js';

export { l1l2 };
export type { RegularizerDefinition } from './definition.js';

/** Every regularizer that `keras.regularizers.get` finds by name. */
export const regularizers = new Catalogue<RegularizerDefinition>([l1, l2, l1l2, orthogonalRegularizer]);
