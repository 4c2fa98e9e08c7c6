import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import { SavingError } from '../errors.js';
import { firstLine } from './hdf5.js';
import { readInThread, type Hdf5Answer, type Hdf5Request } from './hdf5-thread.js';

/** How long reading may take: much more than it does on a slow machine, in seconds and in bytes for each further second. */
const patience = { seconds: 30, bytesPerSecond: 10 * 1024 ** 2 };

/**
 * Reads an HDF5 file in a thread of its own: a damaged one may end the library for good (WebAssembly that has aborted
 * does nothing any more) or keep it busy without an end, and neither must reach this process.
 * @param title The path that people know the file by.
 * @throws SavingError naming the file, where it is not there, is none or is not whole.
 */
export async function readHdf5(request: Hdf5Request, title = request.file, longest?: number): Promise<Hdf5Answer> {
  const size = await sizeOfFile(request.file, title);
  const limit = longest ?? 1000 * (patience.seconds + size / patience.bytesPerSecond);
  const worker = new Worker(program, { eval: true, stdout: true, stderr: true, workerData: { library: libraryPath(), request } });
  try {
    return await answerOf(worker, limit, title);
  } finally {
    await worker.terminate();
  }
}

/** Loads the library, reads, and answers; an error ends the thread. */
const program = `
  const { parentPort, workerData: { library, request } } = require('node:worker_threads');
  import(library).then((hdf5) => (${readInThread.toString()})(hdf5, request)).then((answer) => parentPort.postMessage(answer));
`;

function answerOf(worker: Worker, limit: number, title: string): Promise<Hdf5Answer> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => reject(new SavingError(l10n.t('{0} is not a whole HDF5 file: {1}', title, reason)));
    const timer = setTimeout(() => fail(l10n.t('after {0} seconds it was not read.', Math.round(limit / 1000))), limit);
    worker.once('message', (answer: Hdf5Answer) => resolve(answer));
    worker.once('error', (error) => fail(firstLine(error)));
    worker.once('exit', () => fail(l10n.t('the library that reads it has given up.')));
    for (const event of ['message', 'error', 'exit']) worker.once(event, () => clearTimeout(timer));
  });
}

/**
 * The bytes of a file. Whatever else stands in its place, such as a pipe, may keep whoever reads it waiting for ever.
 * @throws SavingError naming it, where it is not there, or is no file.
 */
export async function sizeOfFile(path: string, title = path): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isFile()) return found.size;
  } catch (error) {
    throw new SavingError(l10n.t('{0} cannot be read: {1}', title, firstLine(error)));
  }
  throw new SavingError(l10n.t('{0} is not a file.', title));
}

/** Where the library is: a thread that is started with a text finds no packages by their names. */
function libraryPath(): string {
  const folders = createRequire(join(__dirname, 'read-hdf5.js')).resolve.paths('h5wasm') ?? [];
  const found = folders.map((folder) => join(folder, 'h5wasm/dist/node/hdf5_hl.js')).find((path) => existsSync(path));
  if (found === undefined) throw new Error('h5wasm is not installed.');
  return pathToFileURL(found).href;
}
