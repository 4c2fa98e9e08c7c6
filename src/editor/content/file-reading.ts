import { advise, type Finding, type RuleSettings } from '../../advice/index.js';
import { readPython } from '../../readers/index.js';
import { LineIndex, type LayerSpec, type SourceRange, type SourceText, type TrainingPlan } from '../../spec/index.js';

/** What the editor knows of one version of a file. */
export interface FileReading {
  readonly text: string;
  readonly plan: TrainingPlan;
  readonly syntaxErrors: readonly SourceRange[];
  readonly findings: readonly Finding[];
  readonly lines: LineIndex;
  /** The layers of all models by id. */
  readonly layers: ReadonlyMap<string, LayerSpec>;
}

/** How a file is to be read. */
export interface ReadingOptions {
  /** Whether there is to be advice at all. */
  readonly advice: boolean;
  readonly rules: RuleSettings;
}

/** Reads a file and asks the rules. Takes milliseconds, runs no code and survives any text. */
export function readFile(source: SourceText, options: ReadingOptions): FileReading {
  const { plan, syntaxErrors } = readPython(source);
  const findings = options.advice ? advise(plan, source.text, options.rules) : [];
  const layers = new Map(plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer])));
  return { text: source.text, plan, syntaxErrors, findings, lines: new LineIndex(source.text), layers };
}

/** The call that a finding is about: its own, or the one that makes its layers; its range, where it has neither. */
export function callOf({ layers }: Pick<FileReading, 'layers'>, finding: Finding): SourceRange {
  const [first] = finding.layers;
  return finding.call ?? (first === undefined ? undefined : layers.get(first)?.source.range) ?? finding.range;
}
