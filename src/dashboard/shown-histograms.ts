import type { HistogramState, ShownHistograms as Shown } from '../protocol/index.js';
import type { HistogramStore } from '../runs/index.js';

/** The histograms that a page shows: their names are told when one is new, and those in sight each time that they changed. */
export class ShownHistograms {
  private shown: Shown | null = null;
  private toldNames: { readonly run: string; readonly count: number } | null = null;
  private toldVersion = 0;

  /** @param storeOf finds the histograms of a run; undefined when the window does not hold that run. */
  constructor(private readonly storeOf: (run: string) => HistogramStore | undefined) {}

  /** Takes what the page shows now. @returns the answer. */
  show(shown: Shown | null): HistogramState[] {
    this.shown = shown;
    return shown === null ? [] : this.tell(shown);
  }

  /** @returns what is new of a run since it was last asked for. */
  changes(run: string): HistogramState[] {
    const store = this.storeOf(run);
    if (store === undefined) return [];
    const { names } = store;
    const known = this.toldNames?.run === run ? this.toldNames.count : 0;
    this.toldNames = { run, count: names.length };
    const news: HistogramState[] = names.length === known ? [] : [{ type: 'histogramNames', run, names: [...names] }];
    return this.shown?.run === run && store.version !== this.toldVersion ? [...news, ...this.tell(this.shown)] : news;
  }

  /** Forgets everything: the page is gone, or has another run to show. */
  clear(): void {
    this.shown = null;
    this.toldNames = null;
  }

  private tell(shown: Shown): HistogramState[] {
    const store = this.storeOf(shown.run);
    if (store === undefined) return [];
    this.toldVersion = store.version;
    const { name, to, ...wanted } = shown;
    const { limits, counts, rows } = store.ridges(name, { ...wanted, to: to ?? Infinity });
    return [{ type: 'ridges', shown, limits, counts, rows: [...rows] }];
  }
}
