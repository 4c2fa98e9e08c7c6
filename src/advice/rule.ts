import type { SourceRange, TrainingPlan } from '../spec/index.js';
import type { Finding, Severity } from './finding.js';
import type { Network } from './network/network.js';
import type { Compilation } from './training/compilation.js';

/** What a rule looks at. */
export interface RuleContext {
  readonly plan: TrainingPlan;
  /** The text that a range of the plan is of: that of the file, or of a module that it imports. */
  readonly textOf: (range: SourceRange) => string;
  /** The plan's models as rules see them. */
  readonly networks: readonly Network[];
  /** Every compile, with the model's outputs and the fits that follow. */
  readonly compilations: readonly Compilation[];
  /** The ids of the layers that each call makes, by where the call begins; see `beginningOf`. */
  readonly layersByCall: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A Python file that shows a rule; tests run it through the reader. */
export interface RuleExample {
  /** What it shows, in a few words. */
  readonly title: string;
  readonly code: string;
}

/** One piece of static advice. Rules are data: the catalogue, the pages and the tests are made from them. */
export interface Rule {
  /** Never changes and is never given to another rule: people write it into their settings and comments. */
  readonly id: string;
  /** In kebab-case, for people who read reports. */
  readonly name: string;
  /** The severity of its findings, unless one says otherwise. */
  readonly severity: Severity;
  /**
   * Whether its hints are under the light bulb only and have no lens: they say what is not there or could be otherwise,
   * which is so in most programs, and a lens above each of them would bury those that matter.
   */
  readonly isQuiet?: true;
  /** Whether it ever has a fix. */
  readonly isFixable: boolean;
  /** One line that says what is wrong. In the user's language, so asked for when it is shown. */
  title(): string;
  /** Why it matters and what to do, as paragraphs of Markdown in the user's language. */
  explanation(): readonly string[];
  /** The papers and files that the explanation rests on. */
  readonly sources: readonly string[];
  /** Files in which it must speak. */
  readonly bad: readonly RuleExample[];
  /** Healthy or undecidable files in which it must be silent. */
  readonly good: readonly RuleExample[];
  /** Its findings, in any order. Never throws: what is Unknown is passed over. */
  check(context: RuleContext): readonly Finding[];
}
