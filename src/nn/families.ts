import { activations } from './activations/index.js';
import type { Catalogue } from './catalogue.js';
import { constraints } from './constraints/index.js';
import type { CatalogueEntry, Family } from './definition.js';
import { initializers } from './initializers/index.js';
import { losses } from './losses/index.js';
import { metrics } from './metrics/index.js';
import { optimizers } from './optimizers/index.js';
import { regularizers } from './regularizers/index.js';
import { schedules } from './schedules/index.js';

const catalogues: Readonly<Partial<Record<Family, Catalogue<CatalogueEntry>>>> = {
  activation: activations,
  initializer: initializers,
  regularizer: regularizers,
  constraint: constraints,
  loss: losses,
  metric: metrics,
  optimizer: optimizers,
  schedule: schedules,
};

/** The catalogue of a family; `undefined` for a family of which nothing is known yet. */
export function catalogueOf(family: Family): Catalogue<CatalogueEntry> | undefined {
  return catalogues[family];
}

/** The entry of a family that Keras finds by a name, or `undefined`. */
export function lookUp(family: Family, name: string): CatalogueEntry | undefined {
  return catalogueOf(family)?.find(name);
}
