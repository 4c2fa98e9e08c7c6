import { advise, type Finding, type RuleSettings } from '../../advice/index.js';
import { readPython } from '../../readers/index.js';
import { LineIndex, type SourcePosition, type SourceRange, type SourceText, type TrainingPlan } from '../../spec/index.js';
import { workspaceModules, type WorkspaceTexts } from './workspace-modules.js';

/** How a text is to be read. */
export interface ReadingOptions {
  /** Whether there is to be advice at all. */
  readonly advice: boolean;
  readonly rules: RuleSettings;
}

/** A finding in another file than the one that was read, where the editor may not have its text. */
export interface ModuleFinding extends Pick<Finding, 'rule' | 'severity' | 'message'> {
  readonly start: SourcePosition;
  readonly end: SourcePosition;
}

/** A module that was read with a file. */
export interface ModuleReading {
  readonly path: string;
  /** What the file makes of it: what is wrong with the models that its functions make here. */
  readonly findings: readonly ModuleFinding[];
}

/** What a text says, as plain data that can be sent from a thread to another. */
export interface TextReading {
  readonly plan: TrainingPlan;
  readonly syntaxErrors: readonly SourceRange[];
  /** Those of the text itself; what they would edit is in it, too. */
  readonly findings: readonly Finding[];
  readonly modules: readonly ModuleReading[];
}

/**
 * Reads a text and asks the rules. Runs no code and survives any text.
 * @param workspace What the modules that it imports may be found in; without it they are not read.
 */
export function readText(source: SourceText, options: ReadingOptions, workspace?: WorkspaceTexts): TextReading {
  const { plan, syntaxErrors, modules } = readPython(source, workspace === undefined ? {} : { modules: workspaceModules(source.path, workspace) });
  const all = options.advice ? advise(plan, source.text, options.rules, modules) : [];
  const isOwn = ({ range }: { readonly range: SourceRange }): boolean => range.source === source.path;
  return {
    plan,
    syntaxErrors,
    findings: all.filter(isOwn).map(({ fix, ...finding }) => (fix?.edits.every(isOwn) === true ? { ...finding, fix } : finding)),
    modules: modules.map((module) => ({ path: module.path, findings: findingsIn(module, all) })),
  };
}

function findingsIn({ path, text }: SourceText, findings: readonly Finding[]): ModuleFinding[] {
  const own = findings.filter(({ range }) => range.source === path);
  if (own.length === 0) return [];
  const lines = new LineIndex(text);
  return own.map(({ rule, severity, message, range }) => ({ rule, severity, message, start: lines.position(range.start), end: lines.position(range.end) }));
}
