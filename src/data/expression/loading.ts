import * as l10n from '@vscode/l10n';
import { inputsOf, type ArrayExpression, type FileArray, type ImageFolderArray, type TableArray, type TableTextsArray, type TextFolderArray } from '../../spec/index.js';
import type { LoadedTexts, NumberArray, StoredArray, TextRows } from '../array.js';
import type { DatasetPart, DatasetSettings } from '../catalogue/index.js';
import { DataError } from '../errors.js';

/** What is read of a file or a data set: an array, where it lies or in memory, or texts, as they are or as the numbers of their words. */
export type Loaded = NumberArray | StoredArray | TextRows | LoadedTexts;

/** What lies in a file, or in the files of a folder. */
export type FilesArray = FileArray | TableArray | ImageFolderArray | TextFolderArray | TableTextsArray;

/** Where the arrays of named data sets come from. */
export interface DatasetSource {
  load(dataset: string, part: DatasetPart, settings?: DatasetSettings): Promise<Loaded>;
}

/** Where the arrays of files come from. */
export interface FileSource {
  read(file: FilesArray): Promise<NumberArray | StoredArray | LoadedTexts>;
}

/** An array that comes out of files. */
export type LoadedNode = Extract<ArrayExpression, { operation: 'dataset' | FilesArray['operation'] }>;

const loaded: ReadonlySet<string> = new Set<LoadedNode['operation']>(['dataset', 'file', 'table', 'images', 'textFolder', 'tableTexts']);

function isLoaded(node: ArrayExpression): node is LoadedNode {
  return loaded.has(node.operation);
}

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
    if (isLoaded(node)) found.push(node);
    else pending.push(...inputsOf(node));
  }
  return found;
}

/** Reads one of them. */
export function loadNode(node: LoadedNode, datasets: DatasetSource, files: FileSource): Promise<Loaded> {
  return node.operation === 'dataset' ? datasets.load(node.dataset, `${node.split}/${node.part}`, node.settings) : files.read(node);
}
