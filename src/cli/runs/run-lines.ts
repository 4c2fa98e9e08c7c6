import { basename } from 'node:path';
import * as l10n from '@vscode/l10n';
import { durationText, metricText, statusText, type ComparedRow, type RunRecord, type RunSummary } from '../../runs/index.js';
import { tableLines, type Column } from '../summary/table.js';

const left = (title: string): Column => ({ title, align: 'left' });
const right = (title: string): Column => ({ title, align: 'right' });

/** A line of a table for each run. */
export function listLines(runs: readonly RunSummary[], folder: string): string[] {
  if (runs.length === 0) return [l10n.t('There are no runs in {0}.', folder)];
  const columns = [left(l10n.t('Run')), left(l10n.t('Name')), left(l10n.t('State')), right(l10n.t('Epochs')), left(l10n.t('Best')), right(l10n.t('Duration')), left(l10n.t('Tags'))];
  const rows = runs.map(({ directory, name, status, epochs, totalEpochs, best, seconds, tags }) => [
    basename(directory),
    name,
    statusText(status),
    totalEpochs === null ? String(epochs) : `${epochs}/${totalEpochs}`,
    best === null ? '' : metricText(best),
    durationText(seconds),
    tags.join(', '),
  ]);
  return tableLines(columns, rows, { rules: false });
}

/** What a run was and what became of it. */
export function showLines(run: RunSummary, { epochs }: Pick<RunRecord, 'epochs'>): string[] {
  const { name, model, source, status, failure, best, seconds, seed, notes, tags, directory } = run;
  const facts: readonly (readonly [string, string])[] = [
    [l10n.t('Name'), name],
    [l10n.t('Model'), `${model} (${source})`],
    [l10n.t('State'), failure === null ? statusText(status) : `${statusText(status)}: ${failure}`],
    [l10n.t('Best'), best === null ? '' : l10n.t('{0} in epoch {1}', metricText(best), best.epoch)],
    [l10n.t('Duration'), durationText(seconds)],
    [l10n.t('Seed'), String(seed)],
    [l10n.t('Tags'), tags.join(', ')],
    [l10n.t('Notes'), notes],
    [l10n.t('Folder'), directory],
  ];
  const width = Math.max(...facts.map(([label]) => label.length)) + 2;
  const metrics = [...new Set(epochs.flatMap(({ metrics: each }) => Object.keys(each)))];
  const rows = epochs.map(({ epoch, metrics: each }) => [String(epoch), ...metrics.map((metric) => each[metric]?.toPrecision(4) ?? '')]);
  return [
    ...facts.filter(([, text]) => text !== '').map(([label, text]) => label.padEnd(width) + text),
    ...(rows.length === 0 ? [] : ['', ...tableLines([right(l10n.t('Epoch')), ...metrics.map(right)], rows, { rules: false })]),
  ];
}

/** What runs differ in. */
export function compareLines(runs: readonly RunSummary[], differences: readonly ComparedRow[]): string[] {
  const results = [
    ['', l10n.t('State'), ...runs.map(({ status }) => statusText(status))],
    ['', l10n.t('Best'), ...runs.map(({ best }) => (best === null ? '' : metricText(best)))],
    ['', l10n.t('Duration'), ...runs.map(({ seconds }) => durationText(seconds))],
  ];
  const rows = differences.map(({ section, name, values }) => [section, name, ...values.map((value) => value ?? '–')]);
  return tableLines([left(''), left(''), ...runs.map(({ name }) => left(name))], [...results, ...rows], { rules: false });
}
