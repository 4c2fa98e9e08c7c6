import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { engineNames } from '../../engines/index.js';
import { UsageError } from '../errors.js';

export const trainUsage =
  'gradlens train FILE [--model NAME] [--epochs N] [--batch-size N] [--engine E] [--seed N] [--json] [--data FOLDER] [--runs FOLDER] [--no-download]';

/** The command line of `gradlens train`, checked. */
export interface TrainOptions {
  readonly file: string;
  /** Keras's name of the model, or the variable it is kept in; null: the one of the last fit. */
  readonly model: string | null;
  readonly epochs: number | null;
  readonly batchSize: number | null;
  readonly engine: string;
  readonly seed: number;
  readonly json: boolean;
  readonly dataFolders: readonly string[];
  readonly runsFolder: string;
  readonly mayDownload: boolean;
}

/**
 * Reads the arguments of `gradlens train`.
 * @throws UsageError (or the error of `parseArgs`) naming the argument that is wrong.
 */
export function parseTrainOptions(args: readonly string[]): TrainOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      model: { type: 'string' },
      epochs: { type: 'string' },
      'batch-size': { type: 'string' },
      engine: { type: 'string', default: 'onnxruntime' },
      seed: { type: 'string', default: '42' },
      json: { type: 'boolean', default: false },
      data: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string', default: join(homedir(), '.gradlens', 'runs') },
      'no-download': { type: 'boolean', default: false },
    },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError(l10n.t('One file is needed: {0}', trainUsage));
  return {
    file,
    model: values.model ?? null,
    epochs: values.epochs === undefined ? null : wholeNumber('--epochs', values.epochs, 1),
    batchSize: values['batch-size'] === undefined ? null : wholeNumber('--batch-size', values['batch-size'], 1),
    engine: engineName(values.engine),
    seed: wholeNumber('--seed', values.seed, 0),
    json: values.json,
    dataFolders: values.data,
    runsFolder: values.runs,
    mayDownload: !values['no-download'],
  };
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value) || value < least) {
    throw new UsageError(l10n.t('{0} takes a whole number from {1}; "{2}" is none.', option, least, text));
  }
  return value;
}

function engineName(text: string): string {
  const name = engineNames.find((each) => each === text);
  if (name === undefined) throw new UsageError(l10n.t('There is no engine "{0}". There are: {1}.', text, engineNames.join(', ')));
  return name;
}
