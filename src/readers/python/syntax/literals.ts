/** A number as Python reads it; null for a complex number. */
export function readNumber(text: string): { readonly value: number; readonly integer: boolean } | null {
  const digits = text.replaceAll('_', '');
  if (/^0[xob]/i.test(digits)) return { value: Number(digits), integer: true };
  if (/j$/i.test(digits)) return null;
  return { value: Number(digits), integer: /^\d+$/.test(digits) };
}

const escapes: Readonly<Record<string, string>> = {
  '\n': '', '\\': '\\', "'": "'", '"': '"', a: '\u0007', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v',
};

/** What stands between the quotes of a string literal, and where. */
export interface StringParts {
  readonly raw: boolean;
  readonly start: number;
  readonly end: number;
}

/** Finds prefix and quotes of a literal; a literal that the file leaves open ends where it ends. */
export function stringParts(text: string): StringParts {
  const prefix = /^[A-Za-z]*/.exec(text)?.[0] ?? '';
  const rest = text.slice(prefix.length);
  const quote = rest.startsWith('"""') || rest.startsWith("'''") ? rest.slice(0, 3) : rest.slice(0, 1);
  const start = prefix.length + quote.length;
  const closed = text.length >= start + quote.length && text.endsWith(quote);
  return { raw: /r/i.test(prefix), start, end: closed ? text.length - quote.length : text.length };
}

/** Replaces the escapes of a string that is not raw; an unknown escape stays as it is, as in Python. */
export function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(\r\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|[\s\S])/g, (match, escape: string) => {
    if (escape === '\r\n') return '';
    if (/^[xuU]./.test(escape)) return codePoint(Number.parseInt(escape.slice(1), 16)) ?? match;
    if (/^[0-7]/.test(escape)) return codePoint(Number.parseInt(escape, 8)) ?? match;
    return escapes[escape] ?? match;
  });
}

function codePoint(code: number): string | null {
  return code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
