import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { userRunsFolder } from '../../runs/index.js';
import { UsageError } from '../errors.js';

export const runsUsage = 'gradlens runs [list | show RUN | compare RUN RUN... | stop RUN... | delete RUN... | restore RUN] [--runs FOLDER] [--search WORDS] [--json]';

const actions = ['list', 'show', 'compare', 'stop', 'delete', 'restore'] as const;
export type RunsAction = (typeof actions)[number];

/** How many runs each is about. */
const counts: Readonly<Record<RunsAction, readonly [least: number, most: number]>> = {
  list: [0, 0],
  show: [1, 1],
  compare: [2, Infinity],
  stop: [1, Infinity],
  delete: [1, Infinity],
  restore: [1, 1],
};

/** The command line of `gradlens runs`, checked. */
export interface RunsOptions {
  readonly action: RunsAction;
  /** The runs, as they were named. */
  readonly names: readonly string[];
  readonly folder: string;
  readonly search: string;
  readonly json: boolean;
}

/**
 * Reads the arguments of `gradlens runs`.
 * @throws UsageError (or the error of `parseArgs`) naming what is wrong.
 */
export function parseRunsOptions(args: readonly string[]): RunsOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { runs: { type: 'string', default: userRunsFolder() }, search: { type: 'string', default: '' }, json: { type: 'boolean', default: false } },
  });
  const [given = 'list', ...names] = positionals;
  const action = actions.find((each) => each === given);
  if (action === undefined) throw new UsageError(l10n.t('There is no "gradlens runs {0}". There are: {1}.', given, actions.join(', ')));
  const [least, most] = counts[action];
  if (names.length < least || names.length > most) throw new UsageError(l10n.t('The number of runs does not fit: {0}', runsUsage));
  return { action, names, folder: values.runs, search: values.search, json: values.json };
}
