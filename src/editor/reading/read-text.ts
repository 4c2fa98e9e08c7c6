import { dirname } from 'node:path';
import { advise, type Finding, type RuleSettings, type TextEdit } from '../../advice/index.js';
import { dataFilesOnDisk, JoinedCells, readPython, type NotebookCell, type Reading } from '../../readers/index.js';
import { LineIndex, type SourcePosition, type SourceRange, type SourceText, type TrainingPlan } from '../../spec/index.js';
import { locate, type Part } from '../content/parts.js';
import { workspaceModules, type WorkspaceTexts } from './workspace-modules.js';
import { workspaceRules, type SettingsProblem } from './workspace-rules.js';

/** How a text is to be read. */
export interface ReadingOptions {
  /** Whether there is to be advice at all. */
  readonly advice: boolean;
  /** As the user's own settings have it; those of the workspace's settings file stand behind them. */
  readonly rules: RuleSettings;
}

/** What is read as one program: a file, or the cells of a notebook. */
export type ProgramText = SourceText | { readonly path: string; readonly cells: readonly NotebookCell[] };

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
  /** The text that all ranges are of: that of the file, or of the joined cells. */
  readonly text: string;
  readonly parts: readonly Part[];
  readonly plan: TrainingPlan;
  readonly syntaxErrors: readonly SourceRange[];
  /** Those of the text itself; what they would edit is in it, too. */
  readonly findings: readonly Finding[];
  readonly modules: readonly ModuleReading[];
  /** What is wrong with the settings file of the workspace, which therefore does not count. */
  readonly settingsProblem: SettingsProblem | null;
  /** The edits that apply all fixes, where they were asked for. */
  readonly fixes?: readonly TextEdit[];
}

/**
 * Reads a program and asks the rules. Runs no code and survives any text.
 * @param workspace What the modules that it imports may be found in; without it they are not read.
 */
export function readText(program: ProgramText, options: ReadingOptions, workspace?: WorkspaceTexts): TextReading {
  const { text, parts, reading } = readProgram(program, workspace);
  const { plan, syntaxErrors, modules } = reading;
  const { rules, problem } = workspaceRules(program.path, options.rules, workspace);
  const all = options.advice ? advise(plan, text, rules, modules) : [];
  const isOwn = ({ range }: { readonly range: SourceRange }): boolean => range.source === program.path && locate(parts, range) !== null;
  return {
    text,
    parts,
    plan,
    syntaxErrors,
    findings: all.filter(isOwn).map(({ fix, ...finding }) => (fix?.edits.every(isOwn) === true ? { ...finding, fix } : finding)),
    modules: modules.map((module) => ({ path: module.path, findings: findingsIn(module, all) })),
    settingsProblem: options.advice ? problem : null,
  };
}

function readProgram(program: ProgramText, workspace: WorkspaceTexts | undefined): { text: string; parts: Part[]; reading: Reading } {
  const { path } = program;
  const options =
    workspace === undefined
      ? {}
      : {
          modules: workspaceModules(path, workspace),
          dataFiles: dataFilesOnDisk([dirname(path), ...(workspace.folder === null ? [] : [workspace.folder])]),
        };
  if ('text' in program) return { text: program.text, parts: [{ index: 0, start: 0, end: program.text.length }], reading: readPython(program, options) };
  const { cells } = program;
  const joined = new JoinedCells(cells);
  const parts = cells.flatMap((cell, index) => {
    const start = joined.offsetOf(index, 0);
    return start === null ? [] : [{ index, start, end: start + cell.text.length }];
  });
  return { text: joined.text, parts, reading: readPython({ path, text: joined.text }, { ...options, parts: joined.ranges }) };
}

function findingsIn({ path, text }: SourceText, findings: readonly Finding[]): ModuleFinding[] {
  const own = findings.filter(({ range }) => range.source === path);
  if (own.length === 0) return [];
  const lines = new LineIndex(text);
  return own.map(({ rule, severity, message, range }) => ({ rule, severity, message, start: lines.position(range.start), end: lines.position(range.end) }));
}
