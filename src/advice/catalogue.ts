import type { Rule } from './rule.js';
import { reluWithGlorot } from './rules/relu-with-glorot.js';
import { seluWithoutLecun } from './rules/selu-without-lecun.js';
import { squashedHiddenLayers } from './rules/squashed-hidden-layers.js';
import { weightsOfFixedScale } from './rules/weights-of-fixed-scale.js';

/** Every rule, in the order of the ids. */
export const rules: readonly Rule[] = [reluWithGlorot, seluWithoutLecun, squashedHiddenLayers, weightsOfFixedScale];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an id, `GL101`; undefined where there is none. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
