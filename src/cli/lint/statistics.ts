import { ruleById } from '../../advice/index.js';
import type { ReportedFinding } from './reported-finding.js';

/** How often a rule spoke, as `gradlens lint --statistics --format json` prints it. */
export interface RuleCount {
  readonly rule: string;
  readonly name: string;
  readonly count: number;
  /** Findings with a fix. */
  readonly fixable: number;
}

/** What some findings are of, the most frequent first. */
export function countByRule(findings: readonly Pick<ReportedFinding, 'rule' | 'name' | 'fix'>[]): RuleCount[] {
  const counts = new Map<string, RuleCount>();
  for (const { rule, name, fix } of findings) {
    const { count, fixable } = counts.get(rule) ?? { count: 0, fixable: 0 };
    counts.set(rule, { rule, name, count: count + 1, fixable: fixable + (fix === null ? 0 : 1) });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count || one.rule.localeCompare(other.rule));
}

/** A line for each rule: how often, `[*]` where there are fixes, which rule, and what it is about. */
export function statisticsLines(counts: readonly RuleCount[]): string[] {
  const width = Math.max(0, ...counts.map(({ count }) => String(count).length));
  return counts.map(({ rule, name, count, fixable }) => {
    const title = ruleById(rule)?.title() ?? '';
    return `${String(count).padStart(width)}  ${fixable > 0 ? '[*]' : '[ ]'}  ${rule} ${name}: ${title}`;
  });
}
