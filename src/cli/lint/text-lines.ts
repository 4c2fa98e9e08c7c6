import type { Severity } from '../../advice/index.js';
import { formatPlace } from '../places.js';
import type { ReportedFinding } from './reported-finding.js';

/** Codes of ANSI terminals (ECMA-48, SGR). */
const codes = { bold: [1, 22], red: [31, 39], yellow: [33, 39], cyan: [36, 39], grey: [90, 39] } as const;
type Colour = keyof typeof codes;

const colourOf: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'grey' };

/** The line of a finding: `model.py:12:5: warning GL107 missing-activation: … [what its fix does]`. */
export function textLine(finding: ReportedFinding, hasColours: boolean): string {
  const { file, rule, severity, message, fix } = finding;
  const coloured = (colour: Colour, text: string): string => (hasColours ? `\u001b[${codes[colour][0]}m${text}\u001b[${codes[colour][1]}m` : text);
  const place = coloured('bold', formatPlace(file, finding));
  return `${place}: ${coloured(colourOf[severity], severity)} ${coloured('bold', rule)} ${message}${fix === null ? '' : ` ${coloured('grey', `[${fix.title}]`)}`}`;
}

/** A line of a unified diff. */
export function diffLine(line: string, hasColours: boolean): string {
  if (!hasColours) return line;
  const code = /^(?:---|\+\+\+) /.test(line) ? 1 : ({ '-': 31, '+': 32, '@': 36 } as const)[line[0] ?? ''];
  return code === undefined ? line : `\u001b[${code}m${line}\u001b[0m`;
}
