import * as l10n from '@vscode/l10n';
import type { TableLayout } from '../../spec/index.js';
import { DataError } from '../errors.js';
import type { FileBytes } from '../formats/bytes.js';
import { fieldsOf } from './fields.js';
import type { Table } from './table.js';

/** What the numbers of a table may take in memory. */
const memoryBudget = 4 * 2 ** 30;

/** Bytes that are read at once. */
const blockBytes = 2 ** 22;
/** A longer line is no row of a table. */
const longestLine = 2 ** 24;

/** What pandas takes for a missing value (pandas/_libs/parsers.pyx, STR_NA_VALUES). */
const missingTexts = new Set(['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>', 'N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null']);

/** A column as it grows. */
interface Growing {
  numbers: Float64Array;
  readonly texts: Map<number, string>;
}

/**
 * Reads a table of text a block at a time.
 * @throws DataError naming the line, where rows have different numbers of fields, a quote is not closed, the text is not
 * UTF-8, or the table would not fit into memory.
 */
export async function readTable(bytes: FileBytes, layout: TableLayout): Promise<Table> {
  const builder = new TableBuilder(bytes.file, layout);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for (let position = 0; position < bytes.length; position += blockBytes) {
    const block = await bytes.read(position, blockBytes);
    const isLast = position + blockBytes >= bytes.length;
    rest += decoded(decoder, block, isLast, bytes.file, position);
    const lines = rest.split('\n');
    rest = isLast ? '' : (lines.pop() ?? '');
    if (rest.length > longestLine) builder.fail(l10n.t('the line is longer than {0} characters.', longestLine));
    for (const line of lines) builder.line(line.endsWith('\r') ? line.slice(0, -1) : line);
  }
  return builder.table();
}

function decoded(decoder: InstanceType<typeof TextDecoder>, block: Uint8Array, isLast: boolean, file: string, byte: number): string {
  try {
    return decoder.decode(block, { stream: !isLast });
  } catch (error) {
    throw new DataError(l10n.t('{0} is no text in UTF-8, somewhere from byte {1} on.', file, byte), { file, byte }, { cause: error });
  }
}

class TableBuilder {
  private names: readonly string[] | null;
  private readonly columns: Growing[] = [];
  private readonly lines: number[] = [];
  private readonly missing: ReadonlySet<string>;
  private number = 0;
  private pending = '';
  private left: number;
  private hasHeader: boolean;

  constructor(
    private readonly file: string,
    private readonly layout: TableLayout,
  ) {
    this.names = layout.names ?? null;
    this.left = layout.skipRows;
    this.hasHeader = layout.hasHeader;
    this.missing = new Set([...missingTexts, ...(layout.missing ?? [])]);
  }

  line(text: string): void {
    this.number += 1;
    if (this.left > 0) {
      this.left -= 1;
      return;
    }
    const whole = this.pending === '' ? text : `${this.pending}\n${text}`;
    if (whole.length > longestLine) this.fail(l10n.t('a quote is not closed.'));
    const fields = fieldsOf(this.number === 1 ? whole.replace(/^\uFEFF/, '') : whole, this.layout);
    this.pending = fields === null ? whole : '';
    if (fields === null || fields.length === 0 || (fields.length === 1 && fields[0]?.trim() === '')) return;
    if (this.hasHeader) {
      this.hasHeader = false;
      this.names ??= fields.map((field) => field.trim());
    } else this.row(fields);
  }

  table(): Table {
    if (this.pending !== '') this.fail(l10n.t('a quote is not closed.'));
    if (this.lines.length === 0) throw new DataError(l10n.t('{0} has no rows.', this.file), { file: this.file });
    const count = this.lines.length;
    const columns = this.columns.map(({ numbers, texts }, index) => ({ name: this.names?.[index] ?? String(index), numbers: numbers.slice(0, count), texts }));
    return { file: this.file, columns, lines: Int32Array.from(this.lines) };
  }

  fail(problem: string): never {
    throw new DataError(l10n.t('{0}, line {1}: {2}', this.file, this.number, problem), { file: this.file, row: this.number });
  }

  private row(fields: readonly string[]): void {
    const row = this.lines.length;
    const width = this.columns.length || (this.names?.length ?? fields.length);
    if (fields.length !== width) this.fail(l10n.t('it has {0} fields; the lines before have {1}.', fields.length, width));
    if (this.columns.length === 0) for (let left = width; left > 0; left -= 1) this.columns.push({ numbers: new Float64Array(64), texts: new Map() });
    this.columns.forEach((column, index) => this.keep(column, row, (fields[index] ?? '').trim()));
    this.lines.push(this.number);
  }

  private keep(column: Growing, row: number, field: string): void {
    if (row >= column.numbers.length) this.grow(column);
    const number = this.missing.has(field) ? NaN : numberIn(field);
    column.numbers[row] = number;
    if (Number.isNaN(number) && !this.missing.has(field)) column.texts.set(row, field);
  }

  private grow(column: Growing): void {
    if (column.numbers.length * 16 * this.columns.length > memoryBudget) this.fail(l10n.t('the table does not fit into the {0} GiB that an array may take.', memoryBudget / 2 ** 30));
    const grown = new Float64Array(column.numbers.length * 2);
    grown.set(column.numbers);
    column.numbers = grown;
  }
}

/** A number as Python's `float` reads it; NaN for a text. */
function numberIn(field: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(field)) return Number(field);
  const infinite = /^([+-]?)inf(inity)?$/i.exec(field);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  // pandas reads columns of True and False as booleans.
  return field === 'True' || field === 'TRUE' || field === 'true' ? 1 : field === 'False' || field === 'FALSE' || field === 'false' ? 0 : NaN;
}
