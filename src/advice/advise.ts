import type { LayerSpec, SourceRange, TrainingPlan } from '../spec/index.js';
import { rules } from './catalogue.js';
import { severities, type Finding, type Severity } from './finding.js';
import { layersByCall } from './gather.js';
import { networksOf } from './network/network.js';
import { Suppressions } from './suppression.js';
import { compilationsOf } from './training/compilation.js';
import { oncePerPlace } from './once-per-place.js';

/** How a user wants a rule to speak; where nothing is said, as the rule itself decides. */
export type RuleSetting = Severity | 'off';
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/**
 * Everything the rules have to say about a file, in the order of the code; comments that silence a finding are heeded.
 * @param text The text that the plan was read from.
 * @param settings By rule id.
 */
export function advise(plan: TrainingPlan, text: string, settings: RuleSettings = {}): Finding[] {
  const context = { plan, text, networks: networksOf(plan), compilations: compilationsOf(plan), layersByCall: layersByCall(plan) };
  const layers = new Map(plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer])));
  const suppressions = new Suppressions(text);
  const findings: Finding[] = [];
  for (const rule of rules) {
    const setting = settings[rule.id];
    if (setting === 'off') continue;
    for (const finding of oncePerPlace(rule.check(context))) {
      if (suppressions.isSilenced(finding, callOf(finding, layers))) continue;
      findings.push(setting === undefined ? finding : { ...finding, severity: setting });
    }
  }
  return findings.sort((one, other) => one.range.start - other.range.start || one.rule.localeCompare(other.rule));
}

/** The call that a finding is about. */
function callOf({ call, layers, range }: Finding, byId: ReadonlyMap<string, LayerSpec>): SourceRange {
  const [first] = layers;
  return call ?? (first === undefined ? undefined : byId.get(first)?.source.range) ?? range;
}

/** Settings from data of any shape, as a settings file has it; what is not a rule's id and a severity is left out. */
export function ruleSettingsOf(value: unknown): RuleSettings {
  if (typeof value !== 'object' || value === null) return {};
  const isSetting = (each: unknown): each is RuleSetting => each === 'off' || severities.some((severity) => severity === each);
  const known = Object.entries(value).filter((entry): entry is [string, RuleSetting] => isSetting(entry[1]));
  return Object.fromEntries(known.map(([id, setting]) => [id.toUpperCase(), setting]));
}
