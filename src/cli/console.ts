/** Where a command writes; tests give their own. */
export interface Console {
  /** Results: one line. */
  out(line: string): void;
  /** Notes, progress and errors for people: one line. */
  note(line: string): void;
  /** Replaces the current progress line, where a terminal shows one; an empty text removes it. */
  progress(text: string): void;
  readonly columns: number;
  /** Whether results may be coloured. */
  readonly hasColours: boolean;
}

/** Writes to the process's own streams; progress only where standard error is a terminal. */
export function processConsole(): Console {
  const terminal = process.stderr.isTTY;
  let progressShown = false;
  const clear = (): void => {
    if (progressShown) process.stderr.write('\r\u001b[K');
    progressShown = false;
  };
  return {
    columns: process.stdout.columns || 100,
    hasColours: hasColours(process.stdout.isTTY, process.env),
    out(line) {
      clear();
      process.stdout.write(`${line}\n`);
    },
    note(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress(text) {
      if (!terminal) return;
      clear();
      if (text === '') return;
      process.stderr.write(text);
      progressShown = true;
    },
  };
}

/** Colours are for terminals, unless their user says otherwise: see no-color.org and force-color.org. */
export function hasColours(isTerminal: boolean, { NO_COLOR: no, FORCE_COLOR: force, TERM: terminal }: NodeJS.ProcessEnv): boolean {
  if (no !== undefined && no !== '') return false;
  if (force !== undefined && force !== '') return force !== '0';
  return isTerminal && terminal !== 'dumb';
}
