import { endianness } from 'node:os';
import type { RecordBlock, RecordWriter } from './records.js';

/** What stands in a field: a number, a text, or NaN where there is nothing. */
export type Cell = number | string;

/** In the place of a text that was not kept, since its column has too many different ones. No text has this character. */
export const unnamedText = '\0';

/** The number of such texts. */
export const unnamedNumber = 0xffffffff;

/** What pandas takes for a missing value (pandas/_libs/parsers.pyx, STR_NA_VALUES). */
export const missingTexts: readonly string[] = ['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>', 'N/A', 'NA', 'NULL', 'NaN', 'None', 'n/a', 'nan', 'null'];

const digit = (code: number): boolean => code >= 48 && code <= 57;

/** A number as Python's `float` reads it; NaN for a text. */
export function numberIn(field: string): number {
  const code = field.charCodeAt(0);
  if (digit(code) || code === 0x2d || code === 0x2b || code === 0x2e) {
    // JavaScript reads `0x1f`, `0b1` and `0o7`, too.
    const isOther = code === 48 && /^0[xbo]/i.test(field);
    const number = isOther ? Number.NaN : Number(field);
    if (!Number.isNaN(number)) return number;
  }
  const infinite = /^([+-]?)inf(inity)?$/i.exec(field);
  if (infinite !== null) return infinite[1] === '-' ? -Infinity : Infinity;
  // pandas reads columns of True and False as booleans.
  return field === 'True' || field === 'TRUE' || field === 'true' ? 1 : field === 'False' || field === 'FALSE' || field === 'false' ? 0 : NaN;
}

const [lowWord, highWord] = endianness() === 'LE' ? [0, 1] : [1, 0];
/** The upper half of a NaN that stands for the text of which the lower half is the number (IEEE 754-2008, 6.2.1: its payload). */
const textWord = 0x7ff80001;

/** Puts a text in the place of a number, by its number among those of its column. */
export function putText(writer: RecordWriter, place: number, text: number): void {
  writer.putWords(place, lowWord === 0 ? text : textWord, lowWord === 0 ? textWord : text);
}

/** What stands in a place of some records. @param texts Those of its column, by their numbers; null where they were not kept. */
export function cellAt({ numbers, words }: RecordBlock, place: number, texts: readonly string[] | null): Cell {
  const number = numbers[place] ?? Number.NaN;
  if (!Number.isNaN(number) || words[2 * place + highWord] !== textWord) return number;
  return texts?.[words[2 * place + lowWord] ?? unnamedNumber] ?? unnamedText;
}
