import { describe, expect, it } from 'vitest';
import { applyEdits, rules, silenceCall, silenceFile } from '../../../src/advice/index.js';
import { adviseText, sequential } from './reading.js';

/** The text with a rule silenced for the call that begins at a part of it, `Dense(` up to the parenthesis that ends it. */
function silenced(text: string, call: string, rule = 'GL101'): string | null {
  const start = text.indexOf(call);
  const edit = silenceCall(text, { source: 'model.py', start, end: start + call.length }, rule);
  return edit === null ? null : applyEdits(text, [edit]);
}

describe('silencing a rule for a call', () => {
  it('puts a comment at the end of its last line', () => {
    expect(silenced('a = f(1)\nb = 2\n', 'f(1)')).toBe('a = f(1)  # gradlens: ignore[GL101]\nb = 2\n');
    expect(silenced('a = [\n  f(\n    1,\n  ), g(2),\n]\n', 'f(\n    1,\n  )')).toBe('a = [\n  f(\n    1,\n  ), g(2),  # gradlens: ignore[GL101]\n]\n');
    expect(silenced('a = f(1)', 'f(1)')).toBe('a = f(1)  # gradlens: ignore[GL101]');
    expect(silenced('a = f(1)\r\nb = 2\r\n', 'f(1)')).toBe('a = f(1)  # gradlens: ignore[GL101]\r\nb = 2\r\n');
  });

  it('goes after a comment that is there, and into the list of one that silences', () => {
    expect(silenced('f(1)  # why\n', 'f(1)')).toBe('f(1)  # why  # gradlens: ignore[GL101]\n');
    expect(silenced('f(1)  # gradlens: ignore[GL604] on purpose\n', 'f(1)')).toBe('f(1)  # gradlens: ignore[GL604, GL101] on purpose\n');
    expect(silenced('f(  # gradlens: ignore[]\n  1)\n', 'f(  # gradlens: ignore[]\n  1)')).toBe('f(  # gradlens: ignore[GL101]\n  1)\n');
  });

  it('keeps out of strings, and takes what looks like a comment in one for a part of it', () => {
    expect(silenced('f("# gradlens: ignore[GL1]")\n', 'f("# gradlens: ignore[GL1]")')).toBe('f("# gradlens: ignore[GL1]")  # gradlens: ignore[GL101]\n');
    expect(silenced('g([\n  f(\n    1), """\n  text"""])\n', 'f(\n    1)')).toBe('g([\n  f(  # gradlens: ignore[GL101]\n    1), """\n  text"""])\n');
    expect(silenced('g(f(1), """\n  text""")\n', 'f(1)')).toBeNull();
    expect(silenced("f('it\\'s', '''a\nb''')\n", "f('it\\'s', '''a\nb''')")).toBe("f('it\\'s', '''a\nb''')  # gradlens: ignore[GL101]\n");
  });

  it('keeps away from a backslash that joins lines', () => {
    expect(silenced('f(1); \\\ng(2)\n', 'f(1)')).toBeNull();
    expect(silenced('f(\n  1); \\\ng(2)\n', 'f(\n  1)')).toBe('f(  # gradlens: ignore[GL101]\n  1); \\\ng(2)\n');
    expect(silenced('m \\\n  .f(1)\n', 'm \\\n  .f(1)')).toBe('m \\\n  .f(1)  # gradlens: ignore[GL101]\n');
  });

  it.each(rules.flatMap(({ id, bad }) => bad.map(({ title, code }) => [id, title, code] as const)))('of %s, "%s", is heeded', (id, _, code) => {
    const { findings, plan } = adviseText(code);
    const finding = findings.find(({ rule }) => rule === id);
    const layer = plan.models.flatMap(({ layers }) => layers).find(({ id: each }) => each === finding?.layers[0]);
    const edit = finding && silenceCall(code, finding.call ?? layer?.source.range ?? finding.range, id);
    const after = adviseText(applyEdits(code, edit ? [edit] : []));
    expect(after.findings.filter(({ rule, message }) => rule === id && message === finding?.message).length).toBeLessThan(findings.filter(({ rule, message }) => rule === id && message === finding?.message).length);
  });
});

describe('silencing a rule in a file', () => {
  const comment = '# gradlens: ignore-file[GL101]\n';
  const inFile = (text: string): string => applyEdits(text, [silenceFile(text, 'model.py', 'GL101')]);

  it('puts a comment at the top, after what must be first', () => {
    expect(inFile('import keras\n')).toBe(`${comment}import keras\n`);
    expect(inFile('"""What it does."""\n')).toBe(`${comment}"""What it does."""\n`);
    expect(inFile('#!/usr/bin/env python\n# -*- coding: utf-8 -*-\nimport keras\n')).toBe(`#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n${comment}import keras\n`);
    expect(inFile('0       \nimport keras\n'), 'after %%time').toBe(`0       \n${comment}import keras\n`);
    expect(inFile('import keras\r\n')).toBe('# gradlens: ignore-file[GL101]\r\nimport keras\r\n');
  });

  it('goes into the list of a comment that is there', () => {
    expect(inFile('import keras\n# gradlens: ignore-file[GL604]\n')).toBe('import keras\n# gradlens: ignore-file[GL604, GL101]\n');
  });

  it('is heeded', () => {
    expect(adviseText(inFile(sequential('layers.Dense(20, activation="relu")', 'layers.Dense(20, activation="relu")'))).findings).toEqual([]);
  });
});
