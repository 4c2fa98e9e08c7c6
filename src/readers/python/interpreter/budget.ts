/** Thrown when a file asks for more than the interpreter gives; caught where a statement of the module runs. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded';
}

/** How much work one file may ask for, in evaluated expressions and executed statements. */
const stepsOfFile = 600_000;

/** How much one statement of the module may ask for, so that what follows is still read. */
const stepsOfStatement = 200_000;

/** After how many steps a loop is no longer followed turn by turn. */
const stepsOfLoop = 60_000;

/** How many items a loop or a list may have before it counts as unknown. */
export const maximumItems = 2_000;

/** How deep calls and expressions may nest together; the JavaScript stack takes several times as much. */
const maximumDepth = 700;

/** Bounds the work on one file in steps and depth. */
export class Budget {
  private used = 0;
  private limit = stepsOfStatement;
  private depth = 0;

  /** Gives the next statement of the module its share. */
  startStatement(): void {
    this.limit = Math.min(this.used + stepsOfStatement, stepsOfFile);
  }

  /** Counts one step. @throws BudgetExceeded */
  step(): void {
    this.used++;
    if (this.used > this.limit) throw new BudgetExceeded();
  }

  /** When a loop that starts now has had its share. */
  loopEnd(): number {
    return this.used + stepsOfLoop;
  }

  isPast(end: number): boolean {
    return this.used > end;
  }

  get exhausted(): boolean {
    return this.used >= stepsOfFile;
  }

  /** Runs something one level deeper, or not at all where that is too deep. */
  nest<Result>(run: () => Result, tooDeep: () => Result): Result {
    if (this.depth >= maximumDepth) return tooDeep();
    this.depth++;
    try {
      return run();
    } finally {
      this.depth--;
    }
  }
}
