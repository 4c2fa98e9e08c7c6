import * as l10n from '@vscode/l10n';
import type { TableLayout } from '../../spec/index.js';
import { DataError } from '../errors.js';
import type { ByteStream } from '../formats/unpack.js';
import type { DataMemory } from '../memory.js';
import { missingTexts, numberIn, putText } from './cell.js';
import { FieldReader } from './fields.js';
import { linesOf, longestLine } from './lines.js';
import { RecordWriter } from './records.js';
import type { Table } from './table.js';
import { Vocabulary } from './vocabulary.js';

/** What the different texts of a table may take in any case. */
const leastForTexts = 2 ** 20;

/**
 * Reads a table of text from its beginning to its end; what does not fit into memory is kept in a temporary file.
 * @throws DataError naming the line, where rows have different numbers of fields, a quote is not closed, the text is not
 * UTF-8, or the disk has no room for the numbers.
 */
export async function readTable(stream: ByteStream, layout: TableLayout, memory: DataMemory): Promise<Table> {
  const builder = new TableBuilder(stream.file, layout, memory);
  try {
    for await (const lines of linesOf(stream)) {
      for (const line of lines) builder.line(line);
      await builder.settle(stream.fraction());
    }
    return await builder.table();
  } catch (error) {
    await builder.discard();
    throw error;
  }
}

/** What is known of a column of the file. */
interface Growing {
  hasMissing: boolean;
  hasTexts: boolean;
}

class TableBuilder {
  private names: readonly string[] | null;
  private columns: Growing[] = [];
  private records: RecordWriter | null = null;
  private vocabulary = new Vocabulary(0, 0);
  private readonly fields: FieldReader;
  private readonly missing: ReadonlySet<string>;
  private number = 0;
  /** The line in which the fields that are read begin. */
  private start = 1;
  private left: number;
  private hasHeader: boolean;

  constructor(
    private readonly file: string,
    private readonly layout: TableLayout,
    private readonly memory: DataMemory,
  ) {
    this.names = layout.names ?? null;
    this.left = layout.skipRows;
    this.hasHeader = layout.hasHeader;
    this.missing = new Set([...missingTexts, ...(layout.missing ?? [])]);
    this.fields = new FieldReader(layout);
  }

  line(text: string): void {
    this.number += 1;
    if (this.left > 0) {
      this.left -= 1;
      return;
    }
    if (this.fields.pending === null) this.start = this.number;
    const fields = this.fields.read(text);
    if ((this.fields.pending ?? 0) > longestLine) this.refuseOpenQuote();
    if (fields === null || fields.length === 0 || (fields.length === 1 && fields[0]?.trim() === '')) return;
    if (this.hasHeader) {
      this.hasHeader = false;
      this.names ??= fields.map((field) => field.trim());
    } else this.row(fields);
  }

  async settle(fraction: number): Promise<void> {
    await this.records?.settle(fraction);
  }

  async discard(): Promise<void> {
    await this.records?.discard();
  }

  async table(): Promise<Table> {
    if (this.fields.pending !== null) this.refuseOpenQuote();
    if (this.records === null) throw new DataError(l10n.t('{0} has no rows.', this.file), { file: this.file });
    const records = await this.records.finish();
    const columns = this.columns.map((column, index) => ({
      ...column,
      name: this.names?.[index] ?? String(index),
      place: index + 1,
      texts: this.vocabulary.texts(index),
    }));
    return { file: this.file, columns, records };
  }

  private refuseOpenQuote(): never {
    this.fail(this.start, l10n.t('a quote is not closed.'));
  }

  private fail(line: number, problem: string): never {
    throw new DataError(l10n.t('{0}, line {1}: {2}', this.file, line, problem), { file: this.file, row: line });
  }

  private row(fields: readonly string[]): void {
    const width = this.columns.length || (this.names?.length ?? fields.length);
    if (fields.length !== width) this.fail(this.start, l10n.t('it has {0} fields; the lines before have {1}.', fields.length, width));
    this.records ??= this.begin(width);
    const start = this.records.next();
    this.records.put(start, this.start);
    for (let place = 0; place < width; place += 1) this.keep(this.records, start + place + 1, place, (fields[place] ?? '').trim());
  }

  private begin(width: number): RecordWriter {
    this.columns = Array.from({ length: width }, () => ({ hasMissing: false, hasTexts: false }));
    this.vocabulary = new Vocabulary(width, Math.max(leastForTexts, this.memory.left / 8));
    return new RecordWriter(width + 1, this.memory, this.file);
  }

  private keep(records: RecordWriter, place: number, column: number, field: string): void {
    const number = this.layout.missing !== undefined && this.missing.has(field) ? Number.NaN : numberIn(field);
    const facts = this.columns[column];
    if (!Number.isNaN(number) || facts === undefined) records.put(place, number);
    else if (this.missing.has(field)) {
      facts.hasMissing = true;
      records.put(place, Number.NaN);
    } else {
      facts.hasTexts = true;
      putText(records, place, this.vocabulary.numberOf(column, field));
    }
  }
}
