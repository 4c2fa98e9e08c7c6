import { dirname, join, resolve } from 'node:path';
import { defaultSettings, type AdviceSettings } from './advice-settings.js';
import { parseSettings } from './settings-file.js';

/** The names of settings files, the first of a folder counts. */
export const settingsFileNames = ['gradlens.toml', 'pyproject.toml'] as const;

/**
 * Finds the settings of files: those of the nearest folder upwards that has a `gradlens.toml`, or a `pyproject.toml` with
 * a table `[tool.gradlens]`. Each folder is looked into once; a new finder looks anew.
 * @param readFile The text of a file; undefined where there is none.
 * @returns the settings for the file of a path. It throws SettingsError where the settings file cannot be used.
 */
export function settingsFinder(readFile: (path: string) => string | undefined): (path: string) => AdviceSettings {
  const ofFolders = new Map<string, AdviceSettings>();
  const find = (folder: string): AdviceSettings => {
    const known = ofFolders.get(folder);
    if (known !== undefined) return known;
    const above = dirname(folder);
    const settings = settingsIn(folder, readFile) ?? (above === folder ? defaultSettings : find(above));
    ofFolders.set(folder, settings);
    return settings;
  };
  return (path) => find(dirname(resolve(path)));
}

function settingsIn(folder: string, readFile: (path: string) => string | undefined): AdviceSettings | null {
  for (const name of settingsFileNames) {
    const path = join(folder, name);
    const text = readFile(path);
    const settings = text === undefined ? null : parseSettings({ path, text });
    if (settings !== null) return settings;
  }
  return null;
}
