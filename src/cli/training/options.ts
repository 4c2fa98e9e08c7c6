import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { automatic, engineNames, providerNames } from '../../engines/index.js';
import { UsageError } from '../errors.js';

export const trainUsage =
  'gradlens train FILE [--model NAME] [--epochs N] [--batch-size N] [--engine E] [--provider P] [--seed N] [--json] [--data FOLDER] [--runs FOLDER] [--no-download]';

/** The command line of `gradlens train`, checked. */
export interface TrainOptions {
  readonly file: string;
  /** Keras's name of the model, or the variable it is kept in; null: the one of the last fit. */
  readonly model: string | null;
  readonly epochs: number | null;
  readonly batchSize: number | null;
  /** By name; `auto` for the best that runs here. */
  readonly engine: string;
  /** What computes for it; `auto` for the best that works here. */
  readonly provider: string;
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
      engine: { type: 'string', default: automatic },
      provider: { type: 'string', default: automatic },
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
    provider: providerName(values.provider),
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
  const names = [automatic, ...engineNames];
  if (names.includes(text)) return text;
  throw new UsageError(l10n.t('There is no engine "{0}". There are: {1}.', text, names.join(', ')));
}

function providerName(text: string): string {
  const names = [automatic, ...providerNames];
  if (names.includes(text)) return text;
  throw new UsageError(l10n.t('There is no provider "{0}". There are: {1}.', text, names.join(', ')));
}
