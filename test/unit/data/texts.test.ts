import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArrayEvaluator, DataFiles, DataMemory } from '../../../src/data/index.js';
import type { ArrayExpression } from '../../../src/spec/index.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-texts-'));
  for (const [name, text] of [['pos/b', 'a good film'], ['pos/a', 'good good'], ['neg/x', 'a bad film']] as const) {
    await mkdir(join(folder, 'reviews', name.slice(0, 3)), { recursive: true });
    await writeFile(join(folder, 'reviews', `${name}.txt`), text);
  }
  await writeFile(join(folder, 'reviews/pos/notes.md'), 'is no text of the set');
  await writeFile(join(folder, 'spam.csv'), 'label,message\nham,"Hello, you"\nspam,You won\nham,\n');
});
afterAll(() => rm(folder, { recursive: true }));

const evaluate = async (expression: ArrayExpression, memory?: DataMemory): Promise<number[]> => {
  const files = new DataFiles([folder], memory);
  const evaluator = new ArrayEvaluator({ load: () => Promise.reject(new Error('There is no data set.')) }, files, memory);
  const { values } = await evaluator.evaluate(expression);
  return [...values];
};

const textsOf = (part: 'x' | 'y'): ArrayExpression => ({ kind: 'array', operation: 'textFolder', path: 'reviews', part, classNames: null, subset: null, maxLength: null, shape: [null], dtype: part === 'x' ? 'string' : 'int32' });
const counted = (input: ArrayExpression): ArrayExpression => ({
  kind: 'array', operation: 'vectorized', input, seen: null, vocabulary: ['good', 'film', 'you'], words: { standardize: 'lower_and_strip_punctuation', split: 'whitespace', ngrams: null },
  mode: 'count', maxTokens: null, padded: false, length: null, shape: [null, 4], dtype: 'float32',
});
const messages = (rows: number): ArrayExpression => {
  const layout = { delimiter: ',', skipRows: 0, hasHeader: true };
  const all: ArrayExpression = { kind: 'array', operation: 'tableTexts', path: 'spam.csv', layout, steps: [{ step: 'pick', columns: ['message'] }], shape: [null], dtype: 'string' };
  return rows === 3 ? all : { ...all, steps: [{ step: 'dropMissing' }, { step: 'pick', columns: ['message'] }] };
};

describe('Texts out of files', () => {
  it('are those of the folders of the classes, in the order of their names', async () => {
    // Other words, "good", "film", "you": of neg/x, pos/a and pos/b.
    expect(await evaluate(counted(textsOf('x')))).toEqual([2, 0, 1, 0, 0, 2, 0, 0, 1, 1, 1, 0]);
    expect(await evaluate(textsOf('y'))).toEqual([0, 1, 1]);
  });

  it('are those of a column of a table', async () => {
    expect(await evaluate(counted(messages(2)))).toEqual([1, 0, 0, 1, 1, 0, 0, 1]);
    await expect(evaluate(counted(messages(3)))).rejects.toThrow(/spam\.csv, line 4: the column "message" has no text there/);
  });

  it('are no numbers by themselves', async () => {
    await expect(evaluate(textsOf('x'))).rejects.toThrow('Texts must be turned into numbers first');
  });

  it('are refused in words where there is no room for them', async () => {
    await expect(evaluate(counted(textsOf('x')), new DataMemory(10))).rejects.toThrow(/do not fit into memory/);
  });
});
