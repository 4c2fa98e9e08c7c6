import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { isKnownData } from '../../data/index.js';
import { automatic } from '../../engines/index.js';
import { engineName, oneFile, providerName, wholeNumber } from '../arguments.js';
import { userRunsFolder } from '../../runs/index.js';
import { UsageError } from '../errors.js';

export const trainUsage =
  'gradlens train FILE|--resume RUN [--model NAME] [--epochs N] [--batch-size N] [--engine E] [--provider P] [--seed N] [--json] [--data FOLDER | --data noise|NAME|FILE] [--runs FOLDER] [--no-download]';

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
  /** What is trained on in the place of the file's own data: `noise`, a data set by name, or a file; null: the file's own. */
  readonly data: string | null;
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
      runs: { type: 'string', default: userRunsFolder() },
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
    ...dataOf(values.data),
    runsFolder: values.runs,
    mayDownload: !values['no-download'],
  };
}

/** The folders among what `--data` names, and the data that is named otherwise. */
export function dataOf(given: readonly string[]): Pick<TrainOptions, 'data' | 'dataFolders'> {
  const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  const isChoice = (text: string): boolean => !isFolder(text) && (text === 'noise' || isKnownData(text) || /\.(npz|csv|tsv|txt)(\.gz)?$/i.test(text));
  const choices = given.filter(isChoice);
  const stranger = given.find((text) => !isChoice(text) && !isFolder(text));
  if (stranger !== undefined) throw new UsageError(l10n.t('--data "{0}" is no folder, no data set that is known by name, and no file of arrays or a table (.npz, .csv, .tsv, .txt).', stranger));
  if (choices.length > 1) throw new UsageError(l10n.t('--data names {0}; a training takes one.', choices.join(', ')));
  return { dataFolders: given.filter((text) => !isChoice(text)), data: choices[0] ?? null };
}
