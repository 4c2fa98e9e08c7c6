import { unnamedNumber } from './cell.js';

/** What an entry takes in memory besides its characters, about. */
const entryBytes = 100;

/** The different texts of one column, numbered as they come. */
class ColumnTexts {
  private readonly numbers = new Map<string, number>();
  bytes = 0;
  isKept = true;

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    if (!this.isKept) return unnamedNumber;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    this.bytes += 2 * text.length + entryBytes;
    return number;
  }

  /** There are too many: they are texts from now on of which nobody knows which. */
  forget(): void {
    this.numbers.clear();
    this.bytes = 0;
    this.isKept = false;
  }

  texts(): readonly string[] | null {
    return this.isKept ? [...this.numbers.keys()] : null;
  }
}

/** The different texts of each column of a table, as far as there is memory; columns with most of them go first. */
export class Vocabulary {
  private readonly columns: ColumnTexts[];
  private bytes = 0;

  /** @param most What all texts may take in memory, in bytes. */
  constructor(
    columns: number,
    private readonly most: number,
  ) {
    this.columns = Array.from({ length: columns }, () => new ColumnTexts());
  }

  /** The number of a text in its column. */
  numberOf(column: number, text: string): number {
    const own = this.columns[column];
    if (own === undefined) return unnamedNumber;
    const before = own.bytes;
    const number = own.numberOf(text);
    this.bytes += own.bytes - before;
    while (this.bytes > this.most) this.forgetLargest();
    return own.isKept ? number : unnamedNumber;
  }

  /** By their numbers; null where there were too many. */
  texts(column: number): readonly string[] | null {
    return this.columns[column]?.texts() ?? null;
  }

  private forgetLargest(): void {
    const largest = this.columns.reduce((most, column) => (column.bytes > most.bytes ? column : most));
    this.bytes -= largest.bytes;
    largest.forget();
  }
}
