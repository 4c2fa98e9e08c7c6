import type { Console } from '../console.js';
import type { ExitStatus } from '../exit-status.js';

/** A command of the command line. */
export interface Command {
  /** @param args what stands behind its name. */
  run(args: readonly string[], console: Console): Promise<ExitStatus>;
  /** Its line of the help. */
  readonly usage: string;
}

/**
 * The commands, by their names, in the order of the help. Each is loaded when it is called: `lint` must not wait for what
 * only `train` needs, such as the engines.
 */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  inspect: async () => {
    const { inspect, inspectUsage } = await import('./inspect.js');
    return { run: inspect, usage: inspectUsage };
  },
  lint: async () => {
    const { lint, lintUsage } = await import('./lint.js');
    return { run: lint, usage: lintUsage };
  },
  check: async () => {
    const { check, checkUsage } = await import('./check.js');
    return { run: check, usage: checkUsage };
  },
  train: async () => {
    const { train, trainUsage } = await import('./train.js');
    return { run: train, usage: trainUsage };
  },
  'lr-find': async () => {
    const { lrFind, lrFindUsage } = await import('./lr-find.js');
    return { run: lrFind, usage: lrFindUsage };
  },
  try: async () => {
    const { tryFixes, tryUsage } = await import('./try.js');
    return { run: tryFixes, usage: tryUsage };
  },
  runs: async () => {
    const { runs, runsUsage } = await import('./runs.js');
    return { run: runs, usage: runsUsage };
  },
  engines: async () => {
    const { engines, enginesUsage } = await import('./engines.js');
    return { run: engines, usage: enginesUsage };
  },
};
