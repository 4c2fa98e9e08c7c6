import * as l10n from '@vscode/l10n';
import type { Rule } from './rule.js';
import { dataRules } from './rules/data/index.js';
import { gradientRules } from './rules/gradients/index.js';
import { initializationRules } from './rules/initialization/index.js';
import { normalizationRules } from './rules/normalization/index.js';
import { optimizerRules } from './rules/optimizer/index.js';
import { outputRules } from './rules/output/index.js';
import { regularizationRules } from './rules/regularization/index.js';
import { shapeRules } from './rules/shapes/index.js';
import { transferRules } from './rules/transfer/index.js';

/** Rules that look at the same part of a program, under the first digit of their ids. */
export interface RuleFamily {
  title(): string;
  readonly rules: readonly Rule[];
}

/** The families, in the order of the ids. */
export const ruleFamilies: readonly RuleFamily[] = [
  { title: () => l10n.t('Initial weights and activations'), rules: initializationRules },
  { title: () => l10n.t('Output, loss and labels'), rules: outputRules },
  { title: () => l10n.t('Shapes'), rules: shapeRules },
  { title: () => l10n.t('Normalization'), rules: normalizationRules },
  { title: () => l10n.t('Gradients'), rules: gradientRules },
  { title: () => l10n.t('Optimizer, learning rate and length of a run'), rules: optimizerRules },
  { title: () => l10n.t('Regularization'), rules: regularizationRules },
  { title: () => l10n.t('Data'), rules: dataRules },
  { title: () => l10n.t('Transfer learning'), rules: transferRules },
];

/** Every rule, in the order of the ids. */
export const rules: readonly Rule[] = ruleFamilies.flatMap((family) => family.rules);

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id, `GL101`; undefined where there is none. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
