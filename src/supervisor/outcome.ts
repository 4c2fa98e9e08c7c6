import * as l10n from '@vscode/l10n';
import type { TrainerEvent, TrainerEventOf } from '../protocol/index.js';
import type { RunRecord } from '../runs/index.js';

/** How a trainer's process came to its end; there is exactly one for each process. */
export type TrainerOutcome =
  /** All epochs were run, or it was asked to stop and did. */
  | { readonly kind: 'finished'; readonly event: TrainerEventOf<'finished'> }
  /** It has probed a model. */
  | { readonly kind: 'probed'; readonly event: TrainerEventOf<'probed'> }
  /** It has looked for a learning rate. */
  | { readonly kind: 'learningRateFound'; readonly event: TrainerEventOf<'learningRateFound'> }
  /** It has tried a fix. */
  | { readonly kind: 'tried'; readonly event: TrainerEventOf<'tried'> }
  /** It could not do what it was asked, and said why. */
  | { readonly kind: 'failed'; readonly event: TrainerEventOf<'failed'> }
  /** It ended without a word: `message` says so to people. */
  | { readonly kind: 'crashed'; readonly message: string; readonly exitCode: number | null; readonly signal: NodeJS.Signals | null };

/** Why a process is being ended from here, if it is. */
export type Ending = 'none' | 'stop' | 'dispose';

/**
 * Tells people that the trainer's process has gone, why as far as that is known, and what they can do.
 * @param hasRecord Whether it recorded a run, and was not one of short trainings, or of a probe.
 */
export function crashMessage(exitCode: number | null, signal: NodeJS.Signals | null, ending: Ending, hasRecord: boolean): string {
  const unharmed = hasRecord
    ? l10n.t('Your file and the window are not affected, and the record of the run is complete up to its last half second.')
    : l10n.t('Your file and the window are not affected.');
  if (ending === 'dispose') return l10n.t('The trainer was ended because the window that started it was closed.');
  if (ending === 'stop') return l10n.t('The trainer did not stop within the time it had, and was ended. {0}', unharmed);
  if (signal === 'SIGKILL') {
    return l10n.t(
      'The trainer was ended by the system (SIGKILL), often because memory ran out. {0} If it happens again, try a smaller batch size or less data.',
      unharmed,
    );
  }
  // So V8 and the C++ library end a process that gets no more memory; 134 is the same where a shell stands between.
  if (signal === 'SIGABRT' || exitCode === 134) {
    return l10n.t('The trainer broke off (SIGABRT), most often because memory ran out. {0} Try a smaller batch size, a smaller model or less data; the log says more.', unharmed);
  }
  if (signal !== null) return l10n.t('The trainer was ended by the signal {0}. {1} The log may say more.', signal, unharmed);
  return l10n.t('The trainer ended by itself with exit code {0} before it was done. {1} The log may say more.', String(exitCode), unharmed);
}

/** How the end of a process is told whose last words nobody heard. */
export function silentEnd(): TrainerOutcome {
  const message = l10n.t('The trainer ended without a word: the system or someone ended it, or the computer was restarted. What it measured until then is in the run folder.');
  return { kind: 'crashed', message, exitCode: null, signal: null };
}

/** The outcome that an event is the word of; null where there is more to come. */
export function resultOf(event: TrainerEvent): TrainerOutcome | null {
  switch (event.type) {
    case 'finished':
      return { kind: 'finished', event };
    case 'probed':
      return { kind: 'probed', event };
    case 'learningRateFound':
      return { kind: 'learningRateFound', event };
    case 'tried':
      return { kind: 'tried', event };
    case 'failed':
      return { kind: 'failed', event };
    default:
      return null;
  }
}

/** How a record says that its run ended; null where it does not. */
export function recordedOutcome({ status, result, failure }: RunRecord): TrainerOutcome | null {
  if (status === 'failed' && failure !== undefined) return { kind: 'failed', event: { type: 'failed', ...failure } };
  if ((status === 'completed' || status === 'stopped') && result !== undefined) return { kind: 'finished', event: { type: 'finished', outcome: status, ...result } };
  return null;
}
