import { isDeepStrictEqual } from 'node:util';
import type { TrainingPlan } from '../../spec/index.js';

/** Whether two texts train the same, as they do before and after a rename: their plans differ in nothing but in places of the text. */
export function trainTheSame(one: TrainingPlan, other: TrainingPlan): boolean {
  return isDeepStrictEqual(withoutPlaces(one), withoutPlaces(other));
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  return isPlace(value) ? null : Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutPlaces(part)]));
}

/** Source ranges, and calls as they are written. */
const isPlace = (value: object): boolean => ('source' in value && 'start' in value && 'end' in value) || 'callee' in value;
