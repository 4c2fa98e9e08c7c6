import { join } from 'node:path';
import type { TrainerEvent } from '../../protocol/index.js';
import { afterEvent, initialRunState, TrainerProcess, type TrainingRequest } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { textsPath } from '../locale.js';
import type { Reporter } from './reporter.js';

/**
 * Trains in a process of its own, to its end; Ctrl-C stops it after the current step.
 * @param shown What is shown of an event.
 */
export async function runTrainer(
  request: TrainingRequest,
  reporter: Reporter,
  console: Console,
  shown: (event: TrainerEvent) => TrainerEvent = (event) => event,
): Promise<ExitStatus> {
  const texts = textsPath(join(__dirname, '..', 'l10n'));
  const trainer = new TrainerProcess({
    script: join(__dirname, 'trainer.cjs'),
    log: (text) => console.note(text.trimEnd()),
    ...(texts === null ? {} : { texts }),
  });
  let state = initialRunState();
  trainer.onEvent((event) => {
    state = afterEvent(state, event, performance.now());
    reporter.event(shown(event), state);
  });
  const interrupt = (): void => trainer.stop();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  trainer.start(request);
  const outcome = await trainer.outcome;
  console.progress('');
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
  if (outcome.kind === 'crashed') reporter.crashed(outcome.message);
  return outcome.kind === 'finished' ? exitStatus.success : exitStatus.negative;
}
