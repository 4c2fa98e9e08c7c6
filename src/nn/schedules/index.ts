import { Catalogue } from '../catalogue.js';
import { cosineDecay } from './cosine-decay.js';
import { cosineDecayRestarts } from './cosine-decay-restarts.js';
import type { ScheduleDefinition } from './definition.js';
import { exponentialDecay } from './exponential-decay.js';
import { inverseTimeDecay } from './inverse-time-decay.js';
import { piecewiseConstantDecay } from './piecewise-constant-decay.js';
import { polynomialDecay } from './polynomial-decay.js';

export type { ScheduleDefinition } from './definition.js';

/** Every class of `keras.optimizers.schedules` (keras/src/optimizers/schedules/learning_rate_schedule.py). */
export const schedules = new Catalogue<ScheduleDefinition>([
  exponentialDecay,
  inverseTimeDecay,
  piecewiseConstantDecay,
  polynomialDecay,
  cosineDecay,
  cosineDecayRestarts,
]);
