import type { Commands } from './command.js';
import { inspect, inspectUsage } from './commands/inspect.js';
import { lint, lintUsage } from './commands/lint.js';

/** The commands that only read: they start without engines and trainer. */
export const readingCommands: Commands = {
  inspect: { run: inspect, usage: inspectUsage },
  lint: { run: lint, usage: lintUsage },
};
