import type { Commands } from './command.js';
import { check, checkUsage } from './commands/check.js';
import { engines, enginesUsage } from './commands/engines.js';
import { exportModel, exportUsage } from './commands/export.js';
import { lrFind, lrFindUsage } from './commands/lr-find.js';
import { runs, runsUsage } from './commands/runs.js';
import { train, trainUsage } from './commands/train.js';
import { tryFixes, tryUsage } from './commands/try.js';
import { readingCommands } from './reading-commands.js';

/** Every command. */
export const allCommands: Commands = {
  ...readingCommands,
  check: { run: check, usage: checkUsage },
  train: { run: train, usage: trainUsage },
  'lr-find': { run: lrFind, usage: lrFindUsage },
  try: { run: tryFixes, usage: tryUsage },
  runs: { run: runs, usage: runsUsage },
  export: { run: exportModel, usage: exportUsage },
  engines: { run: engines, usage: enginesUsage },
};
