import * as l10n from '@vscode/l10n';
import { unknown, type SourceRange, type Unknown } from '../../../spec/index.js';
import type { Value } from './values.js';

/** `str(value)`, where it is known. */
export function textOf(value: Value, range: SourceRange): string | Unknown {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'number':
      return numberText(value.value, value.integer);
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'unknown':
      return value;
    default:
      return unknown(l10n.t('What this text is is known only when the file runs.'), range);
  }
}

/** A value in a format string, with the format after its colon: `02d`, `.3f`. */
export function formatValue(value: Value, format: string | null, range: SourceRange): string | Unknown {
  const text = textOf(value, range);
  if (typeof text !== 'string' || format === null || format === '') return text;
  const match = /^(0?)(\d*)(?:\.(\d+))?([dfs]?)$/.exec(format);
  if (match === null) return unknown(l10n.t('The format "{0}" is not read.', format), range);
  const [, zeros, width = '', decimals, type] = match;
  if (Number(width) > 200 || Number(decimals ?? 0) > 20) return unknown(l10n.t('The format "{0}" is not read.', format), range);
  const fixed = value.kind === 'number' && type === 'f' ? fixedText(value.value, Number(decimals ?? 6)) : text;
  const pad = zeros === '0' ? '0' : ' ';
  return value.kind === 'string' ? fixed.padEnd(Number(width), ' ') : fixed.padStart(Number(width), pad);
}

/** A number with so many decimals; Python rounds what lies exactly between two of them to the even one, JavaScript up. */
export function fixedText(value: number, decimals: number): string {
  const scaled = value * 10 ** decimals;
  const isExact = Number.isInteger(value * 2 ** 20);
  const below = Math.floor(scaled);
  const isBetween = isExact && scaled - below === 0.5;
  return isBetween && below % 2 === 0 ? (below / 10 ** decimals).toFixed(decimals) : value.toFixed(decimals);
}

/** A number as Python prints it: floats have a point, exponents two digits. */
function numberText(value: number, integer: boolean): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (integer) return BigInt(Math.trunc(value)).toString();
  const magnitude = Math.abs(value);
  if (value !== 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
