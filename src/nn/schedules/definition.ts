import type { Config } from '../../spec/index.js';
import type { CatalogueEntry } from '../definition.js';

/** A learning rate that changes from step to step: its arguments and its formula. */
export interface ScheduleDefinition extends CatalogueEntry {
  /**
   * The learning rate of a step.
   * @param step How many updates were made before it: 0 for the first.
   * @throws ArgumentError where an argument is not known or cannot be used.
   */
  at(config: Config, step: number): number;
}
