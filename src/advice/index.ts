export { advise, ruleSettingsOf, type RuleSetting, type RuleSettings } from './advise.js';
export { ruleById, ruleFamilies, rules } from './catalogue.js';
export { applyEdits } from './edits/apply-edits.js';
export { EditedText } from './edits/edited-text.js';
export { rateText, setLearningRate, type RateEdit } from './edits/set-learning-rate.js';
export * from './evidence/index.js';
export { severities, type Evidence, type Finding, type Fix, type Severity, type TextEdit } from './finding.js';
export { applyFixes, compatible, type Fixed, type Fixing } from './fixing.js';
export { ruleIndex, rulePage } from './page.js';
export { silenceCall, silenceFile } from './silencing.js';
export type { Rule, RuleContext, RuleExample } from './rule.js';
export {
  defaultSettings,
  namesRules,
  overridden,
  parseSettings,
  ruleSettingsFrom,
  settingsFileNames,
  settingsFinder,
  SettingsError,
  type AdviceSettings,
} from './settings/index.js';
export { ownLoopInWords } from './own-loops.js';
export * from './trials/index.js';
