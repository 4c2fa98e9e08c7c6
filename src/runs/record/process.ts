import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Which process writes a record: numbers of processes are given anew, so the time it began belongs to it. */
export interface ProcessIdentity {
  readonly processId: number;
  /** When it began, as the system counts; absent where the system does not say so in a file. */
  readonly processStart?: string | undefined;
  /** Where its number means something: {@link thisMachine}. Absent in records of older versions, which are taken to be of this one. */
  readonly machine?: string | undefined;
}

/**
 * Where the numbers of processes mean something: the machine by its name and, on Linux, the container by its process
 * namespace (pid_namespaces(7)), since folders of runs may be shared by several.
 */
export function thisMachine(): string {
  // What follows a dot changes with the network.
  const [name = ''] = hostname().split('.');
  if (process.platform !== 'linux') return name;
  try {
    return `${name} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    // A system that hides it has its name left.
    return name;
  }
}

/** Whether a process is one of this machine, of which this process could see whether it runs. */
export const isOfThisMachine = ({ machine }: Pick<ProcessIdentity, 'machine'>): boolean => machine === undefined || machine === thisMachine();

/** The name of a machine for people. */
export const machineName = (machine: string): string => machine.split(' ')[0] ?? machine;

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
export function isAlive({ processId, processStart: expected, machine }: ProcessIdentity): boolean {
  if (!isOfThisMachine({ machine })) return false;
  try {
    process.kill(processId, 0);
  } catch (error) {
    // Not permitted means that it is there, but someone else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const start = processStart(processId);
  return expected === undefined || start === undefined || start === expected;
}
