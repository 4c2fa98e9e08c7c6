import * as l10n from '@vscode/l10n';
import { checkTable, probeBasis, verdictOf, type Fix } from '../../advice/index.js';
import type { ProbeResult } from '../../protocol/index.js';
import type { ModelSpec } from '../../spec/index.js';
import type { FileReading } from './file-reading.js';

/** What was measured of a model as it is written, and with a fix. */
export interface Comparison {
  readonly fix: Fix;
  readonly written: ProbeResult;
  readonly fixed: ProbeResult;
}

/** The model that another one is after edits: of the same name and variable; null where the edits leave none. */
export function sameModel({ plan }: Pick<FileReading, 'plan'>, { name, variable }: ModelSpec): ModelSpec | null {
  return plan.models.find((model) => model.name === name && model.variable === variable) ?? null;
}

/** Both verdicts in sentences. */
export function comparisonInWords({ written, fixed }: Comparison): string {
  return [l10n.t('As written: {0}', sentencesOf(written)), l10n.t('With the fix: {0}', sentencesOf(fixed))].join(' ');
}

/** The page that shows both side by side, layer by layer, in Markdown. */
export function comparisonPage(comparison: Comparison): string {
  const { fix, written, fixed } = comparison;
  const { columns, rows } = checkTable([{ title: l10n.t('as written'), result: written }, { title: l10n.t('fixed'), result: fixed }], () => '');
  // Where a layer is made is shown in the file beside the page.
  const line = (cells: readonly string[]): string => `| ${cells.slice(1).map(asText).join(' | ')} |`;
  const blocks = [
    `# ${asText(l10n.t('{0}: gradients with and without the fix', written.name))}`,
    `**${asText(fix.title)}**`,
    asText(l10n.t('As written: {0}', sentencesOf(written))),
    asText(l10n.t('With the fix: {0}', sentencesOf(fixed))),
    [line(columns.map(({ title }) => title)), line(columns.map(({ align }) => (align === 'right' ? '--:' : ':--'))), ...rows.map(line)].join('\n'),
    asText(probeBasis(written)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sentencesOf(result: ProbeResult): string {
  const { message, remarks } = verdictOf(result);
  return [message, ...remarks].join(' ');
}

/** Names come from the workspace: as text they are neither links nor tables. The marks of a column's side stay. */
function asText(text: string): string {
  return /^:?--:?$/.test(text) ? text : text.replace(/[\\`*_{}[\]()#+!~<>&|]/g, '\\$&').replace(/\s+/g, ' ');
}
