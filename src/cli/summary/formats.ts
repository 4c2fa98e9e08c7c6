import * as l10n from '@vscode/l10n';
import type { Shape } from '../../spec/index.js';
import type { Place } from '../places.js';

const number = new Intl.NumberFormat('en-US');
const bytesPerParameter = 4;

/** "line 12", "cell 3, line 12", and of another file "layers.py, line 12". */
export function formatWhere({ file, cell, line }: Omit<Place, 'column'>): string {
  const here = cell === undefined ? l10n.t('line {0}', line) : l10n.t('cell {0}, line {1}', cell, line);
  return file === undefined ? here : `${file}, ${here}`;
}

/** The same for a column of a table: "12", "3:12", "layers.py:12". */
export function formatShortWhere({ file, cell, line }: Omit<Place, 'column'>): string {
  return [file, cell, line].filter((part) => part !== undefined).join(':');
}

/** A shape as Keras prints it; `?` where it is not known. */
export function formatShape(shape: Shape | null): string {
  return shape === null ? '?' : formatList(shape);
}

function formatList(values: readonly unknown[]): string {
  return `(${values.map((value) => (value === null ? 'None' : formatValue(value))).join(', ')})`;
}

/** A value of a step; of several inputs or outputs, each after its place or name. */
export function formatValue(value: unknown): string {
  if (Array.isArray(value)) return value.every(isOfOne) ? value.map(({ of, value: each }) => `${of}: ${each === null ? '?' : formatValue(each)}`).join(', ') : formatList(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isOfOne(value: unknown): value is { of: number | string; value: unknown } {
  return typeof value === 'object' && value !== null && 'of' in value;
}

/** A number of parameters; `?` where it is not known. */
export function formatCount(count: number | null): string {
  return count === null ? '?' : number.format(count);
}

/** A number of parameters and how much memory they take, as Keras prints it. */
export function formatSize(count: number | null): string {
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
