import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings, overridden, parseSettings, rules, ruleSettingsFrom, settingsFinder, SettingsError, type AdviceSettings } from '../../../../src/advice/index.js';

const gradlens = (text: string): AdviceSettings | null => parseSettings({ path: 'gradlens.toml', text });
const project = (text: string): AdviceSettings | null => parseSettings({ path: 'project/pyproject.toml', text });

/** The rules that speak. */
function speaking(settings: AdviceSettings | null): string[] {
  const made = ruleSettingsFrom(settings ?? defaultSettings);
  return rules.filter(({ id }) => made[id] !== 'off').map(({ id }) => id);
}

const all = rules.map(({ id }) => id);

describe('settings of rules', () => {
  it('leave every rule as it is where nothing is said', () => {
    expect(ruleSettingsFrom(defaultSettings)).toEqual({});
    expect(ruleSettingsFrom(gradlens('') ?? defaultSettings)).toEqual({});
  });

  it('choose rules by id, by the beginning of ids and by name', () => {
    expect(speaking(gradlens('select = ["GL204"]'))).toEqual(['GL204']);
    expect(speaking(gradlens('select = ["relu-with-glorot", "gl102"]'))).toEqual(['GL101', 'GL102']);
    expect(speaking(gradlens('select = ["GL2"]'))).toEqual(all.filter((id) => id.startsWith('GL2')));
    expect(speaking(gradlens('ignore = ["GL1", "GL2"]'))).toEqual(all.filter((id) => !/^GL[12]/.test(id)));
    expect(speaking(gradlens('ignore = ["ALL"]'))).toEqual([]);
  });

  it('let the narrower of two win, and of two alike the one that is silent', () => {
    expect(speaking(gradlens('select = ["GL101"]\nignore = ["GL1"]'))).toEqual(['GL101']);
    expect(speaking(gradlens('select = ["GL10"]\nignore = ["GL101"]'))).toEqual(all.filter((id) => /^GL10[2-9]/.test(id)));
    expect(speaking(gradlens('select = ["GL101"]\nignore = ["GL101"]'))).toEqual([]);
  });

  it('say what a rule is worth, the narrower over the wider in any order', () => {
    expect(ruleSettingsFrom(gradlens('[rules]\nGL204 = "off"\nlabel-loss-mismatch = "hint"\n') ?? defaultSettings)).toMatchObject({ GL204: 'off' });
    const made = ruleSettingsFrom(gradlens('rules.GL101 = "error"\nrules.GL1 = "off"') ?? defaultSettings);
    expect(made).toMatchObject({ GL101: 'error', GL102: 'off' });
    expect(made['GL201']).toBeUndefined();
  });

  it('stand under [tool.gradlens] in a pyproject.toml', () => {
    expect(project('[project]\nname = "x"\n[tool.ruff]\nselect = ["E"]\n')).toBeNull();
    expect(speaking(project('[tool.gradlens]\nselect = ["GL204"]\n'))).toEqual(['GL204']);
    expect(ruleSettingsFrom(project('[tool.gradlens.rules]\nGL101 = "warning"\n') ?? defaultSettings)).toEqual({ GL101: 'warning' });
  });
});

describe('settings over settings', () => {
  const file = gradlens('ignore = ["GL2"]\n[rules]\nGL101 = "off"\nGL102 = "error"\n') ?? defaultSettings;

  it('begin anew with a selection, and keep severities', () => {
    const made = overridden(file, { select: ['GL101', 'GL102', 'GL204'] });
    expect(speaking(made)).toEqual(['GL101', 'GL102', 'GL204']);
    expect(ruleSettingsFrom(made)).toMatchObject({ GL102: 'error' });
  });

  it('add what is to be silent', () => {
    expect(speaking(overridden(file, { ignore: ['GL3'] }))).toEqual(all.filter((id) => !/^GL(2|3|101$)/.test(id)));
  });
});

describe('settings that cannot be used', () => {
  it.each<[string, string, string]>([
    ['what is not TOML', 'select = [\n"GL1"\nignore', 'gradlens.toml:'],
    ['an unknown key', '\nselct = ["GL1"]', 'gradlens.toml:2: "selct" is not a setting; there are select, ignore, rules.'],
    ['a rule that is not there', 'ignore = []\nselect = ["GL999"]', 'gradlens.toml:2: "GL999" in "select" names no rule.'],
    ['what is not a list', 'select = "GL1"', 'gradlens.toml:1: "select" takes a list of rules'],
    ['what is not a name', 'ignore = [101]', 'gradlens.toml:1: "101" in "ignore" names no rule.'],
    ['a rule in the table that is not there', '# rules\n[rules]\n"GL1000" = "off"', 'gradlens.toml:3: "GL1000" in "rules" names no rule.'],
    ['a severity that is none', '[rules]\nGL102 = "hint"\nGL101 = "of"', 'gradlens.toml:3: "GL101" takes one of off, hint, information, warning, error; not "of".'],
    ['what is not a table', 'rules = 1', 'gradlens.toml:1: "rules" takes a table'],
  ])('are told of by file, line and key: %s', (_case, text, message) => {
    expect(() => gradlens(text)).toThrow(SettingsError);
    expect(() => gradlens(text)).toThrow(message);
  });

  it('in a pyproject.toml are told of by the line of the key in its table', () => {
    const text = '[tool.other]\nselect = ["x"]\n\n[tool.gradlens]\nselect = ["GL0"]\n[tool.gradlens.rules]\nGL101 = 1\n';
    expect(() => project(text)).toThrow('project/pyproject.toml:5:');
    expect(() => project(text.replace('GL0"', 'GL1"'))).toThrow('project/pyproject.toml:7:');
    expect(() => project('[tool]\ngradlens = { select = ["GL0"] }')).toThrow('project/pyproject.toml:1:');
  });

  it('break off at the place where the text is no TOML', () => {
    expect(() => gradlens('ignore = []\nselect = ["GL1"')).toThrow(/^gradlens\.toml:2: this is not TOML: \S.*$/);
  });
});

describe('finding settings', () => {
  const finder = (files: Readonly<Record<string, string>>) => {
    const asked: string[] = [];
    const find = settingsFinder((path) => {
      asked.push(path);
      return Object.entries(files).find(([name]) => resolve(name) === path)?.[1];
    });
    return { find, asked };
  };

  it('takes those of the nearest folder upwards', () => {
    const { find } = finder({ 'a/gradlens.toml': 'select = ["GL1"]', 'a/b/c/pyproject.toml': '[tool.gradlens]\nselect = ["GL2"]' });
    expect(find('a/model.py').select).toEqual(['GL1']);
    expect(find('a/b/model.py').select).toEqual(['GL1']);
    expect(find('a/b/c/d/model.py').select).toEqual(['GL2']);
    expect(find('model.py')).toEqual(defaultSettings);
  });

  it('passes over a pyproject.toml that says nothing of GradLens, and prefers the file of its own', () => {
    const { find } = finder({ 'a/gradlens.toml': 'select = ["GL1"]', 'a/pyproject.toml': '[tool.gradlens]\nselect = ["GL2"]', 'a/b/pyproject.toml': '[project]\nname = "b"' });
    expect(find('a/b/model.py').select).toEqual(['GL1']);
  });

  it('looks into each folder once', () => {
    const { find, asked } = finder({});
    find('a/one.py');
    const before = asked.length;
    find('a/two.py');
    expect(asked.length).toBe(before);
    expect(before).toBeGreaterThan(0);
  });
});
