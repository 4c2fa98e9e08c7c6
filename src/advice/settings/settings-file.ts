import * as l10n from '@vscode/l10n';
import { parse, TomlError } from 'smol-toml';
import type { SourceText } from '../../spec/index.js';
import type { RuleSetting } from '../advise.js';
import { severities } from '../finding.js';
import type { AdviceSettings } from './advice-settings.js';
import { keyLine } from './key-line.js';
import { namesRules } from './selectors.js';
import { SettingsError } from './settings-error.js';

type Table = Readonly<Record<string, unknown>>;

const keys = ['select', 'ignore', 'rules'] as const;

const ruleSettings: readonly RuleSetting[] = ['off', ...severities];

/**
 * The settings of a `gradlens.toml`, or of the table `[tool.gradlens]` of a `pyproject.toml`:
 *
 *     select = ["GL1", "GL204"]
 *     ignore = ["squashing-with-he"]
 *     [rules]                          # [tool.gradlens.rules]
 *     GL101 = "off"
 *
 * @returns null where a `pyproject.toml` has no such table.
 * @throws SettingsError where the text is not TOML, or a key or a value is not one of those above.
 */
export function parseSettings(file: SourceText): AdviceSettings | null {
  const content = tomlOf(file);
  const isProject = /(^|[\\/])pyproject\.toml$/.test(file.path);
  const table = isProject ? tableIn(tableIn(content, 'tool'), 'gradlens') : content;
  return table === undefined ? null : settingsOf(table, new Complaints(file, isProject ? 'tool.gradlens' : ''));
}

function tomlOf({ path, text }: SourceText): Table {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new SettingsError(path, error.line, l10n.t('this is not TOML: {0}', reasonOf(error)));
  }
}

/** What the parser says, without the lines of code that it shows after it. */
function reasonOf({ message }: TomlError): string {
  return (message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
}

function settingsOf(table: Table, complaints: Complaints): AdviceSettings {
  const unknown = Object.keys(table).find((key) => !keys.some((each) => each === key));
  if (unknown !== undefined) throw complaints.of('', unknown, l10n.t('"{0}" is not a setting; there are {1}.', unknown, keys.join(', ')));
  const select = selectorsOf(table, 'select', complaints);
  return { ...(select === undefined ? {} : { select }), ignore: selectorsOf(table, 'ignore', complaints) ?? [], rules: severitiesOf(table, complaints) };
}

function selectorsOf(table: Table, key: 'select' | 'ignore', complaints: Complaints): readonly string[] | undefined {
  const value = table[key];
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw complaints.of('', key, l10n.t('"{0}" takes a list of rules, such as ["GL1", "GL204"].', key));
  return value.map((each: unknown) => {
    if (typeof each !== 'string' || !namesRules(each)) throw complaints.of('', key, l10n.t('"{0}" in "{1}" names no rule. Rules are named by their id, the beginning of it, or their name.', String(each), key));
    return each;
  });
}

function severitiesOf(table: Table, complaints: Complaints): ReadonlyMap<string, RuleSetting> {
  if (table['rules'] === undefined) return new Map();
  const severitiesByRule = tableIn(table, 'rules');
  if (severitiesByRule === undefined) throw complaints.of('', 'rules', l10n.t('"rules" takes a table, such as GL101 = "off".'));
  return new Map(
    Object.entries(severitiesByRule).map(([selector, value]) => {
      if (!namesRules(selector)) throw complaints.of('rules', selector, l10n.t('"{0}" in "{1}" names no rule. Rules are named by their id, the beginning of it, or their name.', selector, 'rules'));
      const setting = ruleSettings.find((each) => each === value);
      if (setting === undefined) throw complaints.of('rules', selector, l10n.t('"{0}" takes one of {1}; not {2}.', selector, ruleSettings.join(', '), JSON.stringify(value)));
      return [selector, setting];
    }),
  );
}

function tableIn(table: Table | undefined, key: string): Table | undefined {
  const value = table?.[key];
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date) ? (value as Table) : undefined;
}

/** Errors of one file, by the keys that they are about. */
class Complaints {
  /** @param root The table that the settings are in; empty is the file itself. */
  constructor(
    private readonly file: SourceText,
    private readonly root: string,
  ) {}

  of(table: string, key: string, reason: string): SettingsError {
    const whole = [this.root, table].filter((part) => part !== '').join('.');
    return new SettingsError(this.file.path, keyLine(this.file.text, whole, key), reason);
  }
}
