import type { Console } from './console.js';
import type { ExitStatus } from './exit-status.js';

/** A command of the command line. */
export interface Command {
  /** @param args what stands behind its name. */
  run(args: readonly string[], console: Console): Promise<ExitStatus>;
  /** Its line of the help. */
  readonly usage: string;
}

/** Commands by their names, in the order of the help. */
export type Commands = Readonly<Record<string, Command>>;
