import type { StepReading } from '../symptom.js';

/** How the worst loss of some steps compares with that of the first step: a run in which none is as bad as that is learning. */
export class WorstLoss {
  private first = NaN;
  private worst = -Infinity;

  add({ count, loss }: StepReading): void {
    if (count === 1) this.first = loss;
    this.worst = Math.max(this.worst, loss);
  }

  /** Of the steps since it was asked before, as a part of the first loss; Infinity where there is no such part. */
  take(): number {
    const part = this.first > 0 && this.worst > -Infinity ? this.worst / this.first : Infinity;
    this.worst = -Infinity;
    return part;
  }
}
