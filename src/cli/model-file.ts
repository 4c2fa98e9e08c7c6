import { open, type FileHandle } from 'node:fs/promises';
import { extname } from 'node:path';
import { KerasConfigError, kerasArchiveConfig, NotebookError, readKerasConfig, readNotebook, readPython, type RandomAccess, type Reading } from '../readers/index.js';
import type { SourceText } from '../spec/index.js';
import { UsageError } from './errors.js';
import { explainFailure, readSource } from './files.js';
import { modulesOf } from './modules.js';
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
}

/** Notebooks hold pictures, too (bytes). */
const largestNotebook = 128 * 1024 * 1024;

/**
 * Reads a Python file, a notebook (`.ipynb`), or a model that Keras saved (`.json`, `.keras`), and the modules of the
 * same project that it imports. `-` is the standard input, which may have any of these texts.
 * @throws UsageError naming the file and what is wrong with it.
 */
export async function readModelFile(path: string): Promise<ModelFile> {
  try {
    if (path === standardInput) return ofUnknownKind(await readStandardInput(largestNotebook));
    switch (extname(path).toLowerCase()) {
      case '.ipynb':
        return notebook(await readSource(path, largestNotebook));
      case '.json':
        return configuration(await readSource(path));
      case '.keras':
        return configuration(await readArchive(path));
      default:
        return python(await readSource(path));
    }
  } catch (error) {
    if (error instanceof NotebookError || error instanceof KerasConfigError) throw new UsageError(error.message);
    throw error;
  }
}

/** Only JSON begins with a brace, and only notebooks have cells. */
function ofUnknownKind(source: SourceText): ModelFile {
  if (!/^\s*\{/.test(source.text)) return python(source);
  return /"cells"\s*:/.test(source.text) ? notebook(source) : configuration(source);
}

function python(source: SourceText): ModelFile {
  const reading = readPython(source, { modules: modulesOf(source.path) });
  return { ...source, kind: 'python', reading, places: placesOf(source.path, placesInText(source.text), reading.modules) };
}

function notebook(source: SourceText): ModelFile {
  const { path } = source;
  const reading = readNotebook(source, { modules: modulesOf(path) });
  return { path, text: reading.cells.text, kind: 'notebook', reading, places: placesOf(path, placesInCells(reading.cells), reading.modules) };
}

function configuration(source: SourceText): ModelFile {
  return { ...source, kind: 'configuration', reading: readKerasConfig(source), places: placesOf(source.path, placesInText(source.text), []) };
}

async function readArchive(path: string): Promise<SourceText> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    return await kerasArchiveConfig(path, await randomAccess(file));
  } catch (error) {
    if (error instanceof KerasConfigError) throw error;
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
