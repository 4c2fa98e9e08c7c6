import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { ModelSpec, TrainingPlan } from '../../spec/index.js';
import type { RateFindingRequest, TrainerProcessOptions, TrialOutcome, TrialWatch } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { textsPath } from '../locale.js';
import type { ModelFile } from '../model-file.js';
import { formatLine } from '../places.js';
import type { TrialOptions } from './options.js';

/** The trainer that short trainings of the command line have. */
export function trainerOptions(console: Console): TrainerProcessOptions {
  const texts = textsPath(join(__dirname, '..', 'l10n'));
  return { script: join(__dirname, 'trainer.cjs'), log: (text) => console.note(text.trimEnd()), ...(texts === null ? {} : { texts }) };
}

/** What all short trainings ask for. */
export function requestOf(plan: TrainingPlan, fitStep: number, options: TrialOptions): RateFindingRequest {
  const { engine, seed, dataFolders, mayDownload, seconds, data } = options;
  return { plan, fitStep, engine, seed, dataFolders: [...dataFolders], mayDownload, seconds, overrides: data === null ? {} : { data } };
}

/**
 * Waits for short trainings while progress shows; Ctrl-C ends them.
 * @param models Those that are trained.
 * @returns null where they were stopped.
 * @throws UsageError that says, with the line, why they cannot be.
 */
export async function outcomeOf<Result>(
  file: ModelFile,
  models: readonly ModelSpec[],
  console: Console,
  begin: (watch: TrialWatch) => Promise<TrialOutcome<Result>>,
): Promise<Result | null> {
  const stopping = new AbortController();
  const interrupt = (): void => stopping.abort();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  try {
    const onProgress: TrialWatch['onProgress'] = ({ message, fraction }) =>
      console.progress(fraction === undefined ? message : `${message} · ${Math.round(100 * fraction)} %`);
    const outcome = await begin({ signal: stopping.signal, onProgress });
    console.progress('');
    switch (outcome.kind) {
      case 'done':
        return outcome.result;
      case 'stopped':
        console.note(l10n.t('Stopped.'));
        return null;
      case 'failed': {
        const layer = models.flatMap(({ layers }) => layers).find(({ id }) => id === outcome.layer);
        const place = layer === undefined ? file.path : formatLine(file.path, file.places.start(layer.source.range));
        throw new UsageError(`${place}: ${outcome.message}`);
      }
    }
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}
