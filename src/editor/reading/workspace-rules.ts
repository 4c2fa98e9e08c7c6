import { overridden, ruleSettingsFrom, SettingsError, settingsFinder, type AdviceSettings, type RuleSettings } from '../../advice/index.js';
import { filesOnDisk } from '../../readers/index.js';
import { modulePath } from './module-path.js';
import { folderOf, type WorkspaceTexts } from './workspace-modules.js';

/** A settings file that cannot be used, and why. */
export interface SettingsProblem {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/**
 * How each rule is to speak of a file: as the `gradlens.toml` or `pyproject.toml` of its workspace says, and over it as the
 * user's own settings do. A settings file that cannot be used counts for nothing, and the problem is told.
 * @param own The settings of the editor; their keys may name families of rules, `GL1`.
 */
export function workspaceRules(
  path: string,
  own: RuleSettings,
  workspace: WorkspaceTexts | undefined,
): { rules: RuleSettings; problem: SettingsProblem | null } {
  const byEditor = { rules: new Map(Object.entries(own)) };
  try {
    return { rules: ruleSettingsFrom(overridden(settingsOf(path, workspace), byEditor)), problem: null };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const { path: file, line, message } = error;
    return { rules: ruleSettingsFrom(overridden(noSettings, byEditor)), problem: { path: file, line, message } };
  }
}

const noSettings: AdviceSettings = { ignore: [], rules: new Map() };

function settingsOf(path: string, workspace: WorkspaceTexts | undefined): AdviceSettings {
  if (workspace === undefined) return noSettings;
  const limit = `${folderOf(path, workspace)}/`;
  return settingsFinder((file) => (modulePath(file).startsWith(limit) ? filesOnDisk.text(file) : undefined))(path);
}
