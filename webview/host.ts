import type { DashboardIntent } from '../src/protocol/index.js';

/** What the page remembers of itself when it is hidden and made again. Never anything of the run: the host holds that. */
export interface PageState {
  /** The sections that the user closed. */
  readonly closedSections: readonly string[];
}

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
    const kept = this.api.getState();
    if (typeof kept !== 'object' || kept === null || !('closedSections' in kept)) return { closedSections: [] };
    const { closedSections } = kept;
    if (!Array.isArray(closedSections)) return { closedSections: [] };
    return { closedSections: closedSections.filter((id): id is string => typeof id === 'string') };
  }

  set state(state: PageState) {
    this.api.setState(state);
  }
}
