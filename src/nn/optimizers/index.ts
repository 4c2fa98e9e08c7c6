import { Catalogue } from '../catalogue.js';
import { adadelta } from './adadelta.js';
import { adagrad } from './adagrad.js';
import { adam } from './adam.js';
import { adamW } from './adamw.js';
import { adamax } from './adamax.js';
import type { OptimizerDefinition } from './definition.js';
import { ftrl } from './ftrl.js';
import { lion } from './lion.js';
import { nadam } from './nadam.js';
import { rmsprop } from './rmsprop.js';
import { sgd } from './sgd.js';

export * from './definition.js';

/** Every optimizer that `keras.optimizers.get` finds by name, whatever its case. */
export const optimizers = new Catalogue<OptimizerDefinition>(
  [sgd, adam, adamW, adamax, nadam, adagrad, adadelta, rmsprop, lion, ftrl],
  true,
);
