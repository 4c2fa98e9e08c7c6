import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { ruleById } from '../../advice/index.js';
import { automatic } from '../../engines/index.js';
import { engineName, oneFile, wholeNumber } from '../arguments.js';
import { UsageError } from '../errors.js';

export const checkUsage = 'gradlens check FILE [--model NAME] [--fix RULE] [--json] [--engine E] [--seed N] [--data FOLDER] [--no-download]';

/** The command line of `gradlens check`, checked. */
export interface CheckOptions {
  readonly file: string;
  /** Keras's name of the model, or the variable it is kept in; null: that of the last fit, else the last one. */
  readonly model: string | null;
  /** The rule whose fixes are tried; null for none. */
  readonly fix: string | null;
  readonly json: boolean;
  /** By name; `auto` for the best that runs here. */
  readonly engine: string;
  readonly seed: number;
  readonly dataFolders: readonly string[];
  readonly mayDownload: boolean;
}

/**
 * Reads the arguments of `gradlens check`.
 * @throws UsageError (or the error of `parseArgs`) naming the argument that is wrong.
 */
export function parseCheckOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      model: { type: 'string' },
      fix: { type: 'string' },
      json: { type: 'boolean', default: false },
      engine: { type: 'string', default: automatic },
      seed: { type: 'string', default: '42' },
      data: { type: 'string', multiple: true, default: [] },
      'no-download': { type: 'boolean', default: false },
    },
  });
  return {
    file: oneFile(positionals, checkUsage),
    model: values.model ?? null,
    fix: values.fix === undefined ? null : fixableRule(values.fix.toUpperCase()),
    json: values.json,
    engine: engineName(values.engine),
    seed: wholeNumber('--seed', values.seed, 0),
    dataFolders: values.data,
    mayDownload: !values['no-download'],
  };
}

function fixableRule(id: string): string {
  if (ruleById(id)?.isFixable === true) return id;
  throw new UsageError(ruleById(id) === undefined ? l10n.t('There is no rule "{0}".', id) : l10n.t('The rule {0} has no fix.', id));
}
