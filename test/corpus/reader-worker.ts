/** A thread that reads what it is sent, so that a hang can be told from a long reading and ended. */
import { parentPort } from 'node:worker_threads';
import { UsageError } from '../../src/cli/errors.js';
import { inspectFile } from '../../src/cli/inspection.js';
import { readModelFile } from '../../src/cli/model-file.js';
import { NotebookError, readNotebook, readPython } from '../../src/readers/index.js';
import { parseModule } from '../../src/readers/python/index.js';

/** What the thread is asked for: all that `gradlens inspect` says of a file, or how long a text takes. */
export type Request =
  | { readonly kind: 'inspect'; readonly path: string }
  | { readonly kind: 'python' | 'notebook'; readonly path: string; readonly text: string; readonly parseOnly?: boolean };

async function answer(request: Request): Promise<object> {
  const began = performance.now();
  if (request.kind === 'inspect') {
    const inspection = inspectFile(await readModelFile(request.path));
    return { ...inspection, milliseconds: performance.now() - began };
  }
  if (request.parseOnly === true) parseModule(request);
  else if (request.kind === 'notebook') readNotebook(request);
  else readPython(request);
  return { milliseconds: performance.now() - began };
}

parentPort?.on('message', (request: Request) => {
  void answer(request).then(
    (result) => parentPort?.postMessage(result),
    (error: unknown) => {
      // A notebook that is none is refused with a message, as it should be.
      if (error instanceof NotebookError || error instanceof UsageError) parentPort?.postMessage({ refused: error.message, milliseconds: 0 });
      else parentPort?.postMessage({ crash: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});
