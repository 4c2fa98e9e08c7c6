import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../../../src/advice/index.js';
import type { SarifDocument, SarifRegion, SarifResult } from '../../../../src/cli/lint/sarif/schema.js';
import { CommandLine } from '../command-line.js';
import { schemaFaults } from './sarif-schema.js';

const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

const program = 'import keras\nmodel = keras.Sequential([\n    keras.Input((9,)),\n    keras.layers.Dense(10),\n])\nmodel.compile(optimizer="adam", loss="sparse_categorical_crossentropy")\n';

/** What is written, once the public schema has accepted it. */
function sarif(...args: readonly string[]): { document: SarifDocument; status: number | null } {
  const { status, out } = gradlens.run(['lint', '--format', 'sarif', ...args]);
  const document: unknown = JSON.parse(out);
  expect(schemaFaults(document)).toEqual([]);
  return { document: document as SarifDocument, status };
}

/** A result that a test makes wrong. */
interface Result {
  level: string;
  severity?: string;
  readonly locations: [{ readonly physicalLocation: { readonly region: { startLine: number } } }];
}

/** What stands in a region. Written apart from what it checks: it counts lines and columns one by one. */
function textAt(text: string, { startLine, startColumn, endLine, endColumn }: SarifRegion): string {
  const lines = text.split('\n').slice(startLine - 1, endLine);
  const last = lines.length - 1;
  return lines.map((line, index) => line.slice(index === 0 ? startColumn - 1 : 0, index === last ? endColumn - 1 : undefined)).join('\n');
}

/** A text after the fix of a result, made from its regions alone. */
function fixed(text: string, { fixes }: SarifResult): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number): number => lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
  const replacements = fixes?.[0].artifactChanges[0]?.replacements ?? [];
  return replacements.toReversed().reduce((result, { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent }) =>
    result.slice(0, offset(startLine, startColumn)) + insertedContent.text + result.slice(offset(endLine, endColumn)), text);
}

describe('gradlens lint --format sarif', () => {
  it('is a log that its schema accepts, with all rules, also where nothing is found', () => {
    const { document, status } = sarif(gradlens.file('empty.py', ''));
    expect(status).toBe(0);
    expect(document.runs[0].results).toEqual([]);
    expect(document.runs[0].tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
  });

  it('is accepted with results of every rule, of all severities, with fixes and without', () => {
    const folder = 'every rule';
    for (const { id, bad } of rules) for (const [index, { code }] of bad.entries()) gradlens.file(`${folder}/${id}-${index}.py`, code);
    const { results } = sarif(join(gradlens.folder, folder), '--hints').document.runs[0];
    expect(new Set(results.map(({ ruleId }) => ruleId))).toEqual(new Set(rules.map(({ id }) => id)));
    expect(new Set(results.map(({ level }) => level))).toEqual(new Set(['note', 'warning', 'error']));
    expect(new Set(results.map(({ fixes }) => fixes?.length ?? 0))).toEqual(new Set([0, 1]));
  });

  it.each([
    ['a line before the first', (result: Result) => { result.locations[0].physicalLocation.region.startLine = 0; }, 'minimum'],
    ['a level that SARIF does not have', (result: Result) => { result.level = 'hint'; }, 'enum'],
    ['a property that SARIF does not have', (result: Result) => { result.severity = 'error'; }, 'additionalProperties'],
  ])('would not be accepted with %s', (_, spoil, keyword) => {
    const { document } = sarif(gradlens.file('model.py', program));
    const spoiled = structuredClone(document) as unknown as { runs: [{ results: [Result] }] };
    spoil(spoiled.runs[0].results[0]);
    expect(schemaFaults(spoiled).map((fault) => fault.keyword)).toContain(keyword);
  });

  it('places a result in its file, under its rule, with its fix', () => {
    const path = gradlens.file('folder with space/model.py', program);
    const { document, status } = sarif(path);
    const [run] = document.runs;
    const [result] = run.results;
    if (result === undefined) throw new Error('there is a result');
    expect(status).toBe(1);
    expect(result).toMatchObject({ ruleId: 'GL204', level: 'error' });
    expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe('GL204');
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    expect(new URL(artifactLocation.uri, run.originalUriBaseIds[artifactLocation.uriBaseId ?? '']?.uri).href).toBe(pathToFileURL(path).href);
    expect(artifactLocation.uri).toBe('folder%20with%20space/model.py');
    expect(textAt(program, region)).toBe('keras.layers.Dense');
    expect(fixed(program, result)).toBe(program.replace('Dense(10)', 'Dense(10, activation="softmax")'));
  });

  it('places results of a notebook in the lines of its file, and names the cell', () => {
    const text = `${JSON.stringify({ cells: [{ cell_type: 'markdown', source: ['# A'] }, { cell_type: 'code', source: program.split(/(?<=\n)/) }], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
    const path = gradlens.file('lab.ipynb', text);
    const [result] = sarif(path).document.runs[0].results;
    if (result === undefined) throw new Error('there is a result');
    expect(result.message.text).toMatch(/^Cell 2, line 4: /);
    expect(textAt(text, result.locations[0].physicalLocation.region)).toBe('keras.layers.Dense');
    const { status } = gradlens.run(['lint', path, '--fix']);
    expect(status).toBe(0);
    expect(fixed(text, result)).toBe(readFileSync(path, 'utf8'));
  });

  it('calls hints and informations notes', () => {
    const path = gradlens.file('hint.py', program.replace('Dense(10),', 'Dense(10, activation="relu"),\n    keras.layers.Dense(10),'));
    expect(sarif(path, '--hints').document.runs[0].results.map(({ ruleId, level }) => [ruleId, level])).toContainEqual(['GL101', 'note']);
  });

  it('says what could not be read', () => {
    const { document, status } = sarif(gradlens.file('model.py', program), gradlens.file('broken.ipynb', '{'));
    expect(status).toBe(2);
    expect(document.runs[0].invocations[0]).toMatchObject({ executionSuccessful: false, toolExecutionNotifications: [{ message: { text: expect.stringContaining('broken.ipynb') as string } }] });
    expect(document.runs[0].results).toHaveLength(1);
  });

  it('names files elsewhere by their whole address', () => {
    const sample = join(import.meta.dirname, '../../../../samples/mlp_300_100.py');
    const [result] = sarif(sample, '--hints').document.runs[0].results;
    expect(result?.locations[0].physicalLocation.artifactLocation).toEqual({ uri: pathToFileURL(sample).href });
  });
});
