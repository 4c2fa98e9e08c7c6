import { open, type FileHandle } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import type { TextEdit } from '../advice/index.js';
import { dataFilesOnDisk, KerasConfigError, kerasArchiveConfig, NotebookError, NotebookText, readKerasConfig, readNotebook, readPython, type RandomAccess, type Reading } from '../readers/index.js';
import type { SourceText } from '../spec/index.js';
import { UsageError } from './errors.js';
import { explainFailure, readSource } from './files.js';
import { modulesOf, type ModulesOf } from './modules.js';
import { placesInCells, placesInText, placesOf, type Places } from './places.js';
import { readStandardInput, standardInput } from './standard-input.js';

/** A file that models were looked for in. */
export interface ModelFile {
  readonly path: string;
  readonly kind: 'python' | 'notebook' | 'configuration';
  /** The text that the ranges of the reading are of. */
  readonly text: string;
  readonly reading: Reading;
  readonly places: Places;
  /** What the file says; of a notebook the JSON, where `text` is that of its cells. */
  readonly content: string;
  /** An edit of `text` as one of `content`; null where it is of a module, or goes beyond a cell. */
  inContent(edit: TextEdit): TextEdit | null;
}

/** Notebooks hold pictures, too (bytes). */
const largestNotebook = 128 * 1024 * 1024;

/** How a file is read. */
export interface ModelFileOptions {
  /** What stands for the path of the standard input; its ending says what it is. */
  readonly standardInputPath?: string | undefined;
  /** Finds the modules that it imports; on the disk, where nothing is said. */
  readonly modules?: ModulesOf;
}

/**
 * Reads a Python file, a notebook (`.ipynb`), or a model that Keras saved (`.json`, `.keras`), and the modules of the
 * same project that it imports. `-` is the standard input, which may have any of these texts.
 * @throws UsageError naming the file and what is wrong with it.
 */
export async function readModelFile(path: string, { standardInputPath, modules }: ModelFileOptions = {}): Promise<ModelFile> {
  if (path === standardInput) {
    const source = await readStandardInput(largestNotebook);
    return modelFileOf(
      standardInputPath === undefined ? source : { ...source, path: standardInputPath },
      kindOf(standardInputPath) ?? kindByContent(source.text),
      modules,
    );
  }
  if (extname(path).toLowerCase() === '.keras') return modelFileOf(await readArchive(path), 'configuration');
  const kind = kindOf(path) ?? 'python';
  return modelFileOf(await readSource(path, kind === 'notebook' ? largestNotebook : undefined), kind, modules);
}

/**
 * What is read of a file that says this.
 * @throws UsageError where it is not what a file of the kind says.
 */
export function modelFileOf(source: SourceText, kind: ModelFile['kind'], modules: ModulesOf = (path) => modulesOf(path)): ModelFile {
  try {
    return { python, notebook, configuration }[kind](source, modules);
  } catch (error) {
    if (error instanceof NotebookError || error instanceof KerasConfigError) throw new UsageError(error.message);
    throw error;
  }
}

function kindOf(path: string | undefined): ModelFile['kind'] | undefined {
  switch (path === undefined ? '' : extname(path).toLowerCase()) {
    case '.ipynb':
      return 'notebook';
    case '.json':
      return 'configuration';
    case '.py':
      return 'python';
    default:
      return undefined;
  }
}

/** Only JSON begins with a brace, and only notebooks have cells. */
function kindByContent(text: string): ModelFile['kind'] {
  if (!/^\s*\{/.test(text)) return 'python';
  return /"cells"\s*:/.test(text) ? 'notebook' : 'configuration';
}

function python(source: SourceText, modules: ModulesOf): ModelFile {
  const { path, text } = source;
  const reading = readPython(source, { modules: modules(path), dataFiles: dataFilesOnDisk([dirname(path), '.']) });
  const places = placesOf(path, placesInText(text), reading.modules);
  return { path, text, content: text, kind: 'python', reading, places, inContent: (edit) => (edit.range.source === path ? edit : null) };
}

function notebook(source: SourceText, modules: ModulesOf): ModelFile {
  const { path, text: content } = source;
  const reading = readNotebook(source, { modules: modules(path), dataFiles: dataFilesOnDisk([dirname(path), '.']) });
  const places = placesOf(path, placesInCells(reading.cells), reading.modules);
  let json: NotebookText | undefined;
  return {
    path,
    text: reading.cells.text,
    content,
    kind: 'notebook',
    reading,
    places,
    inContent({ range, newText }) {
      const located = range.source === path ? reading.cells.locate(range) : null;
      if (located === null) return null;
      json ??= new NotebookText(content);
      const { start, end, newText: written } = json.edit(located, newText);
      return { range: { source: path, start, end }, newText: written };
    },
  };
}

function configuration(source: SourceText): ModelFile {
  const { path, text } = source;
  return { path, text, content: text, kind: 'configuration', reading: readKerasConfig(source), places: placesOf(path, placesInText(text), []), inContent: () => null };
}

async function readArchive(path: string): Promise<SourceText> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    return await kerasArchiveConfig(path, await randomAccess(file));
  } catch (error) {
    if (error instanceof KerasConfigError) throw new UsageError(error.message);
    throw new UsageError(explainFailure(path, error));
  } finally {
    await file?.close();
  }
}

async function randomAccess(file: FileHandle): Promise<RandomAccess> {
  const { size } = await file.stat();
  return {
    size,
    async read(offset, length) {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
  };
}
