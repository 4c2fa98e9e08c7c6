import * as l10n from '@vscode/l10n';
import { differencesBetween, durationText, metricText, readRunRecord, statusText, summarizeRun, type ComparedRow, type RunSummary } from '../../runs/index.js';
import { escaped } from './run-texts.js';

/**
 * What became of runs and what they differ in, in Markdown.
 * @param directories of the runs, in the order of the columns.
 * @throws RunRecordError where one has no record that can be read.
 */
export async function comparisonText(directories: readonly string[]): Promise<string> {
  const [summaries, records] = await Promise.all([Promise.all(directories.map(summarizeRun)), Promise.all(directories.map(readRunRecord))]);
  const differences = differencesBetween(records);
  const names = summaries.map(({ name }) => name);
  return [
    `# ${l10n.t('Comparison of runs')}`,
    tableOf(['', ...names], resultRows(summaries)),
    `## ${l10n.t('What differs')}`,
    differences.length === 0 ? l10n.t('Nothing: the model, its compilation, the fit and the settings are the same.') : tableOf(['', '', ...names], differences.map(differenceRow)),
    '',
  ].join('\n\n');
}

function resultRows(runs: readonly RunSummary[]): string[][] {
  const row = (label: string, text: (run: RunSummary) => string): string[] => [label, ...runs.map(text)];
  return [
    row(l10n.t('State'), ({ status }) => statusText(status)),
    row(l10n.t('Best'), ({ best }) => (best === null ? '' : l10n.t('{0} in epoch {1}', metricText(best), best.epoch))),
    row(l10n.t('Epochs'), ({ epochs }) => String(epochs)),
    row(l10n.t('Duration'), ({ seconds }) => durationText(seconds)),
    row(l10n.t('Started'), ({ startedAt }) => new Date(startedAt).toLocaleString()),
    row(l10n.t('File'), ({ source }) => source),
  ];
}

const differenceRow = ({ section, name, values }: ComparedRow): string[] => [section, name, ...values.map((value) => value ?? '–')];

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
