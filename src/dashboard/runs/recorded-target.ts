import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunRecord } from '../../runs/index.js';
import type { TrainingTarget } from '../target.js';

/** The address of what a run was trained from: its record has the path, or the address itself where there was none. */
export const addressOf = (source: string): string => (isAbsolute(source) ? pathToFileURL(source).href : source);

/** What was trained in a run, to be shown and to be found again. */
export function recordedTarget({ source, plan, fitStep, lines = {} }: RunRecord): TrainingTarget {
  const file = source.split(/[\\/]/).at(-1) ?? source;
  return { uri: addressOf(source), file, plan, fitStep, layerLines: new Map(Object.entries(lines)) };
}
