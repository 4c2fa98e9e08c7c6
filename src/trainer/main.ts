import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { TrainerEvent } from '../protocol/index.js';
import { textsVariable } from '../supervisor/index.js';
import { Attendance } from './process/attendance.js';
import { ControlListener, type JoinableRun } from './process/control-listener.js';
import { TrainerServer } from './process/server.js';

/** The trainer's process: wires the server to the channel, the signals and the errors of a child process. */

const lastWordsTimeout = 5000;

function gradlensVersion(): string {
  try {
    const text = readFileSync(join(dirname(process.argv[1] ?? ''), '../package.json'), 'utf8');
    return String((JSON.parse(text) as { version?: unknown }).version);
  } catch {
    // A bundle that lies elsewhere, as in tests; the record then says that it does not know.
    return 'unknown';
  }
}

let listener: ControlListener | null = null;

function send(event: TrainerEvent, sent?: () => void): void {
  listener?.broadcast(event);
  if (event.type === 'paused' || event.type === 'resumed') attendance.paused(event.type === 'paused');
  // Without a parent there is nobody to tell; the record is complete all the same.
  if (process.connected) process.send?.(event, undefined, {}, () => sent?.());
  else sent?.();
}

const log = (text: string): void => void process.stderr.write(text);

/** A run that no window can join is still a run. */
async function listen(run: JoinableRun): Promise<string | null> {
  try {
    listener = await ControlListener.open({ run, log, receive: (request) => server.receive(request), attendance: (count) => attendance.windowsNow(count) });
    return listener.address;
  } catch (error) {
    log(`Other windows cannot join this run: ${String(error)}\n`);
    return null;
  }
}

const texts = process.env[textsVariable];
if (texts !== undefined) l10n.config({ fsPath: texts });

const server = new TrainerServer({ send: (event) => send(event), log, versions: { gradlens: gradlensVersion(), node: process.versions.node }, listen });
const attendance = new Attendance(() => server.stop());

// Whoever read what is written here may have gone.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.on('message', (message) => server.receive(message));
process.on('disconnect', () => {
  if (server.outlives === null) server.stop();
  else attendance.starterGone(server.outlives);
});
process.on('SIGTERM', () => server.stop());
// Ctrl+C in a terminal reaches the whole group; the parent decides what it means.
process.on('SIGINT', () => undefined);
process.on('uncaughtException', (error) => server.fail(error));
process.on('unhandledRejection', (reason) => server.fail(reason));

void server.ended.then((event) => {
  // Of what people can mend themselves the message is enough; where a stack lies helps with the rest.
  if (event.type === 'failed' && event.code === 'internal' && event.details !== undefined) log(`${event.details}\n`);
  const exitCode = event.type === 'failed' ? 1 : 0;
  // A parent or a window that does not read must not keep this process alive.
  setTimeout(() => process.exit(exitCode), lastWordsTimeout).unref();
  const told = new Promise<void>((resolve) => send(event, resolve));
  void Promise.all([told, listener?.close()]).finally(() => process.exit(exitCode));
});

server.begin();
