import { readFileSync } from 'node:fs';

/** Which process writes a record: numbers of processes are given anew, so the time it began belongs to it. */
export interface ProcessIdentity {
  readonly processId: number;
  /** When it began, as the system counts; absent where the system does not say so in a file. */
  readonly processStart?: string | undefined;
}

/** Fields of `/proc/<pid>/stat` after the name, which ends in the last parenthesis: the start is the 22nd of all (proc(5)). */
const startField = 19;

/** When a process began, in the system's own count; undefined where this system does not say, or there is no such process. */
export function processStart(processId: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const text = readFileSync(`/proc/${processId}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[startField];
  } catch {
    // Gone, or hidden from us: then its number alone must do.
    return undefined;
  }
}

/** Whether a process runs on this machine, and is the one that is meant. */
export function isAlive({ processId, processStart: expected }: ProcessIdentity): boolean {
  try {
    process.kill(processId, 0);
  } catch (error) {
    // Not permitted means that it is there, but someone else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const start = processStart(processId);
  return expected === undefined || start === undefined || start === expected;
}
