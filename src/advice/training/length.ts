import { isUnknown, type FitStep } from '../../spec/index.js';

/** How many samples a fit trains on, without those it keeps aside; null where it is not known. */
export function samplesOf({ facts, validation, x }: FitStep): number | null {
  // A pipeline's first axis is a batch.
  if (isUnknown(x) && facts?.y === undefined) return null;
  const length = facts?.x?.shape[0];
  if (typeof length !== 'number' || isUnknown(validation)) return null;
  return validation.kind === 'split' ? Math.floor(length * (1 - validation.fraction)) : length;
}

/** How many steps an epoch of a fit has; null where it is not known. */
export function stepsPerEpoch(fit: FitStep): number | null {
  if (fit.stepsPerEpoch !== undefined) return isUnknown(fit.stepsPerEpoch) ? null : fit.stepsPerEpoch;
  const samples = samplesOf(fit);
  return samples === null || isUnknown(fit.batchSize) ? null : Math.ceil(samples / fit.batchSize);
}

/** How many steps a fit has; null where it is not known. */
export function totalSteps(fit: FitStep): number | null {
  const steps = stepsPerEpoch(fit);
  return steps === null || isUnknown(fit.epochs) || isUnknown(fit.initialEpoch) ? null : steps * (fit.epochs - fit.initialEpoch);
}
