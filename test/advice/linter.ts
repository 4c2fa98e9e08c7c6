import { parser } from '@lezer/python';
import { advise, rules, type Finding } from '../../src/advice/index.js';
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
