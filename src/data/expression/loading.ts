import * as l10n from '@vscode/l10n';
import { inputsOf, type ArrayExpression, type FileArray, type ImageFolderArray, type TableArray } from '../../spec/index.js';
import type { NumberArray, StoredArray, TextRows } from '../array.js';
import type { DatasetPart, DatasetSettings } from '../catalogue/index.js';
import { DataError } from '../errors.js';

/** What is read of a file or a data set: an array, where it lies or in memory, or texts of different lengths. */
export type Loaded = NumberArray | StoredArray | TextRows;

/** Where the arrays of named data sets come from. */
export interface DatasetSource {
  load(dataset: string, part: DatasetPart, settings?: DatasetSettings): Promise<Loaded>;
}

/** Where the arrays of files come from. */
export interface FileSource {
  read(file: FileArray | TableArray | ImageFolderArray): Promise<NumberArray | StoredArray>;
}

/** An array that comes out of files. */
export type LoadedNode = Extract<ArrayExpression, { operation: 'dataset' | 'file' | 'table' | 'images' }>;

/** Expressions are trees, so one that uses itself twice a line doubles with each line; real ones have a dozen nodes. */
const maximumNodes = 2000;

/** The arrays out of files that an expression is made of. @throws DataError where it has too many steps. */
export function loadedNodes(expression: ArrayExpression): LoadedNode[] {
  const found: LoadedNode[] = [];
  const pending: ArrayExpression[] = [expression];
  let nodes = 0;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes += 1;
    if (nodes > maximumNodes) throw new DataError(l10n.t('The expression for the data has more than {0} steps. Compute it in a separate script.', maximumNodes));
    if (node.operation === 'dataset' || node.operation === 'file' || node.operation === 'table' || node.operation === 'images') found.push(node);
    else pending.push(...inputsOf(node));
  }
  return found;
}

/** Reads one of them. */
export function loadNode(node: LoadedNode, datasets: DatasetSource, files: FileSource): Promise<Loaded> {
  return node.operation === 'dataset' ? datasets.load(node.dataset, `${node.split}/${node.part}`, node.settings) : files.read(node);
}
