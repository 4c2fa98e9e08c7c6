import * as l10n from '@vscode/l10n';
import { compatible, severities, silenceCall, silenceFile, type Finding, type Fix, type TextEdit } from '../../advice/index.js';
import type { SourceRange } from '../../spec/index.js';
import { callOf, type FileReading } from './file-reading.js';

/** One thing that can be done about a finding. */
export interface MenuEntry {
  readonly title: string;
  readonly finding: Finding;
  /** Whether this is what most people want. */
  readonly isPreferred: boolean;
  readonly action: MenuAction;
}

export type MenuAction =
  | { readonly kind: 'edit'; readonly edits: readonly TextEdit[] }
  /** Applies all fixes of the file, which are worked out when they are wanted. */
  | { readonly kind: 'fixFile' }
  /** Measures the gradients of a model as it is written and with the edits. */
  | { readonly kind: 'compare'; readonly model: string; readonly fix: Fix }
  /** Trains for a while as it is written and with the edits. */
  | { readonly kind: 'try'; readonly fix: Fix; readonly layers: readonly string[] }
  | { readonly kind: 'explain'; readonly rule: string };

/**
 * What can be done about the findings that touch a range: about each, fix, compare gradients with and without the fix, try the
 * fix, fix all of its rule, fix all in the file, ignore for the call, ignore for the file, explain.
 * @param withoutEffect Fixes that leave what is trained as it is, as renames do.
 */
export function fixMenu(reading: FileReading, range: Pick<SourceRange, 'start' | 'end'>, withoutEffect: ReadonlySet<Fix> = new Set()): MenuEntry[] {
  const seen = new Set<string>();
  return findingsAt(reading, range).flatMap((finding) => {
    const isFirst = seen.size === 0;
    const isFirstOfRule = !seen.has(finding.rule);
    seen.add(finding.rule);
    return [...fixEntries(reading, finding, withoutEffect), ...(isFirstOfRule ? ruleEntries(reading, finding, isFirst) : [])];
  });
}

/** The fixes that the menu of a range offers to try, if they have an effect. */
export function triedFixes(reading: FileReading, range: Pick<SourceRange, 'start' | 'end'>): Fix[] {
  return isTrained(reading) ? findingsAt(reading, range).flatMap(({ fix }) => fix ?? []) : [];
}

/** The findings that touch a range, the most severe first. */
const findingsAt = (reading: FileReading, range: Pick<SourceRange, 'start' | 'end'>): Finding[] =>
  reading.findings
    .filter((finding) => touches(range, finding.range) || touches(range, callOf(reading, finding)))
    .toSorted((one, other) => severities.indexOf(other.severity) - severities.indexOf(one.severity));

const isTrained = ({ plan }: FileReading): boolean => plan.steps.some(({ kind }) => kind === 'fit');

const touches = (one: Pick<SourceRange, 'start' | 'end'>, other: SourceRange): boolean =>
  one.start <= other.end && other.start <= one.end;

function fixEntries(reading: FileReading, finding: Finding, withoutEffect: ReadonlySet<Fix>): MenuEntry[] {
  if (finding.fix === undefined) return [];
  const { title, edits } = finding.fix;
  // What is about a call, such as compile, is not about the gradients of layers.
  const model = finding.call === undefined ? reading.plan.models.find(({ layers }) => layers.some(({ id }) => finding.layers.includes(id))) : undefined;
  const compared: MenuEntry[] = model === undefined ? [] : [
    { title: l10n.t('Compare gradients with and without: {0}', title), finding, isPreferred: false, action: { kind: 'compare', model: model.id, fix: finding.fix } },
  ];
  const tried: MenuEntry[] = isTrained(reading) && !withoutEffect.has(finding.fix)
    ? [{ title: l10n.t('Try this fix: {0}', title), finding, isPreferred: false, action: { kind: 'try', fix: finding.fix, layers: finding.layers } }]
    : [];
  return [{ title, finding, isPreferred: true, action: { kind: 'edit', edits } }, ...compared, ...tried];
}

function ruleEntries(reading: FileReading, finding: Finding, isFirst: boolean): MenuEntry[] {
  const { rule } = finding;
  const all = editsOfRule(reading, rule);
  const entries: MenuEntry[] = [];
  const add = (title: string, action: MenuAction): void => void entries.push({ title, finding, isPreferred: false, action });
  if (all.fixes > 1) add(l10n.t('Fix all {0} in this file', rule), { kind: 'edit', edits: all.edits });
  if (isFirst && fixableRules(reading).size > 1) add(l10n.t('Fix all advice in this file'), { kind: 'fixFile' });
  const comment = silenceCall(reading.text, callOf(reading, finding), rule);
  if (comment !== null) add(l10n.t('Ignore {0} here', rule), { kind: 'edit', edits: [comment] });
  add(l10n.t('Ignore {0} in this file', rule), { kind: 'edit', edits: [silenceFile(reading.text, finding.range.source, rule)] });
  add(l10n.t('Show explanation of {0}', rule), { kind: 'explain', rule });
  return entries;
}

const fixableRules = ({ findings }: FileReading): Set<string> => new Set(findings.flatMap(({ rule, fix }) => (fix === undefined ? [] : [rule])));

/** The edits of all fixes of a rule, and how many fixes they are. */
export function editsOfRule({ findings }: FileReading, rule: string): { fixes: number; edits: TextEdit[] } {
  const fixes = compatible(findings.filter((finding) => finding.rule === rule)).flatMap(({ fix }) => fix ?? []);
  return { fixes: fixes.length, edits: fixes.flatMap(({ edits }) => edits) };
}
