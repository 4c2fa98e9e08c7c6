import * as l10n from '@vscode/l10n';
import { durationText, isOver, metricText, statusText, type RunSummary } from '../../runs/index.js';

type Status = RunSummary['status'];

/** The icon of a state and the colour of VS Code's that it has, if any. */
export const statusIcons: Readonly<Record<Status, readonly [icon: string, color?: string]>> = {
  preparing: ['loading~spin'],
  running: ['sync~spin', 'charts.blue'],
  paused: ['debug-pause'],
  completed: ['pass', 'testing.iconPassed'],
  stopped: ['debug-stop'],
  failed: ['error', 'testing.iconFailed'],
  interrupted: ['warning', 'list.warningForeground'],
  unknown: ['question'],
};

/**
 * The time of day of a run of today, the date of an older one.
 * @param locale as BCP 47 has it: the language in which VS Code speaks, which the system's need not be.
 */
export function startText(startedAt: string, locale: string, now: Date = new Date()): string {
  const date = new Date(startedAt);
  const isToday = date.toDateString() === now.toDateString();
  return isToday ? date.toLocaleTimeString(locale, { timeStyle: 'short' }) : date.toLocaleDateString(locale, { dateStyle: 'medium' });
}

/** What stands beside the name of a run. */
export function runDescription(run: RunSummary, locale: string, now: Date = new Date()): string {
  const { best, seconds, startedAt, status, tags } = run;
  const isSpecial = ['failed', 'interrupted', 'paused', 'unknown'].includes(status);
  return [...(isSpecial ? [statusText(status)] : []), ...(best === null ? [] : [metricText(best)]), durationText(seconds), startText(startedAt, locale, now), ...tags.map((tag) => `#${tag}`)].join(' · ');
}

/** What is said of a run where one points at it, in Markdown. */
export function runTooltip(run: RunSummary, locale: string): string {
  const { name, model, source, best, epochs, totalEpochs, step, seconds, seed, notes, tags, startedAt, directory } = run;
  const rows: readonly (readonly [string, string])[] = [
    [l10n.t('State'), stateText(run, locale)],
    [l10n.t('Model'), `${model} (${source})`],
    ...(best === null ? [] : [[l10n.t('Best'), l10n.t('{0} in epoch {1}', metricText(best), best.epoch)] as const]),
    [l10n.t('Epochs'), totalEpochs === null ? String(epochs) : l10n.t('{0} of {1}', epochs, totalEpochs)],
    [l10n.t('Steps'), String(step)],
    [l10n.t('Duration'), durationText(seconds)],
    [l10n.t('Started'), new Date(startedAt).toLocaleString(locale)],
    [l10n.t('Seed'), String(seed)],
    ...(tags.length === 0 ? [] : [[l10n.t('Tags'), tags.join(', ')] as const]),
    [l10n.t('Folder'), directory],
  ];
  const table = rows.map(([label, text]) => `|${escaped(label)}|${escaped(text)}|`).join('\n');
  return [`**${escaped(name)}**`, `| | |\n|---|---|\n${table}`, ...(notes === '' ? [] : [escaped(notes)])].join('\n\n');
}

/** The state with why, or where, it is so. */
function stateText({ status, failure, elsewhere, updatedAt }: RunSummary, locale: string): string {
  if (failure !== null) return `${statusText(status)}: ${failure}`;
  if (elsewhere === null || isOver(status)) return statusText(status);
  if (status === 'unknown') return l10n.t('not heard of since {0}: it was trained on {1}, and whether it still is cannot be seen from here', new Date(updatedAt).toLocaleString(locale), elsewhere);
  return l10n.t('{0} on {1}', statusText(status), elsewhere);
}

/** Text that means itself in a cell of a Markdown table. */
export const escaped = (text: string): string => text.replaceAll(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ');
