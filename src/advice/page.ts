import * as l10n from '@vscode/l10n';
import type { RuleFamily } from './catalogue.js';
import type { Rule, RuleExample } from './rule.js';

/** A rule's page in Markdown, in the user's language. */
export function rulePage(rule: Rule): string {
  const blocks = [
    `# ${rule.id}: ${rule.title()}`,
    `\`${rule.name}\` · ${severityLine(rule)}`,
    ...rule.explanation(),
    `## ${l10n.t('It speaks here')}`,
    ...rule.bad.flatMap(exampleBlocks),
    `## ${l10n.t('It is silent here')}`,
    ...rule.good.flatMap(exampleBlocks),
    `## ${l10n.t('To silence it')}`,
    l10n.t(
      'For one call, with a comment on one of its lines: {0}. For a file: {1}. Everywhere, in the settings: {2}.',
      `\`# gradlens: ignore[${rule.id}]\``,
      `\`# gradlens: ignore-file[${rule.id}]\``,
      `\`"gradlens.advice.rules": { "${rule.id}": "off" }\``,
    ),
    `## ${l10n.t('Sources')}`,
    rule.sources.map((source) => `- ${source}`).join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The page that lists all rules, in Markdown. */
export function ruleIndex(families: readonly RuleFamily[]): string {
  const blocks = families.flatMap((family) => [
    `## ${family.title()}`,
    ['| | | |', '|---|---|---|', ...family.rules.map(indexRow)].join('\n'),
  ]);
  return `${[`# ${l10n.t('Rules')}`, l10n.t('What GradLens says of a file, how grave it is, and whether it can mend it.'), ...blocks].join('\n\n')}\n`;
}

function indexRow(rule: Rule): string {
  return `| [${rule.id}](${rule.id}.md) | ${rule.title()} | ${rule.severity}${rule.isFixable ? `, ${l10n.t('with a fix')}` : ''} |`;
}

function severityLine({ severity }: Rule): string {
  switch (severity) {
    case 'error':
      return l10n.t('error: it cannot train, or is certainly wrong');
    case 'warning':
      return l10n.t('warning: very likely a mistake');
    case 'information':
      return l10n.t('information: worth knowing');
    case 'hint':
      return l10n.t('hint: a light mark and a one-click change');
  }
}

function exampleBlocks({ title, code }: RuleExample): string[] {
  return [`${title}:`, `\`\`\`python\n${code.trim()}\n\`\`\``];
}
