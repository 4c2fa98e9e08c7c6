import { Catalogue } from '../catalogue.js';
import { adam } from './adam.js';
import type { OptimizerDefinition } from './definition.js';
import { sgd } from './sgd.js';

export * from './definition.js';

/** Every optimizer that `keras.optimizers.get` finds by name, whatever its case. */
export const optimizers = new Catalogue<OptimizerDefinition>([sgd, adam], true);
