import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { namesRules, parseSettings, SettingsError, type AdviceSettings } from '../../advice/index.js';
import { UsageError } from '../errors.js';
import { explainFailure } from '../files.js';

export const lintUsage =
  'gradlens lint PATHS [--format text|json|sarif] [--fix | --diff] [--hints] [--select RULES] [--ignore RULES] [--config FILE] [--statistics] [--quiet] [--stdin-filename NAME]';

export const formats = ['text', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** What `gradlens lint` is asked for. */
export interface LintOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  /** `write` changes the files, `show` prints the changes. */
  readonly fixing: 'none' | 'write' | 'show';
  /** Whether hints are shown, fixed and counted. */
  readonly hints: boolean;
  /** What the command line says of rules, over the settings of files. */
  readonly overrides: Partial<AdviceSettings>;
  /** The settings of all files, in the place of those that lie above each. */
  readonly settings: AdviceSettings | null;
  readonly statistics: boolean;
  readonly quiet: boolean;
  readonly standardInputPath: string | undefined;
}

/** @throws UsageError where the command line, or the file of `--config`, cannot be used. */
export async function lintOptions(args: readonly string[]): Promise<LintOptions> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      fix: { type: 'boolean', default: false },
      diff: { type: 'boolean', default: false },
      hints: { type: 'boolean', default: false },
      select: { type: 'string', multiple: true },
      ignore: { type: 'string', multiple: true },
      config: { type: 'string' },
      statistics: { type: 'boolean', default: false },
      quiet: { type: 'boolean', short: 'q', default: false },
      'stdin-filename': { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new UsageError(l10n.t('Files or folders are needed: {0}', lintUsage));
  const { hints, statistics, quiet, config, diff, fix } = values;
  const select = selectorsOf('--select', values.select);
  const ignore = selectorsOf('--ignore', values.ignore);
  return {
    paths: positionals,
    format: formatOf(values.format),
    fixing: diff ? 'show' : fix ? 'write' : 'none',
    hints,
    overrides: { ...(select === undefined ? {} : { select }), ...(ignore === undefined ? {} : { ignore }) },
    settings: config === undefined ? null : await settingsIn(config),
    statistics,
    quiet,
    standardInputPath: values['stdin-filename'],
  };
}

function formatOf(text: string): Format {
  const format = formats.find((each) => each === text);
  if (format === undefined) throw new UsageError(l10n.t('--format takes {0}; "{1}" is none of them.', formats.join(', '), text));
  return format;
}

/** `--select GL1,GL204 --select relu-with-glorot`. */
function selectorsOf(option: string, values: readonly string[] | undefined): readonly string[] | undefined {
  const selectors = values?.flatMap((value) => value.split(',')).map((each) => each.trim()).filter((each) => each !== '');
  const unknown = selectors?.find((each) => !namesRules(each));
  if (unknown !== undefined) {
    throw new UsageError(l10n.t('{0}: "{1}" names no rule. Rules are named by their id, the beginning of it, or their name.', option, unknown));
  }
  return selectors;
}

async function settingsIn(path: string): Promise<AdviceSettings> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new UsageError(explainFailure(path, error));
  });
  try {
    const settings = parseSettings({ path, text });
    if (settings === null) throw new UsageError(l10n.t('{0} has no table [tool.gradlens].', path));
    return settings;
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message);
    throw error;
  }
}
