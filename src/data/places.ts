import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import type { DatasetEntry, DatasetFile } from './catalogue/index.js';
import { shippedFolder } from './shipped-folder.js';
import { sklearnFolders } from './sklearn-folders.js';

/** Folders of data sets, in the order they are looked in. */
export interface DatasetPlaces {
  /** Named by the user: the setting, then the variable `GRADLENS_DATASETS`. */
  readonly configured: readonly string[];
  /** Keras's own cache, where downloads are kept: `~/.keras/datasets`, or below `KERAS_HOME`. */
  readonly keras: string;
  /** Where Debian's packages put them. */
  readonly system: readonly string[];
  /** Where scikit-learn's small sets are: those that come with GradLens, then those of an installed scikit-learn, looked for when they are asked for. */
  readonly sklearn?: () => Promise<readonly string[]>;
}

/** The places of this machine. */
export function datasetPlaces(folders: readonly string[], environment: NodeJS.ProcessEnv = process.env): DatasetPlaces {
  const fromVariable = (environment['GRADLENS_DATASETS'] ?? '').split(delimiter);
  const kerasHome = environment['KERAS_HOME'] ?? join(environment['HOME'] ?? homedir(), '.keras');
  return {
    configured: [...folders, ...fromVariable].map((folder) => folder.trim()).filter((folder) => folder !== '').map((folder) => resolve(folder)),
    keras: join(kerasHome, 'datasets'),
    system: process.platform === 'win32' ? [] : ['/usr/share/datasets'],
    sklearn: async () => [...[shippedFolder() ?? []].flat(), ...(await sklearnFolders(environment))],
  };
}

/**
 * The folders under which a data set's paths are tried. A configured folder may be one of data sets or the data set's
 * own; of the second kind only by its name, since MNIST and Fashion-MNIST have files of the same names.
 */
async function rootsOf(entry: DatasetEntry, places: DatasetPlaces): Promise<string[]> {
  const configured = places.configured.flatMap((folder) => (entry.folders.includes(basename(folder)) ? [dirname(folder)] : [folder]));
  const packages = entry.package === 'scikit-learn' ? ((await places.sklearn?.()) ?? []) : [];
  return [...configured, ...packages, places.keras, ...places.system];
}

async function exists(path: string): Promise<boolean> {
  // Absent and not permitted are the same here: the next place is tried, and the message lists them all.
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Where a file was found, or the places it was not found in. */
export type FileSearch = { readonly path: string; readonly file: DatasetFile } | { readonly path: null; readonly places: readonly string[] };

/** Looks for the first of a data set's files that exists. */
export async function findFile(entry: DatasetEntry, files: readonly DatasetFile[], places: DatasetPlaces): Promise<FileSearch> {
  const tried = new Set<string>();
  for (const root of await rootsOf(entry, places)) {
    for (const file of files) {
      const path = join(root, file.path);
      if (await exists(path)) return { path, file };
      tried.add(dirname(path));
    }
  }
  return { path: null, places: [...tried] };
}
