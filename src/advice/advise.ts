import type { LayerSpec, SourceRange, SourceText, TrainingPlan } from '../spec/index.js';
import { rules } from './catalogue.js';
import { severities, type Finding, type Severity } from './finding.js';
import { beginningOf, layersByCall } from './gather.js';
import { initializationRules } from './rules/initialization/index.js';
import { networksOf } from './network/network.js';
import { Suppressions } from './suppression.js';
import { pretrainedCalls } from './training/base.js';
import { compilationsOf } from './training/compilation.js';
import { oncePerPlace } from './once-per-place.js';

/** How a user wants a rule to speak; where nothing is said, as the rule itself decides. */
export type RuleSetting = Severity | 'off';
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/**
 * Everything the rules have to say about a file, in the order of the code, and after that about what it uses of the
 * modules that it imports; comments that silence a finding are heeded.
 * @param text The text that the plan was read from.
 * @param settings By rule id.
 * @param modules The texts of the modules that were read with it.
 */
export function advise(plan: TrainingPlan, text: string, settings: RuleSettings = {}, modules: readonly SourceText[] = []): Finding[] {
  const texts = new Map([...modules, { path: plan.source, text }].map((source) => [source.path, source.text]));
  const textOf = ({ source }: SourceRange): string => texts.get(source) ?? '';
  const context = { plan, textOf, networks: networksOf(plan), compilations: compilationsOf(plan, textOf), layersByCall: layersByCall(plan) };
  const layers = new Map(plan.models.flatMap((model) => model.layers.map((layer) => [layer.id, layer])));
  const suppressions = new Map([...texts].map(([source, each]) => [source, new Suppressions(each)]));
  const pretrained = pretrainedCalls(plan);
  const isTrained = ({ layers: [first = ''] }: Finding): boolean => {
    const source = layers.get(first)?.source;
    return source !== undefined && (source.isLoading === true || pretrained.has(beginningOf(source.range)));
  };
  const findings: Finding[] = [];
  for (const rule of rules) {
    const setting = settings[rule.id];
    if (setting === 'off') continue;
    for (const finding of oncePerPlace(rule.check(context))) {
      if (ofBeginning.has(rule) && isTrained(finding)) continue;
      const call = callOf(finding, layers);
      if (suppressions.get(call.source)?.isSilenced(finding, call) === true) continue;
      findings.push(setting === undefined ? finding : { ...finding, severity: setting });
    }
  }
  return findings.sort((one, other) => comparePlaces(one.range, other.range, plan.source) || one.rule.localeCompare(other.rule));
}

/** Rules about how a network begins. */
const ofBeginning: ReadonlySet<unknown> = new Set(initializationRules);

/** The file first, then its modules by their paths. */
function comparePlaces(one: SourceRange, other: SourceRange, file: string): number {
  if (one.source === other.source) return one.start - other.start;
  if (one.source === file || other.source === file) return one.source === file ? -1 : 1;
  return one.source.localeCompare(other.source);
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
