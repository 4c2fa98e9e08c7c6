import type { Judgement } from '../../protocol/index.js';
import type { Task } from './task.js';
import type { Numbers, Tally } from './tally.js';

/** Counts which class each sample has and which class the model takes it for. */
export class Confusion implements Tally {
  private readonly counts: number[];
  private readonly classes: number;
  private undecided = 0;

  constructor(private readonly task: Exclude<Task, { readonly kind: 'value' }>) {
    this.classes = task.kind === 'binary' ? 2 : task.classes;
    this.counts = Array.from({ length: this.classes ** 2 }, () => 0);
  }

  add(target: Numbers, output: Numbers): void {
    const label = this.labelOf(target);
    const predicted = this.classOf(output);
    if (predicted < 0 || !Number.isInteger(label) || label < 0 || label >= this.classes) {
      this.undecided += 1;
      return;
    }
    const place = label * this.classes + predicted;
    this.counts[place] = (this.counts[place] ?? 0) + 1;
  }

  result(): Judgement {
    return { kind: 'classes', classes: this.classes, confusion: this.counts, undecided: this.undecided };
  }

  private labelOf(target: Numbers): number {
    const { task } = this;
    if (task.kind === 'classes' && task.targets === 'rows') return greatest(target);
    const [value = NaN] = target;
    return task.kind === 'binary' ? Number(value > 0.5) : value;
  }

  private classOf(output: Numbers): number {
    const { task } = this;
    if (task.kind === 'classes') return greatest(output);
    const [value = NaN] = output;
    return Number.isFinite(value) ? Number(value > task.threshold) : -1;
  }
}

/** The place of the first of the greatest numbers; -1 where one of them is not finite. */
function greatest(values: Numbers): number {
  let best = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (!Number.isFinite(values[index])) return -1;
    if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  }
  return best;
}
