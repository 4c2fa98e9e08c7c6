import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { ruleById } from '../../advice/index.js';
import { automatic } from '../../engines/index.js';
import { engineName, oneFile, wholeNumber } from '../arguments.js';
import { UsageError } from '../errors.js';
import { dataOf } from '../training/options.js';

export const lrFindUsage = 'gradlens lr-find FILE [--model NAME] [--seconds N] [--json] [--engine E] [--seed N] [--data FOLDER | --data noise|NAME|FILE] [--no-download]';
export const tryUsage = 'gradlens try FILE --fix RULE [--model NAME] [--seconds N] [--json] [--engine E] [--seed N] [--data FOLDER | --data noise|NAME|FILE] [--no-download]';

/** What the command lines of short trainings have in common, checked. */
export interface TrialOptions {
  readonly file: string;
  /** Keras's name of the model, or the variable it is kept in; null: that of the last fit. */
  readonly model: string | null;
  /** How long the trainings may take together. */
  readonly seconds: number;
  readonly json: boolean;
  /** By name; `auto` for the best that runs here. */
  readonly engine: string;
  readonly seed: number;
  readonly dataFolders: readonly string[];
  /** What is trained on in the place of the file's own data; null: the file's own. */
  readonly data: string | null;
  readonly mayDownload: boolean;
}

const usualSeconds = '30';

const common = {
  model: { type: 'string' },
  seconds: { type: 'string', default: usualSeconds },
  json: { type: 'boolean', default: false },
  engine: { type: 'string', default: automatic },
  seed: { type: 'string', default: '42' },
  data: { type: 'string', multiple: true },
  'no-download': { type: 'boolean', default: false },
} as const;

/**
 * Reads the arguments of `gradlens lr-find`.
 * @throws UsageError (or the error of `parseArgs`) naming the argument that is wrong.
 */
export function parseLrFindOptions(args: readonly string[]): TrialOptions {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: common });
  return { file: oneFile(positionals, lrFindUsage), ...optionsOf(values) };
}

/**
 * Reads the arguments of `gradlens try`.
 * @throws UsageError (or the error of `parseArgs`) naming the argument that is wrong.
 */
export function parseTryOptions(args: readonly string[]): TrialOptions & { readonly fix: string } {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { ...common, fix: { type: 'string' }, rule: { type: 'string' } } });
  const rule = (values.fix ?? values.rule)?.toUpperCase();
  if (rule === undefined) throw new UsageError(l10n.t('A rule to try the fix of is needed: {0}', tryUsage));
  if (ruleById(rule)?.isFixable !== true) throw new UsageError(ruleById(rule) === undefined ? l10n.t('There is no rule "{0}".', rule) : l10n.t('The rule {0} has no fix.', rule));
  return { file: oneFile(positionals, tryUsage), ...optionsOf(values), fix: rule };
}

interface Values {
  readonly model?: string | undefined;
  readonly seconds: string;
  readonly json: boolean;
  readonly engine: string;
  readonly seed: string;
  readonly data?: readonly string[] | undefined;
  readonly 'no-download': boolean;
}

function optionsOf({ model, seconds, json, engine, seed, data = [], 'no-download': noDownload }: Values): Omit<TrialOptions, 'file'> {
  return {
    model: model ?? null,
    seconds: wholeNumber('--seconds', seconds, 1),
    json,
    engine: engineName(engine),
    seed: wholeNumber('--seed', seed, 0),
    ...dataOf(data),
    mayDownload: !noDownload,
  };
}
