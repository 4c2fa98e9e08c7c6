/** Thrown when a file asks for more than the interpreter gives; caught where a statement of the module runs. */
export class BudgetExceeded extends Error {
  override readonly name = 'BudgetExceeded';
}

/** How much work one file may ask for, in evaluated expressions and executed statements. */
const stepsOfFile = 150_000;

/** How much one statement of the module may ask for, and at most half of what is left, so that what follows is still read. */
const stepsOfStatement = 60_000;

/** After how many steps a loop is no longer followed turn by turn. */
const stepsOfLoop = 30_000;

/** The same for a loop in which nothing of the library happens, such as a simulation or the generation of a text. */
const stepsOfIdleLoop = 3_000;

/** How many items a loop or a list may have before it counts as unknown. */
export const maximumItems = 2_000;

/** How long a text may become that is computed with; no name or path comes near. */
export const maximumText = 10_000;

/** Counts the parts of a value that is taken apart: lists in lists may have more than there is time for. */
export class Allowance {
  private left = 10_000;

  /** Whether one more part may be looked at. */
  take(): boolean {
    return this.left-- > 0;
  }
}

/** How deep calls and expressions may nest together; the JavaScript stack takes several times as much. */
const maximumDepth = 700;

/** Bounds the work on one file in steps and depth. */
export class Budget {
  private used = 0;
  private limit = stepsOfStatement;
  private depth = 0;
  /** Loops that were given up; they are not followed when they are met again, as in each turn of another loop. */
  private readonly spentLoops = new WeakSet<object>();

  /** Gives the next statement of the module its share. */
  startStatement(): void {
    this.limit = this.used + Math.min(stepsOfStatement, (stepsOfFile - this.used) / 2);
  }

  /** Counts one step. @throws BudgetExceeded */
  step(): void {
    this.used++;
    if (this.used > this.limit) throw new BudgetExceeded();
  }

  /**
   * Tells, turn by turn, when a loop that starts now has had its share.
   * @param loop Stands for its place in the file.
   * @param activity Counts what the loop is followed for.
   */
  watchLoop(loop: object, activity: () => number): () => boolean {
    if (this.spentLoops.has(loop)) return () => true;
    const begin = activity();
    const end = this.used + stepsOfLoop;
    let seen = begin;
    let idleEnd = this.used + stepsOfIdleLoop;
    return () => {
      const now = activity();
      if (now !== seen) idleEnd = this.used + stepsOfIdleLoop;
      seen = now;
      const isSpent = this.used > Math.min(end, idleEnd);
      if (isSpent && (this.used > end || now === begin)) this.spentLoops.add(loop);
      return isSpent;
    };
  }

  get exhausted(): boolean {
    return this.used >= stepsOfFile;
  }

  /** Whether what is nested one level deeper may be looked at; if so, {@link leave} is to follow. */
  enter(): boolean {
    if (this.depth >= maximumDepth) return false;
    this.depth++;
    return true;
  }

  leave(): void {
    this.depth--;
  }
}
