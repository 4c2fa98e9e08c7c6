import * as l10n from '@vscode/l10n';
import type { ProbeResult } from '../protocol/index.js';
import { TrainerProcess, type ProbingRequest, type TrainerProcessOptions } from './trainer-process.js';

/** What became of a probe. */
export type ProbeOutcome =
  | { readonly kind: 'probed'; readonly result: ProbeResult }
  /** It was asked to stop. */
  | { readonly kind: 'stopped' }
  /** `message` says to people why, `layer` is the id of the one that it is about. */
  | { readonly kind: 'failed'; readonly message: string; readonly layer?: string };

/**
 * Measures the gradients and outputs of a model's layers at its initialization, in a trainer of its own ("Check gradients").
 * @param signal Ends the probe where it is aborted.
 * @returns what was found, or why nothing was. Never rejects.
 */
export async function probeModel(options: TrainerProcessOptions, request: ProbingRequest, signal?: AbortSignal): Promise<ProbeOutcome> {
  const isAborted = (): boolean => signal?.aborted === true;
  if (isAborted()) return { kind: 'stopped' };
  const trainer = new TrainerProcess(options);
  const stop = (): void => trainer.stop();
  signal?.addEventListener('abort', stop, { once: true });
  trainer.probe(request);
  const outcome = await trainer.outcome;
  signal?.removeEventListener('abort', stop);
  switch (outcome.kind) {
    case 'probed':
      return { kind: 'probed', result: outcome.event.result };
    case 'finished':
    case 'learningRateFound':
    case 'tried':
      return { kind: 'stopped' };
    case 'failed': {
      const { message, layer } = outcome.event;
      return { kind: 'failed', message, ...(layer === undefined ? {} : { layer }) };
    }
    case 'crashed':
      if (isAborted()) return { kind: 'stopped' };
      return { kind: 'failed', message: l10n.t('The gradients could not be checked. {0}', outcome.message) };
  }
}
