import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RuleSettings } from '../../../src/advice/index.js';
import { readText } from '../../../src/editor/reading/read-text.js';
import { keras } from '../readers/support.js';

const text = keras('model = keras.Sequential([layers.Input([9]), layers.Dense(9, activation="relu"), layers.Dense(1)])');

describe('the settings files of a workspace', () => {
  let root = '';
  let folder = '';

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'gradlens-settings-'));
    folder = join(root, 'workspace');
    mkdirSync(join(folder, 'nets'), { recursive: true });
  });
  beforeEach(() => writeFileSync(join(folder, 'pyproject.toml'), '[project]\nname = "nets"\n\n[tool.gradlens.rules]\nGL101 = "warning"\n'));
  afterAll(() => rmSync(root, { recursive: true }));

  const read = (rules: RuleSettings = {}, within: string | null = folder) =>
    readText({ path: join(folder, 'nets/net.py'), text }, { advice: true, rules }, { folder: within, unsaved: {} });
  const severities = (reading: ReturnType<typeof read>): string[] => reading.findings.map(({ rule, severity }) => `${rule} ${severity}`);

  it('are heeded, from the folder of the file upwards', () => {
    expect(severities(read())).toEqual(['GL101 warning']);
  });

  it("stand behind the editor's own settings", () => {
    expect(severities(read({ GL101: 'information' }))).toEqual(['GL101 information']);
    expect(severities(read({ GL101: 'off' }))).toEqual([]);
  });

  it('are not looked for outside of the workspace', () => {
    writeFileSync(join(root, 'gradlens.toml'), 'ignore = ["GL1"]\n');
    expect(severities(read())).toEqual(['GL101 warning']);
    expect(severities(read({}, join(folder, 'nets')))).toEqual(['GL101 hint']);
    expect(severities(read({}, null))).toEqual(['GL101 hint']);
  });

  it('count for nothing where they cannot be used, and the line is told', () => {
    const path = join(folder, 'pyproject.toml');
    writeFileSync(path, '[tool.gradlens.rules]\nGL101 = "loud"\n');
    const reading = read();
    expect(severities(reading)).toEqual(['GL101 hint']);
    expect(reading.settingsProblem).toEqual({ path, line: 2, message: expect.stringContaining('"GL101"') as unknown });
  });
});

describe("the editor's own settings", () => {
  const severities = (rules: RuleSettings): string[] => readText({ path: 'net.py', text }, { advice: true, rules }).findings.map(({ severity }) => severity);

  it('may name a family of rules, of which the narrowest counts', () => {
    expect(severities({ GL1: 'warning' })).toEqual(['warning']);
    expect(severities({ GL1: 'off', GL101: 'hint' })).toEqual(['hint']);
    expect(severities({ GL2: 'off' })).toEqual(['hint']);
  });
});
