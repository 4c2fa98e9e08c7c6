import * as v from 'valibot';
import type { DashboardIntent } from '../src/protocol/index.js';

/** What the page remembers of itself when it is hidden and made again. Never anything of the run: the host holds that. */
const pageStateSchema = v.object({
  /** The sections that the user closed. */
  closedSections: v.fallback(v.array(v.string()), []),
  /** How the user wants charts to be drawn. */
  smoothing: v.fallback(v.number(), 0),
  unit: v.fallback(v.picklist(['step', 'epoch', 'time']), 'step'),
  logSections: v.fallback(v.array(v.string()), []),
  mapSections: v.fallback(v.array(v.string()), []),
  hiddenLines: v.fallback(v.array(v.string()), []),
});
export type PageState = v.InferOutput<typeof pageStateSchema>;

const nothingKept: PageState = { closedSections: [], smoothing: 0, unit: 'step', logSections: [], mapSections: [], hiddenLines: [] };

interface VsCodeApi {
  postMessage(message: DashboardIntent): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The page's line to the extension host. */
export class Host {
  private readonly api = acquireVsCodeApi();

  send(intent: DashboardIntent): void {
    this.api.postMessage(intent);
  }

  get state(): PageState {
    // An older version of the page may have kept something else.
    const kept = v.safeParse(pageStateSchema, this.api.getState());
    return kept.success ? kept.output : nothingKept;
  }

  /** Changes part of what is remembered. */
  remember(change: Partial<PageState>): void {
    this.api.setState({ ...this.state, ...change });
  }
}
