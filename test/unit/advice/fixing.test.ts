import { describe, expect, it } from 'vitest';
import { applyEdits, applyFixes, compatible, EditedText, rules, type Finding, type Fixed } from '../../../src/advice/index.js';
import { adviseText, sequential } from './reading.js';

const insert = (start: number, newText: string) => ({ range: { source: 'model.py', start, end: start }, newText });
const replace = (start: number, end: number, newText: string) => ({ range: { source: 'model.py', start, end }, newText });

function fixAll(text: string, isChosen: (finding: Finding) => boolean = () => true): Fixed<EditedText> {
  return applyFixes(EditedText.of(text), { advise: (document) => adviseText(document.text).findings, edit: (document, edits) => document.after(edits), isChosen });
}

describe('fixing a text', () => {
  const hidden = 'layers.Dense(30, activation="sigmoid", kernel_initializer=initializers.RandomNormal(stddev=1.0))';
  const deep = sequential(...Array.from({ length: 8 }, () => hidden));

  it('fixes what two rules would edit in the same place once, by the graver or the first', () => {
    const before = adviseText(deep).findings;
    const edited = before.flatMap(({ rule, fix }) => fix?.edits.map(({ range }) => ({ rule, range })) ?? []);
    const clashes = edited.filter((one) => edited.some((other) => other.rule !== one.rule && one.range.start < other.range.end && other.range.start < one.range.end));
    expect(clashes.length).toBeGreaterThan(0);
    const { document } = fixAll(deep);
    expect(adviseText(document.text).findings.filter(({ fix }) => fix !== undefined)).toEqual([]);
    expect(adviseText(document.text).syntaxErrors).toBe(0);
  });

  it('mends a fault that could be mended in two places in one of them', () => {
    const text = `${sequential('layers.Dense(20, activation="relu", kernel_initializer="he_normal")').replace('softmax', 'linear')}model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")\n`;
    const { document, applied } = fixAll(text);
    expect(applied.map(({ rule }) => rule)).toEqual(['GL204']);
    expect(adviseText(document.text).findings).toEqual([]);
  });

  it('fixes only what is chosen', () => {
    const text = sequential('layers.Dense(20, activation="relu")', 'layers.Dense(20, activation="selu")');
    const { document, applied } = fixAll(text, ({ rule }) => rule === 'GL101');
    expect(applied.map(({ rule }) => rule)).toEqual(['GL101']);
    expect(document.text).toBe(text.replace('activation="relu"', 'activation="relu", kernel_initializer="he_normal"'));
  });

  it('ends where a fix leaves its finding', () => {
    const [finding] = adviseText(sequential('layers.Dense(20, activation="relu")')).findings;
    if (finding?.fix === undefined) throw new Error('the finding has a fix');
    const { document, applied } = applyFixes('', { advise: () => [finding], edit: (text: string) => `${text}x` });
    expect(document).toBe('x');
    expect(applied).toEqual([finding]);
  });

  it.each(rules.flatMap(({ id, bad }) => bad.map(({ title, code }) => [id, title, code] as const)))('of %s, "%s", leaves nothing to fix and a readable file', (_, __, code) => {
    const { document } = fixAll(code);
    const after = adviseText(document.text);
    expect(after.syntaxErrors).toBe(adviseText(code).syntaxErrors);
    expect(after.findings.filter(({ fix }) => fix !== undefined)).toEqual([]);
    expect(applyEdits(code, document.edits('model.py'))).toBe(document.text);
  });
});

describe('fixes that go together', () => {
  const finding = (...edits: ReturnType<typeof insert>[]): Finding => ({ rule: 'GL101', severity: 'hint', message: '', advice: '', range: { source: 'model.py', start: 0, end: 1 }, layers: [], fix: { title: '', edits } });

  it('are those that edit different parts of the text', () => {
    const [first, apart, within] = [finding(replace(0, 5, 'a')), finding(replace(5, 9, 'b')), finding(insert(2, 'c'))];
    expect(compatible([first, apart, within])).toEqual([first, apart]);
  });

  it('are one where several do the same', () => {
    const [one, same] = [finding(insert(3, 'a')), finding(insert(3, 'a'))];
    expect(compatible([one, same])).toEqual([one]);
  });
});

describe('a text that is edited again and again', () => {
  it('knows the edits that lead to it', () => {
    const text = EditedText.of('Dense(30, "relu")')
      .after([replace(6, 8, '300'), replace(10, 16, "'selu'")])
      .after([insert(9, '0'), insert(17, ', name="a"')])
      .after([replace(0, 5, 'layers.Dense')]);
    expect(text.text).toBe('layers.Dense(3000, \'selu\', name="a")');
    expect(applyEdits('Dense(30, "relu")', text.edits('model.py'))).toBe(text.text);
    expect(text.edits('model.py').map(({ range }) => [range.start, range.end])).toEqual([[0, 5], [6, 8], [10, 16]]);
  });

  it('has no edits where nothing was edited, or nothing is left of an edit', () => {
    expect(EditedText.of('abc').edits('model.py')).toEqual([]);
    expect(EditedText.of('abc').after([insert(1, 'x')]).after([replace(1, 2, '')]).edits('model.py')).toEqual([]);
  });

  it('says where edits overlap', () => {
    expect(() => EditedText.of('abc').after([replace(0, 2, ''), replace(1, 3, '')])).toThrow(RangeError);
  });
});
