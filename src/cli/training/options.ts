import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { automatic } from '../../engines/index.js';
import { engineName, oneFile, providerName, wholeNumber } from '../arguments.js';

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
  return {
    file: oneFile(positionals, trainUsage),
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
