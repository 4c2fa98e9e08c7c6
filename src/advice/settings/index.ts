export { defaultSettings, overridden, ruleSettingsFrom, type AdviceSettings } from './advice-settings.js';
export { settingsFileNames, settingsFinder } from './find-settings.js';
export { namesRules } from './selectors.js';
export { SettingsError } from './settings-error.js';
export { parseSettings } from './settings-file.js';
