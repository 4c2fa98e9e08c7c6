import type { PlanStep } from './plan.js';
import { isUnknown, type ConfigObject } from './value.js';

/**
 * The step that last saved a file: a save(), a save_weights(), or a fit() with a ModelCheckpoint, whose path may have
 * places for the epoch and for metrics.
 * @param steps of the plan, up to where the file is looked for.
 * @returns its index; -1 where the plan saves no such file.
 */
export function lastSaving(steps: readonly PlanStep[], path: string): number {
  const wanted = plainPath(path);
  return steps.findLastIndex((step) => {
    if (step.kind === 'save') return !isUnknown(step.path) && plainPath(step.path) === wanted;
    return step.kind === 'fit' && step.callbacks.some((callback) => !isUnknown(callback) && savesTo(callback, wanted));
  });
}

function savesTo({ className, config }: ConfigObject, wanted: string): boolean {
  const path = config['filepath'];
  if (className !== 'ModelCheckpoint' || typeof path !== 'string') return false;
  const parts = plainPath(path).split(/\{[^{}]*\}/);
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[^/]+')}$`).test(wanted);
}

/** A path without what says nothing: `./models//best.keras` is `models/best.keras`. */
export function plainPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '..' && parts.length > 0 && !['..', ''].includes(parts.at(-1) ?? '')) parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
}
