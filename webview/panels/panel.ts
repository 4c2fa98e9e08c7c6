import type { ChartBuckets } from '../../src/protocol/index.js';
import type { StepAxis } from '../charts/index.js';
import type { Formatter, Texts } from '../format/index.js';
import type { Host } from '../host.js';
import type { ChartWant } from '../series/index.js';
import type { DashboardModel, ViewSettings, Viewport } from '../state/index.js';
import type { Theme } from '../theme/index.js';

/** What every panel needs to say anything. */
export interface Language {
  readonly texts: Texts;
  readonly format: Formatter;
}

/** What all panels of a page share. */
export interface PageParts {
  readonly host: Host;
  readonly viewport: Viewport;
  readonly settings: ViewSettings;
  /** A chart came into sight, went out of it, or has another amount of room: the host is to be asked again. */
  readonly roomChanged: () => void;
}

/** What is to be drawn, and how. */
export interface Scene extends Language {
  readonly model: DashboardModel;
  readonly theme: Theme;
  readonly axis: StepAxis;
}

/** A part of the page that draws the run. */
export interface Panel {
  readonly root: HTMLElement;
  /** A new run, new words, new colours or another axis: everything is made again. */
  reset(scene: Scene): void;
  /** Draws what has changed since the last time. */
  draw(): void;
  /** Brings the sentences up to date; called seldom enough to be read. */
  summarize(): void;
}

/** A panel that draws series. */
export interface SeriesPanel extends Panel {
  /** Names the chart in messages to the host. */
  readonly id: string;
  /** What the host is to tell; undefined while nobody sees it. */
  wants(): ChartWant | undefined;
  take(buckets: ChartBuckets): void;
  /** New epochs. */
  epochsChanged(): void;
  /** The user points at layers in the editor. */
  highlight(layers: readonly string[]): void;
}
