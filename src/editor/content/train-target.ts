import * as l10n from '@vscode/l10n';
import { ownLoopInWords } from '../../advice/index.js';
import { turnsOfStep, type TrainingPlan } from '../../spec/index.js';
import type { FileReading } from './file-reading.js';
import { locate } from './parts.js';

/** A fit of a file that can be trained. */
export interface FitChoice {
  readonly plan: TrainingPlan;
  /** The index in `plan.steps`. */
  readonly fitStep: number;
  /** The line of each layer that the file itself makes, from 1, by layer id; in a notebook, the line in its cell. */
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

/** Why a file has no fit that can be trained, where it trains in another way; null where nothing says why. */
export function whyNoFit({ plan, lines }: Pick<FileReading, 'plan' | 'lines'>): string | null {
  const [loop] = plan.ownLoops ?? [];
  return loop === undefined ? null : l10n.t('Line {0}: {1}', lines.position(loop.range.start).line, ownLoopInWords(loop));
}

/** The fit that a choice stands for where the file calls it in a loop: its last turn, which is trained after those before it. */
export function wholeLoop(choice: FitChoice | null): FitChoice | null {
  return choice && { ...choice, fitStep: turnsOfStep(choice.plan, choice.fitStep).at(-1) ?? choice.fitStep };
}

function layerLines({ plan, layers, lines, parts }: FileReading): Map<string, number> {
  return new Map(
    [...layers.values()].flatMap(({ id, source }) => {
      const place = source.range.source === plan.source ? locate(parts, source.range) : null;
      if (place === null) return [];
      const [first, line] = [source.range.start - place.start, source.range.start].map((offset) => lines.position(offset).line);
      return first === undefined || line === undefined ? [] : [[id, line - first + 1] as const];
    }),
  );
}
