import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { codeFile, differencesBetween, durationText, metricText, readRunRecord, statusText, summarizeRun, type CodePlace, type ComparedRow, type RunSummary } from '../../runs/index.js';
import { LineIndex } from '../../spec/index.js';
import { escaped } from './run-texts.js';

/** The code of a run, as the comparison points at it. */
interface ComparedCode {
  /** Its address beside the comparison: see `run-documents.ts`. */
  readonly address: string;
  readonly lines: LineIndex;
}

/**
 * What became of runs and what they differ in, in Markdown; values lead to their lines in the code of the run.
 * @param directories of the runs, in the order of the columns.
 * @param locale of dates, as BCP 47 has it.
 * @throws RunRecordError where one has no record that can be read.
 */
export async function comparisonText(directories: readonly string[], locale: string): Promise<string> {
  const [summaries, records] = await Promise.all([Promise.all(directories.map(summarizeRun)), Promise.all(directories.map(readRunRecord))]);
  const codes = await Promise.all(directories.map((directory, index) => codeOf(directory, codeAddressIn(index, records[index]?.source ?? ''))));
  const differences = differencesBetween(records);
  const names = summaries.map(({ name }) => escaped(name));
  return [
    `# ${l10n.t('Comparison of runs')}`,
    tableOf(['', ...names], resultRows(summaries, locale)),
    `## ${l10n.t('What differs')}`,
    differences.length === 0
      ? l10n.t('Nothing: the model, its compilation, the fit and the settings are the same.')
      : tableOf(['', '', ...names], differences.map((row) => differenceRow(row, codes))),
    '',
  ].join('\n\n');
}

/** Where the code of a run lies beside the comparison: `code/0/mlp.py`. A notebook's is Python, too. */
const codeAddressIn = (index: number, source: string): string => `code/${index}/${(source.split(/[\\/]/).at(-1) ?? '').replace(/\.ipynb$/, '.py')}`;

/** Null where the code was not kept with the run. */
async function codeOf(directory: string, address: string): Promise<ComparedCode | null> {
  try {
    return { address, lines: new LineIndex(await readFile(join(directory, codeFile), 'utf8')) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function resultRows(runs: readonly RunSummary[], locale: string): string[][] {
  const row = (label: string, text: (run: RunSummary) => string): string[] => [label, ...runs.map(text)].map(escaped);
  return [
    row(l10n.t('State'), ({ status }) => statusText(status)),
    row(l10n.t('Best'), ({ best }) => (best === null ? '' : l10n.t('{0} in epoch {1}', metricText(best), best.epoch))),
    row(l10n.t('Epochs'), ({ epochs }) => String(epochs)),
    row(l10n.t('Duration'), ({ seconds }) => durationText(seconds)),
    row(l10n.t('Started'), ({ startedAt }) => new Date(startedAt).toLocaleString(locale)),
    row(l10n.t('File'), ({ source }) => source),
  ];
}

function differenceRow({ section, name, values, places }: ComparedRow, codes: readonly (ComparedCode | null)[]): string[] {
  return [escaped(section), escaped(name), ...values.map((value, index) => (value === null ? '–' : linked(escaped(value), places[index] ?? null, codes[index] ?? null)))];
}

function linked(text: string, place: CodePlace | null, code: ComparedCode | null): string {
  if (place === null || code === null) return text;
  const line = 'line' in place ? place.line : code.lines.position(place.offset).line;
  return `[${text}](<${encodeURI(code.address)}#L${line}>)`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
