import { parser } from '@lezer/python';
import { advise, applyEdits, rules, type Finding } from '../../src/advice/index.js';
import { UsageError } from '../../src/cli/errors.js';
import { fixFile } from '../../src/cli/lint/fix-file.js';
import { modelFileOf, type ModelFile } from '../../src/cli/model-file.js';
import { readNotebook, readPython } from '../../src/readers/index.js';
import { LineIndex, type TrainingPlan } from '../../src/spec/index.js';

/** A finding under its rule's name, with the line that it is on. */
export interface Found {
  readonly rule: string;
  readonly name: string;
  readonly severity: Finding['severity'];
  readonly line: number;
  readonly message: string;
  readonly layers: readonly string[];
  /** The id of the first model that has one of the layers; empty where none has. */
  readonly model: string;
}

export interface Linted {
  readonly models: number;
  readonly plan: TrainingPlan;
  readonly findings: readonly Found[];
}

const names = new Map(rules.map(({ id, name }) => [id, name]));

function read(path: string, text: string): { readonly plan: TrainingPlan; readonly text: string } {
  if (!path.endsWith('.ipynb')) return { plan: readPython({ path, text }).plan, text };
  const { plan, cells } = readNotebook({ path, text });
  return { plan, text: cells.text };
}

/** Reads a file or a notebook and asks the rules, as the editor does. */
export function lint(path: string, content: string): Linted {
  const { plan, text } = read(path, content);
  const lines = new LineIndex(text);
  const layers = new Map(plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer.name] as const)));
  const findings = advise(plan, text).map(({ rule, severity, message, range, layers: ids }) => ({
    rule, name: names.get(rule) ?? rule, severity, message, line: lines.position(range.start).line, layers: ids.map((id) => layers.get(id) ?? id),
    model: plan.models.find((model) => model.layers.some(({ id }) => ids.includes(id)))?.id ?? '',
  }));
  return { models: plan.models.length, plan, findings };
}

/** Only parses the text of a file or the cells of a notebook, to compare with: what no reader can do without. */
export function parseAlone(path: string, content: string): number {
  const text = path.endsWith('.ipynb') ? readNotebook({ path, text: content }).cells.text : content;
  const started = process.cpuUsage();
  parser.parse(text);
  const { user, system } = process.cpuUsage(started);
  return user + system;
}

/** What the fixes of a file make of it. */
export interface Fixed {
  readonly content: string;
  /** The rules of the fixes, one each. */
  readonly applied: readonly string[];
  /** Findings with a fix that are left. */
  readonly left: number;
  /** Whether the content is that of before with the edits, and nothing else. */
  readonly isOnlyEdited: boolean;
  /** Errors and warnings, with their lines, of rules that said nothing so grave before. */
  readonly newErrors: readonly string[];
}

/** What becomes of a file by one fix alone. */
export interface FixedAlone {
  readonly rule: string;
  readonly line: number;
  /** The file after it. */
  readonly content: string;
  readonly isGone: boolean;
  /** Whether all that was known of the models and steps is still known. */
  readonly isReadAsWell: boolean;
  /** The rules that say more than before, and the syntax errors that were not there. */
  readonly isNew: readonly string[];
}

/** Applies each fix of a file or a notebook to the file as it is; empty where it cannot be read. */
export function fixEachAlone(path: string, content: string): FixedAlone[] {
  const file = fileOf(path, content);
  if (file === null) return [];
  const before = said(file);
  return before.flatMap(({ rule, range, fix: own }): FixedAlone[] => {
    const edits = own?.edits.map((edit) => file.inContent(edit)) ?? [];
    const inFile = edits.filter((edit) => edit !== null);
    if (inFile.length === 0 || inFile.length < edits.length) return [];
    const fixed = applyEdits(content, inFile);
    const after = fileOf(path, fixed);
    const { line } = file.places.start(range);
    if (after === null) return [{ rule, line, content: fixed, isGone: false, isReadAsWell: false, isNew: ['unread'] }];
    const left = said(after);
    const isNew = [...new Set(left.map((each) => each.rule))].filter((each) => countOf(left, each) > countOf(before, each));
    return [{
      rule, line, content: fixed, isNew: after.reading.syntaxErrors.length > file.reading.syntaxErrors.length ? [...isNew, 'syntax'] : isNew,
      isGone: countOf(left, rule) < countOf(before, rule), isReadAsWell: file.reading.status === after.reading.status && sizeOf(file) === sizeOf(after),
    }];
  });
}

const countOf = (findings: readonly Finding[], rule: string): number => findings.filter((each) => each.rule === rule).length;
const sizeOf = ({ reading: { plan } }: ModelFile): number => plan.models.flatMap(({ layers }) => layers).length + plan.steps.length;
const said = (file: ModelFile): Finding[] => advise(file.reading.plan, file.text);

/** A file without the modules that it imports; null where it cannot be read. */
function fileOf(path: string, content: string): ModelFile | null {
  try {
    return modelFileOf({ path, text: content }, path.endsWith('.ipynb') ? 'notebook' : 'python', () => () => undefined);
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}

/** Applies all fixes of a file or a notebook, as `gradlens lint --fix --hints` does; null where it cannot be read. */
export function fix(path: string, content: string): Fixed | null {
  const file = fileOf(path, content);
  if (file === null) return null;
  const grave = (each: ModelFile): Finding[] => said(each).filter(({ severity }) => severity === 'error' || severity === 'warning');
  const known = new Set(grave(file).map(({ rule }) => rule));
  const fixed = fixFile(file, said, () => () => undefined);
  return {
    content: fixed.file.content,
    applied: fixed.applied.map(({ rule }) => rule),
    left: said(fixed.file).filter((finding) => finding.fix?.edits.every((edit) => fixed.file.inContent(edit) !== null) === true).length,
    isOnlyEdited: applyEdits(content, fixed.edits) === fixed.file.content,
    newErrors: grave(fixed.file).filter(({ rule }) => !known.has(rule)).map(({ rule, range }) => `${rule} at ${fixed.file.places.start(range).line}`),
  };
}

/** The files in which rules with fixes must speak, by a name of their own: `GL204-1.py`. */
export function fixableExamples(): { readonly path: string; readonly content: string }[] {
  return rules.filter(({ isFixable }) => isFixable).flatMap(({ id, bad }) => bad.map(({ code }, index) => ({ path: `${id}-${index + 1}.py`, content: code })));
}
