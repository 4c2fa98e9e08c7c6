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

/** Every rule, in the order of the ids. */
export const rules: readonly Rule[] = [
  ...initializationRules,
  ...outputRules,
  ...shapeRules,
  ...normalizationRules,
  ...gradientRules,
  ...optimizerRules,
  ...regularizationRules,
  ...dataRules,
  ...transferRules,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id, `GL101`; undefined where there is none. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
