import * as l10n from '@vscode/l10n';
import type { TableArray } from '../../spec/index.js';
import type { LoadedTexts } from '../array.js';
import { DataError } from '../errors.js';
import type { DataMemory } from '../memory.js';
import { unnamedText } from './cell.js';
import { afterStep } from './steps.js';
import { forEachRow, type Table } from './table.js';

/**
 * The texts of the only column that is left of a table.
 * @throws DataError naming the line where there is none, or where they do not fit into memory.
 */
export function textsOfTable(given: Table, steps: TableArray['steps'], memory: DataMemory): LoadedTexts {
  const table = steps.reduce(afterStep, given);
  const [column] = table.columns;
  if (column === undefined || table.columns.length !== 1) throw new DataError(l10n.t('{0}: texts are one column of a table; this has {1}.', table.file, table.columns.length), { file: table.file });
  const texts: string[] = [];
  forEachRow(table, (row) => {
    const cell = row.cell(column);
    if (typeof cell !== 'string') throw new DataError(l10n.t('{0}, line {1}: the column "{2}" has no text there. Leave such rows out with dropna().', table.file, row.line, column.name), { file: table.file, row: row.line });
    const isKept = cell !== unnamedText && memory.reserve(2 * cell.length);
    if (!isKept) throw new DataError(l10n.t('The texts of {0} do not fit into memory. Set GRADLENS_DATA_MEMORY to more MiB, or use fewer of them.', table.file), { file: table.file });
    texts.push(cell);
  });
  return { texts };
}
