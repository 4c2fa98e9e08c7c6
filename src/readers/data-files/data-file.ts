import type { Context, Interpreter } from '../python/index.js';
import type { SavedModelFile } from './saved-model.js';

/** What the head of an array's file says. */
export interface ArrayHead {
  readonly shape: readonly number[];
  /** As numpy spells it: `float64`. */
  readonly dtype: string;
}

/** What the first bytes of a file of data say, without the data. */
export type DataFile =
  | ({ readonly kind: 'array' } & ArrayHead)
  | ({ readonly kind: 'model' } & SavedModelFile)
  /** The names of the folders in a folder, in order. */
  | { readonly kind: 'folder'; readonly folders: readonly string[] }
  | { readonly kind: 'arrays'; readonly members: ReadonlyMap<string, ArrayHead> }
  /** The first lines of a text, and how many lines say something; null where they are not counted. */
  | { readonly kind: 'text'; readonly lines: readonly string[]; readonly rows: number | null };

/** Looks into a file that a program reads data from; `undefined` where there is none, or it cannot be understood. */
export type DataFileResolver = (path: string) => DataFile | undefined;

const resolvers = new WeakMap<Interpreter, DataFileResolver>();

/** Has a program's files of data looked into. */
export function lookIntoDataFiles(interpreter: Interpreter, resolver: DataFileResolver): void {
  resolvers.set(interpreter, resolver);
}

/** What is known of a file that a program reads data from. */
export function dataFileAt(path: string, { interpreter }: Context): DataFile | undefined {
  return resolvers.get(interpreter)?.(path);
}
