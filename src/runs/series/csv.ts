import type { Series } from './series.js';

/** A column of a table of series. */
export interface CsvColumn {
  readonly name: string;
  readonly series: Pick<Series, 'points'>;
}

/**
 * The values of series between two steps, both included, as lines of CSV (RFC 4180): `step`, then a column a series. Each step that any of
 * them has is a line, and a value that is not there is empty. NaN and infinity are written as Python reads them: `nan`, `inf`.
 */
export function* csvLines(columns: readonly CsvColumn[], from: number, to: number): Generator<string> {
  yield `${['step', ...columns.map(({ name }) => quoted(name))].join(',')}\r\n`;
  const heads = columns.map(({ series }) => {
    const points = series.points(from, Math.floor(to) + 1);
    return { points, next: points.next() };
  });
  for (;;) {
    const step = heads.reduce((least, { next }) => (next.done ? least : Math.min(least, next.value[0])), Number.POSITIVE_INFINITY);
    if (step === Number.POSITIVE_INFINITY) return;
    const values = heads.map((head) => {
      if (head.next.done || head.next.value[0] !== step) return '';
      const value = head.next.value[1];
      head.next = head.points.next();
      return written(value);
    });
    yield `${[step, ...values].join(',')}\r\n`;
  }
}

/** The shortest text that reads back as the same single-precision number, up to nine digits. */
function written(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  for (let digits = 6; digits < 9; digits += 1) {
    const text = String(Number(value.toPrecision(digits)));
    if (Math.fround(Number(text)) === value) return text;
  }
  return String(Number(value.toPrecision(9)));
}

const quoted = (name: string): string => (/[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name);
