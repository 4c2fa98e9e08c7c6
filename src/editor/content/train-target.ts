import type { TrainingPlan } from '../../spec/index.js';
import type { FileReading } from './file-reading.js';

/** A fit of a file that can be trained. */
export interface FitChoice {
  readonly plan: TrainingPlan;
  /** The index in `plan.steps`. */
  readonly fitStep: number;
  /** The line of each layer that the file itself makes, from 1, by layer id. */
  readonly lines: ReadonlyMap<string, number>;
}

/** The fit step of an index; null where the file has none there (any more). */
export function fitAt(reading: FileReading, fitStep: number): FitChoice | null {
  if (reading.plan.steps[fitStep]?.kind !== 'fit') return null;
  return { plan: reading.plan, fitStep, lines: layerLines(reading) };
}

/** The fit that a user at this offset means: the one the offset is in, else the last of the file; null where there is none. */
export function fitNear(reading: FileReading, offset: number): FitChoice | null {
  const fits = [...reading.plan.steps.entries()].filter(([, { kind }]) => kind === 'fit');
  const here = fits.find(([, { range }]) => range.source === reading.plan.source && range.start <= offset && offset <= range.end);
  const chosen = here ?? fits.at(-1);
  return chosen === undefined ? null : fitAt(reading, chosen[0]);
}

function layerLines({ plan, layers, lines }: FileReading): Map<string, number> {
  const own = [...layers.values()].filter(({ source }) => source.range.source === plan.source);
  return new Map(own.map(({ id, source }) => [id, lines.position(source.range.start).line]));
}
