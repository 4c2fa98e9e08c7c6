import * as l10n from '@vscode/l10n';
import { unknown, type SourceRange, type Unknown } from '../../../spec/index.js';
import { fixedText, textOf } from './formatting.js';
import { numberOf, stringValue, type Value } from './values.js';

/** A place in a template: `%d`, `%-5s`, `%03d`, `%.2f`, `%(name)s`, and `%%` for the sign itself. */
const place = /%(?:\((\w+)\))?([-0]*)(\d*)(?:\.(\d+))?(.)/gs;
const [widest, mostDecimals] = [200, 20];

/** `template % values` (Python's "printf-style String Formatting"): one value, a tuple of them, or a dictionary by names. */
export function percentFormat(template: string, values: Value, range: SourceRange): string | Unknown {
  const inOrder = values.kind === 'tuple' ? [...values.items] : [values];
  const open: Unknown[] = [];
  const text = template.replace(place, (whole: string, name: string | undefined, flags: string, width: string, decimals: string | undefined, type: string) => {
    if (whole === '%%') return '%';
    const value = name === undefined ? inOrder.shift() : values.kind === 'dictionary' ? values.get(stringValue(name)) : undefined;
    const tooMuch = Number(width) > widest || Number(decimals ?? 0) > mostDecimals;
    const written = value === undefined || tooMuch ? notRead(whole, range) : formatted(value, type, decimals, range) ?? notRead(whole, range);
    if (typeof written !== 'string') {
      open.push(written);
      return '';
    }
    if (flags.includes('-')) return written.padEnd(Number(width));
    return written.padStart(Number(width), flags.includes('0') && type !== 's' ? '0' : ' ');
  });
  return open[0] ?? text;
}

function formatted(value: Value, type: string, decimals: string | undefined, range: SourceRange): string | Unknown | undefined {
  if (type === 's' && decimals === undefined) return textOf(value, range);
  if (value.kind === 'unknown') return value;
  const number = numberOf(value);
  if (number === undefined || number < 0 || !Number.isFinite(number)) return undefined;
  if (type === 'd' || type === 'i') return decimals === undefined ? Math.trunc(number).toString() : undefined;
  return type === 'f' ? fixedText(number, Number(decimals ?? 6)) : undefined;
}

function notRead(format: string, range: SourceRange): Unknown {
  return unknown(l10n.t('The format "{0}" is not read.', format), range);
}
