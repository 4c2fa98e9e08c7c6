import * as l10n from '@vscode/l10n';
import type { Shape } from '../spec/index.js';
import type { Inspection, InspectedModel } from './inspection.js';

const number = new Intl.NumberFormat('en-US');
const bytesPerParameter = 4;

/** The lines of a model's summary, laid out as Keras's `model.summary()` prints it. */
export function summaryLines(model: InspectedModel): string[] {
  const header = [l10n.t('Layer (type)'), l10n.t('Output Shape'), l10n.t('Param #')] as const;
  const rows = model.layers.map(
    (layer) => [`${layer.name} (${layer.class})`, formatShape(layer.outputShape), formatCount(layer.parameters)] as const,
  );
  const widths = header.map((title, column) => Math.max(...[title, ...rows.map((row) => row[column] ?? '')].map(displayWidth)));
  const rule = (left: string, middle: string, right: string, line: string): string =>
    left + widths.map((width) => line.repeat(width + 2)).join(middle) + right;
  const row = (cells: readonly string[], bar: string): string =>
    bar + cells.map((cell, column) => ` ${column === 2 ? padStart(cell, widths[column] ?? 0) : padEnd(cell, widths[column] ?? 0)} `).join(bar) + bar;
  const title = model.variable === null || model.variable === model.name ? `"${model.name}"` : `"${model.name}" (${model.variable})`;
  return [
    l10n.t('Model: {0}, {1}', title, formatWhere(model.cell, model.line)),
    rule('┏', '┳', '┓', '━'),
    row(header, '┃'),
    rule('┡', '╇', '┩', '━'),
    ...rows.flatMap((cells, index) => (index === 0 ? [row(cells, '│')] : [rule('├', '┼', '┤', '─'), row(cells, '│')])),
    rule('└', '┴', '┘', '─'),
    ` ${l10n.t('Total params: {0}', formatSize(model.totalParameters))}`,
    ` ${l10n.t('Trainable params: {0}', formatSize(model.trainableParameters))}`,
    ` ${l10n.t('Non-trainable params: {0}', formatSize(model.nonTrainableParameters))}`,
  ];
}

/** The lines that tell what the file does with its models, and what was not understood. */
export function planLines(inspection: Inspection): string[] {
  const steps = inspection.plan.map(({ step, cell, line, model, ...details }) => {
    const told = Object.entries(details)
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([key, value]) => `${key} ${formatValue(value)}`);
    return `  ${formatWhere(cell, line)}: ${model}.${step}  ${told.join(', ')}`;
  });
  const unknowns = inspection.unknowns.map(({ reason, cell, line }) => (line === null ? `  ${reason}` : `  ${formatWhere(cell, line)}: ${reason}`));
  return [
    ...(steps.length > 0 ? [l10n.t('What the file does:'), ...steps] : []),
    ...(unknowns.length > 0 ? [l10n.t('Not understood:'), ...unknowns] : []),
  ];
}

function formatWhere(cell: number | undefined, line: number): string {
  return cell === undefined ? l10n.t('line {0}', line) : l10n.t('cell {0}, line {1}', cell, line);
}

function formatShape(shape: Shape | null): string {
  return shape === null ? '?' : formatList(shape);
}

function formatList(values: readonly unknown[]): string {
  return `(${values.map((value) => (value === null ? 'None' : formatValue(value))).join(', ')})`;
}

function formatValue(value: unknown): string {
  if (Array.isArray(value)) return formatList(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function formatCount(count: number | null): string {
  return count === null ? '?' : number.format(count);
}

function formatSize(count: number | null): string {
  if (count === null) return '?';
  const units = ['B', 'KB', 'MB', 'GB'];
  let size = count * bytesPerParameter;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${number.format(count)} (${size.toFixed(2)} ${units[unit] ?? ''})`;
}

const wideCharacters = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/gu;

/** Terminal columns of a text: East Asian characters take two. */
function displayWidth(text: string): number {
  return text.length + (text.match(wideCharacters)?.length ?? 0);
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
