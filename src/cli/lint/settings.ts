import { readFileSync } from 'node:fs';
import { overridden, ruleSettingsFrom, SettingsError, settingsFinder, type RuleSettings } from '../../advice/index.js';
import { UsageError } from '../errors.js';
import { explainFailure } from '../files.js';
import type { LintOptions } from './options.js';

/**
 * What is asked of the rules for a file: by the settings file above it, or that of `--config`, and over it by the command line.
 * The function that is returned throws UsageError where a settings file cannot be used.
 */
export function settingsOfFiles({ settings, overrides }: Pick<LintOptions, 'settings' | 'overrides'>): (path: string) => RuleSettings {
  const find = settingsFinder(textOf);
  return (path) => {
    try {
      return ruleSettingsFrom(overridden(settings ?? find(path), overrides));
    } catch (error) {
      if (error instanceof SettingsError) throw new UsageError(error.message);
      throw error;
    }
  };
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw new UsageError(explainFailure(path, error));
  }
}
