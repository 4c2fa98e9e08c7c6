import type { DashboardExperiment, ExperimentIntent } from '../../protocol/index.js';
import { Emitter, type Disposable } from '../emitter.js';

/** An edit that an experiment suggests. */
export interface SuggestedEdit {
  /** For a button. */
  readonly title: string;
  /** Makes the edit. @returns false where the file was changed in the meantime, or does not take it. */
  readonly run: () => Promise<boolean>;
}

/** What short trainings gave, before it is known what can be done with it. */
export type UnappliedExperiment = DashboardExperiment & { readonly applyTitle?: never };

/** The short trainings whose result is shown: the last ones, until they are dismissed. Nothing is done with them unasked. */
export class Experiments implements Disposable {
  private readonly changes = new Emitter<DashboardExperiment | null>();
  private shown: DashboardExperiment | null = null;
  private apply: (() => Promise<void>) | undefined;

  readonly onDidChange = this.changes.event;

  get current(): DashboardExperiment | null {
    return this.shown;
  }

  /**
   * Shows short trainings in the place of those before.
   * @param edit What can be done with them; null where nothing can.
   * @returns what makes that edit, and has it shown as made.
   */
  show(experiment: UnappliedExperiment, edit: SuggestedEdit | null): () => Promise<void> {
    const apply = async (): Promise<void> => {
      if (edit === null || !(await edit.run()) || this.apply !== apply || this.shown === null) return;
      this.change({ ...experiment, isApplied: true });
    };
    this.apply = apply;
    this.change(edit === null ? experiment : { ...experiment, applyTitle: edit.title });
    return apply;
  }

  async answer({ type }: ExperimentIntent): Promise<void> {
    if (type === 'applyExperiment') return this.apply?.();
    this.apply = undefined;
    this.change(null);
  }

  private change(experiment: DashboardExperiment | null): void {
    this.shown = experiment;
    this.changes.fire(experiment);
  }

  dispose(): void {
    this.changes.dispose();
  }
}
