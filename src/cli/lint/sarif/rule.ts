import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rulePage, type Rule, type Severity } from '../../../advice/index.js';
import type { SarifLevel, SarifRule } from './schema.js';

/** SARIF knows no hints: both they and informations are notes. */
export function levelOf(severity: Severity): SarifLevel {
  return severity === 'error' || severity === 'warning' ? severity : 'note';
}

/** A rule as a SARIF log describes it; its page is in it, and linked to where the pages are installed. */
export function sarifRule(rule: Rule): SarifRule {
  const explanation = rule.explanation();
  const page = join(__dirname, '..', 'docs', 'rules', `${rule.id}.md`);
  return {
    id: rule.id,
    name: rule.name,
    shortDescription: { text: rule.title() },
    fullDescription: { text: explanation[0] ?? rule.title() },
    help: { text: explanation.join('\n\n'), markdown: rulePage(rule) },
    ...(existsSync(page) ? { helpUri: pathToFileURL(page).href } : {}),
    defaultConfiguration: { level: levelOf(rule.severity) },
  };
}
