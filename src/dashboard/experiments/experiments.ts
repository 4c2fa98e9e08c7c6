import type { DashboardExperiment, ExperimentIntent } from '../../protocol/index.js';
import { Emitter, type Disposable } from '../emitter.js';

/** The short trainings whose result is shown: the last ones, until they are dismissed. Nothing is done with them unasked. */
export class Experiments implements Disposable {
  private readonly changes = new Emitter<DashboardExperiment | null>();
  private shown: DashboardExperiment | null = null;
  private apply: (() => void) | undefined;

  readonly onDidChange = this.changes.event;

  get current(): DashboardExperiment | null {
    return this.shown;
  }

  /** @param apply Does what `applyTitle` says, once the user asks for it. */
  show(experiment: DashboardExperiment, apply?: () => void): void {
    this.shown = experiment;
    this.apply = apply;
    this.changes.fire(experiment);
  }

  answer({ type }: ExperimentIntent): void {
    if (type === 'applyExperiment') {
      this.apply?.();
      return;
    }
    this.shown = null;
    this.apply = undefined;
    this.changes.fire(null);
  }

  dispose(): void {
    this.changes.dispose();
  }
}
