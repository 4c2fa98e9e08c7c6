import * as l10n from '@vscode/l10n';
import { learnedTokens, tokenNumbers, tokenRow, type LearnedTokens } from '../../nn/index.js';
import type { TokenizedArray, TokenMatrixArray } from '../../spec/index.js';
import type { TextRows } from '../array.js';
import { DataError } from '../errors.js';
import type { Builder } from './build.js';
import { memorySource, type ArraySource } from './source.js';
import { textsOf } from './texts.js';

/** Texts as the numbers that a Tokenizer gives their words. @throws DataError where they cannot be read. */
export function tokenized(expression: TokenizedArray, builder: Builder): TextRows {
  const rows = numbersOf(expression, builder).rows;
  const starts = new Int32Array(rows.length + 1);
  rows.forEach(({ length }, row) => (starts[row + 1] = (starts[row] ?? 0) + length));
  return { values: Int32Array.from(rows.flat()), starts };
}

/** Texts as rows with a place for each word. @throws DataError where the Tokenizer has seen no texts. */
export function tokenMatrix(expression: TokenMatrixArray, builder: Builder): ArraySource {
  const { rows, learned } = numbersOf(expression, builder);
  if (learned.count === 0) throw new DataError(l10n.t('This Tokenizer has seen no texts: call fit_on_texts() first.'));
  const width = expression.settings.numWords ?? learned.numbers.size + 1;
  const values = new Float64Array(rows.length * width);
  rows.forEach((row, index) => values.set(tokenRow(row, expression.mode, width, learned), index * width));
  return memorySource(values, [rows.length, width], 'float64');
}

function numbersOf(
  { input, seen, settings }: TokenizedArray | TokenMatrixArray,
  builder: Builder,
): { readonly rows: readonly (readonly number[])[]; readonly learned: LearnedTokens } {
  const learned = learnedTokens(
    seen.flatMap((texts) => textsOf(texts, builder)),
    settings,
  );
  return { rows: textsOf(input, builder).map((text) => tokenNumbers(text, learned, settings)), learned };
}
