import { join } from 'node:path';
import type { TrainerEventOf } from '../../protocol/index.js';
import { createRunDirectory } from '../../runs/index.js';
import { afterEvent, initialRunState, TrainerProcess } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { textsPath } from '../locale.js';
import { readModelFile, type ModelFile } from '../model-file.js';
import { formatLine } from '../places.js';
import { chooseFit } from '../training/choose-fit.js';
import { JsonReporter } from '../training/json-reporter.js';
import { parseTrainOptions } from '../training/options.js';
import { TextReporter } from '../training/text-reporter.js';

export { trainUsage } from '../training/options.js';

/** `gradlens train`: runs a fit of a file in a trainer of its own; Ctrl-C stops it after the current step. */
export async function train(args: readonly string[], console: Console): Promise<ExitStatus> {
  const options = parseTrainOptions(args);
  const file = await readModelFile(options.file);
  const { plan } = file.reading;
  const { fitStep, model } = chooseFit(plan, options.model, options.file);
  const runDirectory = await createRunDirectory(options.runsFolder, model.variable ?? model.name);
  const reporter = options.json ? new JsonReporter(console) : new TextReporter(console);
  const texts = textsPath(join(__dirname, '..', 'l10n'));
  const trainer = new TrainerProcess({
    script: join(__dirname, 'trainer.cjs'),
    log: (text) => console.note(text.trimEnd()),
    ...(texts === null ? {} : { texts }),
  });
  let state = initialRunState();
  trainer.onEvent((event) => {
    state = afterEvent(state, event, performance.now());
    reporter.event(event.type === 'failed' ? { ...event, message: placed(event, file, fitStep) } : event, state);
  });
  const interrupt = (): void => trainer.stop();
  process.once('SIGINT', interrupt);
  process.once('SIGTERM', interrupt);
  trainer.start({
    runDirectory,
    plan,
    fitStep,
    overrides: {
      ...(options.epochs === null ? {} : { epochs: options.epochs }),
      ...(options.batchSize === null ? {} : { batchSize: options.batchSize }),
    },
    engine: options.engine,
    provider: options.provider,
    seed: options.seed,
    dataFolders: [...options.dataFolders],
    mayDownload: options.mayDownload,
  });
  const outcome = await trainer.outcome;
  console.progress('');
  process.off('SIGINT', interrupt);
  process.off('SIGTERM', interrupt);
  if (outcome.kind === 'crashed') reporter.crashed(outcome.message);
  return outcome.kind === 'finished' ? exitStatus.success : exitStatus.negative;
}

/** What went wrong, with the place in the file: the layer it is about, or the call of fit. */
function placed(event: TrainerEventOf<'failed'>, { path, reading, places }: ModelFile, fitStep: number): string {
  const { models, steps } = reading.plan;
  const layer = models.flatMap(({ layers }) => layers).find(({ id }) => id === event.layer);
  const range = layer?.source.range ?? steps[fitStep]?.range;
  return `${range === undefined ? path : formatLine(path, places.start(range))}: ${event.message}`;
}
