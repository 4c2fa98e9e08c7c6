import { describe, expect, it } from 'vitest';
import { parseModule } from '../../../src/readers/python/syntax/index.js';
import type { Expression, Statement } from '../../../src/readers/python/syntax/index.js';

function parse(text: string): { readonly statements: readonly Statement[]; readonly errors: readonly string[] } {
  const { statements, errors } = parseModule({ path: 'a.py', text });
  return { statements, errors: errors.map(({ start, end }) => text.slice(start, end)) };
}

/** The value of `x = …`. */
function valueOf(expression: string): Expression {
  const [statement] = parse(`x = ${expression}\n`).statements;
  if (statement?.kind !== 'assign') throw new Error('This is not an assignment.');
  return statement.value;
}

describe('literals', () => {
  it.each([
    ['255', 255, true],
    ['255.', 255, false],
    ['255.0', 255, false],
    ['1.e-3', 0.001, false],
    ['1e-3', 0.001, false],
    ['.5', 0.5, false],
    ['60_000', 60000, true],
    ['0x10', 16, true],
  ])('%s is the number %d', (text, value, integer) => {
    expect(valueOf(text)).toMatchObject({ kind: 'number', value, integer });
  });

  it('reads a point that belongs to an attribute as that', () => {
    expect(valueOf('x1.shape')).toMatchObject({ kind: 'attribute', name: 'shape' });
  });

  it.each([
    [String.raw`"a\nb"`, 'a\nb'],
    [String.raw`r"a\nb"`, String.raw`a\nb`],
    [`'''two\nlines'''`, 'two\nlines'],
    [`"one" 'two'`, 'onetwo'],
    [String.raw`"\x41\u00e9"`, 'Aé'],
  ])('%s is a string', (text, value) => {
    expect(valueOf(text)).toMatchObject({ kind: 'string', value });
  });

  it('reads the replacements of a format string', () => {
    expect(valueOf('f"block_{i:02d}_{{x}}"')).toMatchObject({
      kind: 'formatted',
      parts: ['block_', { value: { kind: 'name', name: 'i' }, format: '02d' }, '_{x}'],
    });
  });
});

describe('expressions', () => {
  it('reads a chain of comparisons as one', () => {
    expect(valueOf('0 < n <= 3')).toMatchObject({ kind: 'comparison', rest: [{ operator: '<' }, { operator: '<=' }] });
  });

  it('reads slices in several dimensions', () => {
    expect(valueOf('a[:-5000, ..., None, ::2]')).toMatchObject({
      kind: 'subscript',
      index: { kind: 'tuple', items: [{ kind: 'slice', start: null }, { kind: 'constant', value: 'Ellipsis' }, { kind: 'constant', value: 'None' }, { kind: 'slice' }] },
    });
  });

  it('reads all forms of arguments', () => {
    expect(valueOf('f(1, *a, k=2, **d)')).toMatchObject({
      arguments: [{ form: 'positional' }, { form: 'sequence' }, { form: 'keyword', name: 'k' }, { form: 'mapping' }],
    });
  });

  it('keeps the commas of a comprehension among arguments apart', () => {
    expect(valueOf('dict((k, v) for k, v in pairs if v)')).toMatchObject({
      arguments: [{ value: { kind: 'comprehension', form: 'generator', clauses: [{ target: { kind: 'tuple' }, conditions: [{ kind: 'name' }] }] } }],
    });
  });

  it('reads not in and is not as one operator', () => {
    expect(valueOf('a not in b')).toMatchObject({ rest: [{ operator: 'not in' }] });
    expect(valueOf('a is not None')).toMatchObject({ rest: [{ operator: 'is not' }] });
  });
});

describe('statements', () => {
  it('reads imports in every style', () => {
    const { statements } = parse('import a.b as c, d\nfrom . import e\nfrom ..f.g import (h as i, j)\nfrom k import *\n');
    expect(statements).toMatchObject([
      { kind: 'import', names: [{ name: 'a.b', alias: 'c' }, { name: 'd', alias: null }] },
      { kind: 'importFrom', module: '.', names: [{ name: 'e' }] },
      { kind: 'importFrom', module: '..f.g', names: [{ name: 'h', alias: 'i' }, { name: 'j' }] },
      { kind: 'importFrom', module: 'k', names: null },
    ]);
  });

  it('reads parameters with annotations and defaults', () => {
    expect(parse('def f(a, b: int = 2, *args, c=3, **rest) -> int:\n    return a\n').statements).toMatchObject([
      {
        kind: 'function',
        parameters: [
          { form: 'normal', name: 'a' }, { form: 'normal', name: 'b', default: { value: 2 } }, { form: 'sequence', name: 'args' },
          { form: 'keywordOnly', name: 'c' }, { form: 'mapping', name: 'rest' },
        ],
      },
    ]);
  });

  it('reads a with statement whose items are in parentheses', () => {
    const { statements, errors } = parse('with (open(a) as f,\n      open(b) as g):\n    pass\n');
    expect(statements).toMatchObject([{ kind: 'with', items: [{ target: { name: 'f' } }, { target: { name: 'g' } }] }]);
    expect(errors).toEqual([]);
  });

  it('reads a bare yield', () => {
    const { statements, errors } = parse('def f():\n    x = yield\n    yield\n');
    expect(statements).toMatchObject([{ kind: 'function', body: [{ value: { kind: 'yield' } }, {}] }]);
    expect(errors).toEqual([]);
  });

  it('gives a compound statement no white space at its end', () => {
    const text = 'for i in x:\n    f(i)\n\n\ny = 1\n';
    const [loop] = parseModule({ path: 'a.py', text }).statements;
    expect(text.slice(loop?.range.start, loop?.range.end)).toBe('for i in x:\n    f(i)');
  });

  it('keeps offsets after a byte-order mark and through Windows line ends', () => {
    const text = '\uFEFFx = 1\r\ny = 2\r\n';
    const ranges = parseModule({ path: 'a.py', text }).statements.map(({ range }) => text.slice(range.start, range.end));
    expect(ranges).toEqual(['x = 1', 'y = 2']);
  });
});

describe('a text that is not complete', () => {
  it('is read before and after what is broken, which is marked', () => {
    const { statements, errors } = parse('a = 1\nb = = 2\nc = 3\n');
    const targets = statements.flatMap((statement) => (statement.kind === 'assign' ? statement.targets : []));
    expect(targets.flatMap((target) => (target.kind === 'name' ? [target.name] : []))).toEqual(['a', 'b', 'c']);
    expect(errors).not.toEqual([]);
  });

  it('keeps the arguments of a call that is being typed', () => {
    expect(valueOf('Dense(300, activation=')).toMatchObject({
      kind: 'call', arguments: [{ value: { value: 300 } }, { name: 'activation', value: { kind: 'invalid' } }],
    });
  });
});
