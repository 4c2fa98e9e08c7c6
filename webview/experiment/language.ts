import type { Formatter, Texts } from '../format/index.js';

/** What it takes to say anything of an experiment. */
export interface Language {
  readonly texts: Texts;
  readonly format: Formatter;
}
