import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { datasets, findDataset, type DatasetEntry, type DatasetFile, type DatasetPart, type DatasetParts, type DatasetSettings } from './catalogue/index.js';
import { download, DownloadError } from './download.js';
import { DataNotFoundError } from './errors.js';
import { readArrayFile, type FileContent } from './formats/index.js';
import type { DataMemory } from './memory.js';
import { findFile, type DatasetPlaces } from './places.js';

export interface DatasetLibraryOptions {
  readonly places: DatasetPlaces;
  readonly mayDownload: boolean;
  /** What does not fit stays in its files. */
  readonly memory?: DataMemory;
  /** For people; the fraction where it is known. */
  onProgress?(message: string, fraction?: number): void;
  readonly fetch?: typeof fetch;
  /** How long a silent host is waited for, in milliseconds. */
  readonly patience?: number;
}

/** Reads the data sets that are known by name, each array once. */
export class DatasetLibrary {
  private readonly arrays = new Map<string, Promise<FileContent>>();
  /** Of files in which all arrays hang together. */
  private readonly parts = new Map<string, Promise<DatasetParts>>();
  private readonly downloads = new Map<string, Promise<void>>();

  constructor(private readonly options: DatasetLibraryOptions) {}

  /**
   * One array of a data set, such as `fashion_mnist`, `train/x`.
   * @throws DataNotFoundError when it is nowhere and cannot be downloaded, saying where it was looked for.
   * @throws DataError when its file cannot be read.
   */
  load(dataset: string, part: DatasetPart, settings: DatasetSettings = {}): Promise<FileContent> {
    const key = JSON.stringify([dataset, part, settings]);
    const array = this.arrays.get(key) ?? this.read(dataset, part, settings);
    this.arrays.set(key, array);
    return array;
  }

  private async read(dataset: string, part: DatasetPart, settings: DatasetSettings): Promise<FileContent> {
    const entry = findDataset(dataset);
    if (entry === undefined) {
      const known = datasets.map(({ name }) => name).join(', ');
      throw new DataNotFoundError(l10n.t('The data set {0} is not known to GradLens yet. It can read: {1}.', dataset, known), dataset, []);
    }
    const found = await findFile(entry, entry.files[part], this.options.places);
    this.options.onProgress?.(l10n.t('Reading {0}', entry.title));
    const { path, file } = found.path === null ? await this.fetchFile(entry, part, found.places) : found;
    if (file.format !== 'parts') return readArrayFile(path, file, this.options.memory);
    const key = JSON.stringify([path, settings]);
    const parts = this.parts.get(key) ?? file.readParts(path, settings);
    this.parts.set(key, parts);
    return (await parts)[part];
  }

  private async fetchFile(entry: DatasetEntry, part: DatasetPart, places: readonly string[]): Promise<{ path: string; file: DatasetFile }> {
    const source = entry.downloads.find(({ path }) => entry.files[part].some((file) => file.path === path));
    const file = entry.files[part].find(({ path }) => path === source?.path);
    if (source === undefined || file === undefined || !this.options.mayDownload) throw notFound(entry, places, null);
    const path = join(this.options.places.keras, file.path);
    // Several arrays may be in one file.
    let downloading = this.downloads.get(path);
    if (downloading === undefined) {
      const message = l10n.t('Downloading {0}', file.path);
      this.options.onProgress?.(message, 0);
      downloading = download(source, path, {
        patience: this.options.patience ?? 8000,
        fetch: this.options.fetch ?? fetch,
        onProgress: (fraction) => this.options.onProgress?.(message, fraction),
      });
      this.downloads.set(path, downloading);
    }
    try {
      await downloading;
    } catch (error) {
      if (error instanceof DownloadError) throw notFound(entry, places, error);
      throw error;
    }
    return { path, file };
  }
}

/** Says every way to get the data set and, below an empty line, where it was looked for. */
function notFound(entry: DatasetEntry, places: readonly string[], failure: DownloadError | null): DataNotFoundError {
  const isShipped = entry.package === 'scikit-learn';
  const ways = isShipped ? [
    l10n.t('install scikit-learn, which has it: pip install scikit-learn'),
    l10n.t('name the folder of its files ({0}) in the setting gradlens.datasets.folders or the variable GRADLENS_DATASETS', [...new Set(Object.values(entry.files).flat().map(({ path }) => path))].join(', ')),
  ] : [
    l10n.t('have Keras download it: python -c "from tensorflow import keras; keras.datasets.{0}.load_data()"', entry.kerasName ?? entry.name),
    ...(entry.debianPackage === undefined ? [] : [l10n.t('on Debian and Ubuntu: apt-get install {0}', entry.debianPackage)]),
    l10n.t('name the folder it is in, in the setting gradlens.datasets.folders or the variable GRADLENS_DATASETS'),
  ];
  const lines = [
    l10n.t('{0} is not on this machine.', entry.title),
    ...(failure === null ? [] : [l10n.t('It could not be downloaded: {0}', failure.message)]),
    l10n.t('Ways to get it:'),
    ...ways.map((way) => `- ${way}`),
    '',
    l10n.t('It was looked for in: {0}.', places.join(', ')),
  ];
  return new DataNotFoundError(lines.join('\n'), entry.name, places, failure === null ? undefined : { cause: failure });
}
