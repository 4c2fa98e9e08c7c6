import { advise, type Finding, type RuleSettings } from '../../advice/index.js';
import { readPython } from '../../readers/index.js';
import type { SourceRange, SourceText, TrainingPlan } from '../../spec/index.js';

/** How a text is to be read. */
export interface ReadingOptions {
  /** Whether there is to be advice at all. */
  readonly advice: boolean;
  readonly rules: RuleSettings;
}

/** What a text says, as plain data that can be sent from a thread to another. */
export interface TextReading {
  readonly plan: TrainingPlan;
  readonly syntaxErrors: readonly SourceRange[];
  readonly findings: readonly Finding[];
}

/** Reads a text and asks the rules. Runs no code and survives any text. */
export function readText(source: SourceText, options: ReadingOptions): TextReading {
  const { plan, syntaxErrors } = readPython(source);
  return { plan, syntaxErrors, findings: options.advice ? advise(plan, source.text, options.rules) : [] };
}
