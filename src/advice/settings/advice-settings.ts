import type { RuleSetting, RuleSettings } from '../advise.js';
import { rules } from '../catalogue.js';
import { narrowest, narrownessOf } from './selectors.js';

/** Which rules speak, and how: what a settings file or a command line says. All are selectors, see `narrownessOf`. */
export interface AdviceSettings {
  /** The rules that speak; all where it is absent. */
  readonly select?: readonly string[];
  /** Those of them that do not, unless `select` names them more narrowly. */
  readonly ignore: readonly string[];
  /** What each rule is worth; the narrowest selector counts. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
}

export const defaultSettings: AdviceSettings = { ignore: [], rules: new Map() };

/**
 * Settings, and over them those of one who speaks louder: a `select` begins anew, whatever was chosen or silenced before;
 * an `ignore` is added; severities are replaced one by one.
 */
export function overridden(settings: AdviceSettings, by: Partial<AdviceSettings>): AdviceSettings {
  const { select, ignore = [], rules: severities = new Map<string, RuleSetting>() } = by;
  if (select === undefined) return { ...settings, ignore: [...settings.ignore, ...ignore], rules: new Map([...settings.rules, ...severities]) };
  const kept = [...settings.rules].filter(([, setting]) => setting !== 'off');
  return { select, ignore, rules: new Map([...kept, ...severities]) };
}

/** What the settings make of every rule, by its id; a rule that speaks as it decides itself is left out. */
export function ruleSettingsFrom(settings: AdviceSettings): RuleSettings {
  return Object.fromEntries(
    rules.flatMap((rule) => {
      const setting = isChosen(settings, rule) ? severityOf(settings, rule) : 'off';
      return setting === undefined ? [] : [[rule.id, setting]];
    }),
  );
}

type Named = Parameters<typeof narrownessOf>[1];

function isChosen({ select, ignore }: AdviceSettings, rule: Named): boolean {
  const chosen = select === undefined ? 0 : narrowest(select, rule);
  const ignored = narrowest(ignore, rule);
  return chosen !== null && (ignored === null || chosen > ignored);
}

function severityOf({ rules: severities }: AdviceSettings, rule: Named): RuleSetting | undefined {
  let found: { readonly setting: RuleSetting; readonly narrowness: number } | undefined;
  for (const [selector, setting] of severities) {
    const narrowness = narrownessOf(selector, rule);
    if (narrowness !== null && narrowness >= (found?.narrowness ?? 0)) found = { setting, narrowness };
  }
  return found?.setting;
}
