import type { Fix } from '../advice/index.js';
import type { FileReading } from './content/file-reading.js';
import { trainTheSame } from './content/same-training.js';
import type { Program } from './programs.js';
import type { ReadingCache } from './reading-cache.js';

/** Tells of fixes whether they change what is trained, by reading their files as they would be; once for each fix. */
export class FixEffects {
  private readonly known = new WeakMap<Fix, boolean>();

  constructor(private readonly readings: Pick<ReadingCache, 'withEdits'>) {}

  /** Those of some fixes that leave what is trained as it is: there is nothing to try of them. */
  async withoutEffect(program: Program, { plan }: FileReading, fixes: readonly Fix[]): Promise<ReadonlySet<Fix>> {
    for (const fix of fixes.filter((each) => !this.known.has(each))) {
      const after = await this.readings.withEdits(program, fix.edits);
      // Where it could not be read, it is asked for again.
      if (after !== null) this.known.set(fix, trainTheSame(plan, after.plan));
    }
    return new Set(fixes.filter((fix) => this.known.get(fix) === true));
  }
}
