import * as l10n from '@vscode/l10n';
import type { LearningRateResult, TrainerEventOf, TrialResult } from '../protocol/index.js';
import { removeTemporaryFolders } from './channel/index.js';
import type { TrainerOutcome } from './outcome.js';
import { TrainerProcess, type RateFindingRequest, type TrainerProcessOptions, type TryingRequest } from './trainer-process.js';

/** What became of short trainings. */
export type TrialOutcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** They were asked to stop. */
  | { readonly kind: 'stopped' }
  /** `message` says to people why, `layer` is the id of the one that it is about. */
  | { readonly kind: 'failed'; readonly message: string; readonly layer?: string };

/** How short trainings are watched and ended. */
export interface TrialWatch {
  /** Ends them where it is aborted. */
  readonly signal?: AbortSignal;
  /** What is being done, for people, and how much of all is done. */
  readonly onProgress?: (progress: Pick<TrainerEventOf<'preparing'>, 'message' | 'fraction'>) => void;
}

/**
 * Looks for a learning rate of a fit, in a trainer of its own that keeps nothing.
 * @returns what was found, or why nothing was. Never rejects.
 */
export async function findLearningRate(
  options: TrainerProcessOptions,
  request: RateFindingRequest,
  watch: TrialWatch = {},
): Promise<TrialOutcome<LearningRateResult>> {
  const outcome = await outcomeOf(options, watch, (trainer) => trainer.findLearningRate(request));
  return outcome?.kind === 'learningRateFound' ? { kind: 'done', result: outcome.event.result } : withoutResult(outcome, watch);
}

/**
 * Trains a fit for a while as it is written and with a fix, in a trainer of its own that keeps nothing ("Try the fix").
 * @returns what came of it, or why nothing did. Never rejects.
 */
export async function tryFix(options: TrainerProcessOptions, request: TryingRequest, watch: TrialWatch = {}): Promise<TrialOutcome<TrialResult>> {
  const outcome = await outcomeOf(options, watch, (trainer) => trainer.tryFix(request));
  return outcome?.kind === 'tried' ? { kind: 'done', result: outcome.event.result } : withoutResult(outcome, watch);
}

/** @returns null where it was to end before it began. */
async function outcomeOf(
  options: TrainerProcessOptions,
  { signal, onProgress }: TrialWatch,
  begin: (trainer: TrainerProcess) => void,
): Promise<TrainerOutcome | null> {
  if (signal?.aborted === true) return null;
  const trainer = new TrainerProcess(options);
  trainer.onEvent((event) => {
    if (event.type === 'preparing') onProgress?.(event);
  });
  const stop = (): void => trainer.stop();
  signal?.addEventListener('abort', stop, { once: true });
  begin(trainer);
  const outcome = await trainer.outcome;
  signal?.removeEventListener('abort', stop);
  // What was killed could not tidy up after itself.
  if (outcome.kind === 'crashed' && trainer.processId !== undefined) {
    await removeTemporaryFolders(trainer.processId).catch((error: unknown) => options.log?.(`${String(error)}\n`));
  }
  return outcome;
}

function withoutResult(outcome: TrainerOutcome | null, { signal }: TrialWatch): { kind: 'stopped' } | { kind: 'failed'; message: string; layer?: string } {
  if (outcome?.kind === 'failed') {
    const { message, layer } = outcome.event;
    return { kind: 'failed', message, ...(layer === undefined ? {} : { layer }) };
  }
  if (outcome?.kind === 'crashed' && signal?.aborted !== true) return { kind: 'failed', message: l10n.t('The short trainings came to no end. {0}', outcome.message) };
  return { kind: 'stopped' };
}
