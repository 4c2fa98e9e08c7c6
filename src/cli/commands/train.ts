import type { TrainerEvent, TrainerEventOf } from '../../protocol/index.js';
import { createRunDirectory, RunsFolderError } from '../../runs/index.js';
import type { LayerSpec, TrainingPlan } from '../../spec/index.js';
import type { TrainingRequest } from '../../supervisor/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import type { ExitStatus } from '../exit-status.js';
import { readModelFile, type ModelFile } from '../model-file.js';
import { formatLine } from '../places.js';
import { chooseFit } from '../training/choose-fit.js';
import { JsonReporter } from '../training/json-reporter.js';
import { parseTrainOptions } from '../training/options.js';
import { resume } from '../training/resume.js';
import { runTrainer } from '../training/run-trainer.js';
import { TextReporter } from '../training/text-reporter.js';

export { trainUsage } from '../training/options.js';

/** `gradlens train`: runs the fits of a file, up to one, in a trainer of its own; Ctrl-C stops it after the current step. */
export async function train(args: readonly string[], console: Console): Promise<ExitStatus> {
  if (args.some((argument) => /^--resume(=|$)/.test(argument))) return resume(args, console);
  const options = parseTrainOptions(args);
  const file = await readModelFile(options.file);
  const { plan } = file.reading;
  const { fitStep, model } = chooseFit(file, options.model);
  const runDirectory = await createRunDirectory(options.runsFolder, model.variable ?? model.name).catch(asUsage);
  const lineOf = (planStep: number): number | null => {
    const step = plan.steps[planStep];
    return step === undefined ? null : file.places.start(step.range).line;
  };
  const reporter = options.json ? new JsonReporter(console, (id) => layerOf(plan, id)?.name ?? id, lineOf) : new TextReporter(console, lineOf);
  const request: TrainingRequest = {
    runDirectory,
    plan,
    fitStep,
    // Without the name of a model the file is run as Python would run it.
    runsAll: options.model === null,
    overrides: {
      ...(options.epochs === null ? {} : { epochs: options.epochs }),
      ...(options.batchSize === null ? {} : { batchSize: options.batchSize }),
      ...(options.data === null ? {} : { data: options.data }),
    },
    engine: options.engine,
    provider: options.provider,
    seed: options.seed,
    dataFolders: [...options.dataFolders],
    mayDownload: options.mayDownload,
    code: file.text,
    lines: linesOf(plan, file),
  };
  return runTrainer(request, reporter, console, (event) => withPlaces(event, file, fitStep));
}

/** Of a folder that runs cannot be kept in people are told as of any path that is wrong. */
function asUsage(error: unknown): never {
  if (!(error instanceof RunsFolderError)) throw error;
  // That it does not exist says nothing of a folder that was to be made.
  throw (error.cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT' ? new UsageError(error.message) : error.cause;
}

/** The line of each layer that is made in the file itself, by the layer's id. */
function linesOf({ models }: TrainingPlan, { places }: ModelFile): Record<string, number> {
  const starts = models.flatMap(({ layers }) => layers).map(({ id, source }) => [id, places.start(source.range)] as const);
  return Object.fromEntries(starts.flatMap(([id, { file, cell, line }]) => (file === undefined && cell === undefined ? [[id, line]] : [])));
}

/** An event whose messages about layers say where those are in the file. */
function withPlaces(event: TrainerEvent, file: ModelFile, fitStep: number): TrainerEvent {
  switch (event.type) {
    case 'failed':
      return { ...event, message: placed(event, file, fitStep) };
    case 'symptom':
      return { ...event, message: placed({ message: event.message, layer: event.layers[0] }, file, fitStep) };
    case 'telemetry':
    case 'finished': {
      const { notFinite } = event;
      return notFinite === undefined ? event : { ...event, notFinite: { ...notFinite, message: placed(notFinite, file, fitStep) } };
    }
    default:
      return event;
  }
}

function layerOf({ models }: TrainingPlan, id: string): LayerSpec | undefined {
  return models.flatMap(({ layers }) => layers).find((layer) => layer.id === id);
}

/** What went wrong, with the place in the file: the layer or the code it is about, or else the call of fit. */
function placed(about: Pick<TrainerEventOf<'failed'>, 'message' | 'layer' | 'range'>, { path, reading, places }: ModelFile, fitStep: number): string {
  const { steps } = reading.plan;
  const layer = about.layer === undefined ? undefined : layerOf(reading.plan, about.layer);
  const range = layer?.source.range ?? about.range ?? steps[fitStep]?.range;
  return `${range === undefined ? path : formatLine(path, places.start(range))}: ${about.message}`;
}
