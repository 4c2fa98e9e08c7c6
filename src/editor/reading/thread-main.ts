/** The thread that reads for the editor, so that no file keeps the extension host from answering. */
import { parentPort, workerData } from 'node:worker_threads';
import * as l10n from '@vscode/l10n';
import { editedText, fixText } from './fix-text.js';
import type { ReadAnswer, ReadRequest, ThreadData } from './messages.js';
import { readText } from './read-text.js';

const { texts } = workerData as ThreadData;
if (texts !== undefined) l10n.config({ contents: texts });

parentPort?.on('message', (request: ReadRequest) => parentPort?.postMessage(answer(request)));

function answer({ source, options, workspace, isToFix, edits }: ReadRequest): ReadAnswer {
  try {
    const program = edits === undefined ? source : editedText(source, edits, options, workspace);
    return { kind: 'reading', reading: (isToFix === true ? fixText : readText)(program, options, workspace) };
  } catch (error) {
    return { kind: 'failure', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
