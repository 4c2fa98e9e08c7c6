import type { Formatter, Texts } from '../format/index.js';
import type { DashboardModel } from '../state/index.js';
import type { Theme } from '../theme/index.js';

/** What every panel needs to say anything. */
export interface Language {
  readonly texts: Texts;
  readonly format: Formatter;
}

/** A part of the page that draws the run. */
export interface Panel {
  readonly root: HTMLElement;
  /** A new run, new words or new colours: everything is made again. */
  reset(model: DashboardModel, language: Language, theme: Theme): void;
  /** New points or epochs. */
  draw(): void;
  /** Brings the sentences up to date; called seldom enough to be read. */
  summarize(): void;
}
