import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 wait longer before it optimizes a function. Linting is over after seconds, and each file runs other parts of the
 * reader: over the public corpus optimizing took a third of the processor's time, which the reading itself then lacked.
 */
export function preferBaselineCode(): void {
  // Five times the usual budget, in bytes of bytecode run; a version of V8 without the flag passes over it.
  setFlagsFromString('--interrupt-budget=600000');
}
