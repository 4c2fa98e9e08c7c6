import { describe, expect, it } from 'vitest';
import type { TextEdit } from '../../../../src/advice/index.js';
import { unifiedDiff } from '../../../../src/cli/lint/unified-diff.js';

const edit = (text: string, old: string, newText: string): TextEdit => {
  const start = text.indexOf(old);
  return { range: { source: 'a.py', start, end: start + old.length }, newText };
};

const numbers = (last: number): string => Array.from({ length: last }, (_, index) => `line ${index + 1}.\n`).join('');

describe('a unified diff', () => {
  it('is empty where nothing is edited', () => {
    expect(unifiedDiff('a.py', 'text\n', [])).toEqual([]);
  });

  // The expectations are what `diff -u` (GNU diffutils 3.8) prints.
  it('has a hunk for changes that are far apart, each with three lines around it', () => {
    const text = numbers(20);
    const edits = [edit(text, 'line 2.', 'two\ntwo'), edit(text, 'line 15.\n', '')];
    expect(unifiedDiff('a.py', text, edits)).toEqual([
      '--- a.py', '+++ a.py',
      '@@ -1,5 +1,6 @@', ' line 1.', '-line 2.', '+two', '+two', ' line 3.', ' line 4.', ' line 5.',
      '@@ -12,7 +13,6 @@', ' line 12.', ' line 13.', ' line 14.', '-line 15.', ' line 16.', ' line 17.', ' line 18.',
    ]);
  });

  it('joins changes whose surroundings meet', () => {
    const text = numbers(9);
    expect(unifiedDiff('a.py', text, [edit(text, 'line 1.', 'one'), edit(text, 'line 8.', 'eight')]).filter((line) => line.startsWith('@@'))).toEqual(['@@ -1,9 +1,9 @@']);
    const longer = numbers(10);
    expect(unifiedDiff('a.py', longer, [edit(longer, 'line 1.', 'one'), edit(longer, 'line 9.', 'nine')]).filter((line) => line.startsWith('@@'))).toEqual(['@@ -1,4 +1,4 @@', '@@ -6,5 +6,5 @@']);
  });

  it('tells of several edits of one line once', () => {
    expect(unifiedDiff('a.py', 'f(a, b)\n', [edit('f(a, b)\n', 'a', 'x'), edit('f(a, b)\n', 'b', 'y')])).toEqual(['--- a.py', '+++ a.py', '@@ -1 +1 @@', '-f(a, b)', '+f(x, y)']);
  });

  it('says where a line break is missing at the end', () => {
    expect(unifiedDiff('a.py', 'a', [edit('a', 'a', 'b')])).toEqual(['--- a.py', '+++ a.py', '@@ -1 +1 @@', '-a', '\\ No newline at end of file', '+b', '\\ No newline at end of file']);
  });
});
