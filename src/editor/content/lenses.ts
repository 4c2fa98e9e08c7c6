import * as l10n from '@vscode/l10n';
import { compatible, ownLoopInWords, ruleById, severities, type Finding, type Severity, type TextEdit } from '../../advice/index.js';
import type { ProbeResult } from '../../protocol/index.js';
import { isUnknown, turnsOfStep, type FitStep } from '../../spec/index.js';
import { callOf, messageOf, type FileReading } from './file-reading.js';
import { groupBy } from './group-by.js';
import { summaryInWords, summarize } from './model-summary.js';
import { verdictInWords } from './probe-words.js';

/** What a lens does when it is clicked. */
export type LensAction =
  | { readonly kind: 'none' }
  /** Trains the fit step of this index. */
  | { readonly kind: 'train'; readonly fitStep: number }
  /** Looks for a learning rate for the fit step of this index. */
  | { readonly kind: 'findLearningRate'; readonly fitStep: number }
  /** Measures the gradients of the model of this id. */
  | { readonly kind: 'check'; readonly model: string }
  | { readonly kind: 'fix'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'explain'; readonly rule: string };

/** A line of text above a line of code. */
export interface Lens {
  /** The line of code, from 1. */
  readonly line: number;
  readonly title: string;
  /** The title where there is little room for it. */
  readonly shortTitle?: string;
  readonly tooltip?: string;
  /** How grave it is; absent where it is no advice. */
  readonly severity?: Severity;
  readonly action: LensAction;
}

/**
 * The lenses of a file, in the order of its lines: what each model is and how its gradients are, advice on its layers, the search
 * for a learning rate on each compile, and Train on each fit.
 * @param locale For numbers, as BCP 47 has it.
 */
export function lensesOf(reading: FileReading, locale: string): Lens[] {
  const numbers = new Intl.NumberFormat(locale);
  const lenses = [
    ...modelLenses(reading, numbers),
    ...adviceLenses(reading, numbers),
    ...rateLenses(reading),
    ...trainLenses(reading, numbers),
    ...ownLoopLenses(reading),
  ];
  return lenses.sort((one, other) => one.line - other.line);
}

/** Two lenses an expression that makes models, however often it is run: what the model is, and its gradients. */
function modelLenses({ plan, lines, findings, probes }: FileReading, numbers: Intl.NumberFormat): Lens[] {
  const own = plan.models.filter(({ range }) => range.source === plan.source);
  const byStart = groupBy(own, (model) => model.range.start);
  return [...byStart].flatMap(([start, models]) => {
    const [model] = models;
    const ids = new Set(model.layers.map(({ id }) => id));
    const about = findings.filter(({ layers }) => layers.some((layer) => ids.has(layer)));
    const summary = summarize(model);
    const words = summaryInWords(summary, about, numbers);
    const title = models.length === 1 ? l10n.t('GradLens: {0}', words) : l10n.t('GradLens: {0} (the first of {1})', words, models.length);
    const lens: Lens = { line: lines.position(start).line, title, action: { kind: 'none' } };
    const summaryLens = isUnknown(summary.parameters) ? { ...lens, tooltip: summary.parameters.reason } : lens;
    return [summaryLens, checkLens(lens.line, model.id, probes.get(model.id))];
  });
}

/** The verdict of a gradient check, or the offer of one. */
function checkLens(line: number, model: string, result: ProbeResult | undefined): Lens {
  const action: LensAction = { kind: 'check', model };
  if (result === undefined) {
    const tooltip = l10n.t('Measure what gradients and outputs each layer starts with, on a batch of the data, or on noise where the data is not known');
    return { line, title: `$(pulse) ${l10n.t('Check gradients')}`, tooltip, action };
  }
  return { line, ...verdictInWords(result), action };
}

/** Above each compile that a fit goes by: the first of those fits is what is swept. */
function rateLenses({ plan, lines }: FileReading): Lens[] {
  const taken = new Set<number>();
  return plan.steps.flatMap((step, index): Lens[] => {
    if (step.kind !== 'compile' || step.range.source !== plan.source || taken.has(step.range.start)) return [];
    const next = plan.steps.findIndex((other, place) => place > index && other.model === step.model && (other.kind === 'fit' || other.kind === 'compile'));
    if (plan.steps[next]?.kind !== 'fit') return [];
    taken.add(step.range.start);
    const tooltip = l10n.t('Sweep the learning rate in short trainings, of which nothing is kept, and see where the loss falls');
    return [{ line: lines.position(step.range.start).line, title: `$(search) ${l10n.t('Find a learning rate')}`, tooltip, action: { kind: 'findLearningRate', fitStep: next } }];
  });
}

function trainLenses({ plan, lines }: FileReading, numbers: Intl.NumberFormat): Lens[] {
  const lenses = new Map<number, Lens>();
  for (const [fitStep, step] of plan.steps.entries()) {
    if (step.kind !== 'fit' || step.range.source !== plan.source || lenses.has(step.range.start)) continue;
    lenses.set(step.range.start, {
      line: lines.position(step.range.start).line,
      title: `$(play) ${trainInWords(step, turnsOfStep(plan, fitStep).length, numbers)}`,
      tooltip: l10n.t('Train this model here, without Python, and watch it in the sidebar'),
      action: { kind: 'train', fitStep },
    });
  }
  return [...lenses.values()];
}

/** Above what a file trains with in the place of fit(): that it cannot be trained here, and why. */
function ownLoopLenses({ plan, lines }: FileReading): Lens[] {
  return (plan.ownLoops ?? []).map((loop) => ({
    line: lines.position(loop.range.start).line,
    title: `$(info) ${l10n.t('{0}() is not run here', loop.method)}`,
    tooltip: ownLoopInWords(loop),
    action: { kind: 'none' },
  }));
}

/** @param turns How often it is called in loops that stand around it. */
function trainInWords({ epochs }: FitStep, turns: number, numbers: Intl.NumberFormat): string {
  if (turns > 1) return l10n.t('Train all {0} turns of the loop', numbers.format(turns));
  if (isUnknown(epochs)) return l10n.t('Train');
  return epochs === 1 ? l10n.t('Train (1 epoch)') : l10n.t('Train ({0} epochs)', numbers.format(epochs));
}

/** One lens an advice and model, above the first layer or call that it is about; at most one a line, the gravest first. */
function adviceLenses(reading: FileReading, numbers: Intl.NumberFormat): Lens[] {
  const gravestFirst = reading.findings.filter(deservesLens).toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity));
  const models = modelByLayer(reading);
  const groups = groupBy(gravestFirst, ({ layers: [first = ''], rule, advice }) => `${models.get(first) ?? ''}\0${rule}\0${advice}`);
  const taken = new Map<number, Lens>();
  for (const findings of groups.values()) {
    const byPlace = findings.sort((one, other) => callOf(reading, one).start - callOf(reading, other).start);
    const candidates = byPlace.map((finding) => reading.lines.position(callOf(reading, finding).start).line);
    const line = candidates.find((candidate) => !taken.has(candidate));
    if (line !== undefined) taken.set(line, adviceLens(line, byPlace, numbers));
  }
  return [...taken.values()];
}

function deservesLens({ rule, severity }: Finding): boolean {
  return severity !== 'hint' || ruleById(rule)?.isQuiet !== true;
}

/** The id of a model that each layer is in; of several, the first. */
function modelByLayer({ plan }: FileReading): Map<string, string> {
  return new Map(plan.models.toReversed().flatMap((model) => model.layers.map(({ id }) => [id, model.id] as const)));
}

function adviceLens(line: number, findings: readonly [Finding, ...Finding[]], numbers: Intl.NumberFormat): Lens {
  const layers = new Set(findings.flatMap((finding) => (finding.call === undefined ? finding.layers : []))).size;
  const [{ advice, rule, severity }] = findings;
  const fixes = compatible(findings).flatMap(({ fix }) => fix ?? []);
  return {
    line,
    title: `$(lightbulb) ${layers > 1 ? l10n.t('{0} (×{1})', advice, numbers.format(layers)) : advice}`,
    tooltip: [...new Set(findings.map(messageOf))].join('\n'),
    severity,
    action: fixes.length === 0 ? { kind: 'explain', rule } : { kind: 'fix', edits: fixes.flatMap(({ edits }) => edits) },
  };
}
