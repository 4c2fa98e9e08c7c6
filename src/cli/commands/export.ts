import { createReadStream, createWriteStream } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../nn/index.js';
import { RunRecordError, userRunsFolder } from '../../runs/index.js';
import { onnxModel, readKerasArchive, SavingError, unpackWeights } from '../../saving/index.js';
import { modelsAtEnd, type ModelSpec } from '../../spec/index.js';
import type { Console } from '../console.js';
import { UsageError } from '../errors.js';
import { exitStatus, type ExitStatus } from '../exit-status.js';
import { readModelFile } from '../model-file.js';
import { namedRun } from '../runs/find-run.js';

export const exportUsage = 'gradlens export RUN|FILE.keras [--format keras|weights|onnx] [--output PATH] [--runs FOLDER]';

/** What a model can be exported as, with the endings of the files. */
const endings = { keras: '.keras', weights: '.weights.h5', onnx: '.onnx' } as const;
type Format = keyof typeof endings;

/** A `.keras` archive, and the run that has left it, where one has. */
interface Trained {
  readonly archive: string;
  readonly run: string | null;
}

/**
 * `gradlens export`: the trained model of a run, or one that Keras saved, as Keras loads it or as ONNX Runtime runs it.
 * @throws UsageError where there is no such model, or it cannot be exported so.
 */
export async function exportModel(args: readonly string[], console: Console): Promise<ExitStatus> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'keras' }, output: { type: 'string' }, runs: { type: 'string', default: userRunsFolder() } },
  });
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new UsageError(l10n.t('A run or a file is needed: {0}', exportUsage));
  const format = formatOf(values.format);
  const trained = name.endsWith('.keras') ? { archive: resolve(name), run: null } : await modelOfRun(await namedRun(name, values.runs, console));
  const output = resolve(values.output ?? `${basename(trained.run ?? trained.archive, '.keras')}${endings[format]}`);
  try {
    const note = await write(trained, format, output);
    if (note !== null) console.note(note);
  } catch (error) {
    if (error instanceof SavingError || error instanceof NotTrainableError || error instanceof RunRecordError) throw new UsageError(error.message);
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path === output) throw new UsageError(l10n.t('{0} cannot be written: its folder is not there, or takes no new files.', output));
    throw error;
  }
  console.out(l10n.t('{0} was written.', output));
  return exitStatus.success;
}

function formatOf(text: string): Format {
  const format = Object.keys(endings).find((each) => each === text) as Format | undefined;
  if (format === undefined) throw new UsageError(l10n.t('There is no format "{0}". There are: {1}.', text, Object.keys(endings).join(', ')));
  return format;
}

async function modelOfRun(run: string): Promise<Trained> {
  const archive = join(run, 'model.keras');
  const found = await stat(archive).catch(() => null);
  if (found?.isFile() === true) return { archive, run };
  throw new UsageError(l10n.t('The run {0} has left no model.keras: it was over before its fit() began, or its model is a class of its own.', run));
}

/** @returns what to say to people; null where there is nothing to say. */
async function write(trained: Trained, format: Format, output: string): Promise<string | null> {
  switch (format) {
    case 'keras':
      // Not copyFile, whose errors name the archive also where it is the other end that cannot be written.
      if (resolve(trained.archive) !== output) await pipeline(createReadStream(trained.archive), createWriteStream(output));
      return null;
    case 'weights':
      await unpackWeights(trained.archive, output);
      return null;
    case 'onnx': {
      const { model, models } = await modelIn(trained);
      const weights = await readKerasArchive(trained.archive, model, models);
      const { bytes, batchSize } = onnxModel({ model, models, compile: null, read: (name) => weights.get(name) ?? new Float32Array() });
      await writeFile(output, bytes);
      return batchSize === null ? null : l10n.t('The model takes {0} samples at a time: their number is part of its layers.', batchSize);
    }
  }
}

/** The model of an archive, read from its configuration. */
async function modelIn({ archive }: Trained): Promise<{ readonly model: ModelSpec; readonly models: readonly ModelSpec[] }> {
  const models = modelsAtEnd((await readModelFile(archive)).reading.plan);
  const model = models.at(-1);
  if (model === undefined) throw new UsageError(l10n.t('{0} holds no model that can be read.', archive));
  return { model, models };
}
