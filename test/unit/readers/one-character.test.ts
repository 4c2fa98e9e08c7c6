import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseModule } from '../../../src/readers/python/index.js';
import { argument, keras, read } from './support.js';

const program = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** A call somewhere in a file. */
interface FoundCall {
  readonly start: number;
  readonly end: number;
  /** As it is written, without white space. */
  readonly text: string;
}

/** Every call that is read of a text, however deep it stands. */
function callsOf(text: string): FoundCall[] {
  const calls: FoundCall[] = [];
  const pending: unknown[] = [parseModule({ path: 'a.py', text }).statements];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null) continue;
    if ('kind' in node && node.kind === 'call' && 'range' in node) {
      const { start, end } = node.range as FoundCall;
      calls.push({ start, end, text: text.slice(start, end).replace(/\s+/g, '') });
    }
    pending.push(...(Object.values(node) as unknown[]));
  }
  return calls;
}

/**
 * What may be lost with a character: the innermost call that holds it, and what that holds. Where no call does, the line
 * that it stands in; a line break stands in two.
 */
function enclosing(text: string, calls: readonly FoundCall[], position: number): { readonly start: number; readonly end: number } {
  const [innermost] = calls.filter(({ start, end }) => start <= position && position < end).sort((one, other) => one.end - one.start - (other.end - other.start));
  if (innermost !== undefined) return innermost;
  const endOfLine = (from: number): number => (!text.includes('\n', from) ? text.length : text.indexOf('\n', from));
  const end = endOfLine(position);
  return { start: text.lastIndexOf('\n', position - 1) + 1, end: text[position] === '\n' ? endOfLine(end + 1) : end };
}

/** The calls that a text without one character no longer has, though they are outside what encloses the character. */
function lostWithout(text: string, calls: readonly FoundCall[], position: number): string[] {
  const { start, end } = enclosing(text, calls, position);
  const left = callsOf(text.slice(0, position) + text.slice(position + 1)).map((call) => call.text);
  const lost: string[] = [];
  for (const call of calls) {
    const isTouched = call.start < end && call.end > start;
    if (isTouched) continue;
    if (left.includes(call.text)) left.splice(left.indexOf(call.text), 1);
    else lost.push(call.text);
  }
  return lost;
}

describe('one character less, anywhere in a file', () => {
  it.each([
    '../../../samples/mlp_300_100.py', './programs/many-forms.py', './programs/statements.py',
  ])('never loses more than the enclosing call: %s', (path) => {
    const text = program(path);
    const calls = callsOf(text);
    expect(calls.length).toBeGreaterThan(5);
    const losses: string[] = [];
    for (let position = 0; position < text.length; position++) {
      const lost = lostWithout(text, calls, position);
      if (lost.length > 0) losses.push(`${text.slice(position - 20, position)}«${text[position]}»: ${lost.join(' ')}`);
    }
    expect(losses).toEqual([]);
  });
});

describe('one character less in a layer', () => {
  const layers = [
    'layers.Dense(101, activation="relu")',
    "layers.Dense(102, kernel_initializer=keras.initializers.HeNormal(seed=3), name='second')",
    'layers.Dense(units=103, use_bias=False)',
    'layers.Dense(104)',
  ];
  const forms: Readonly<Record<string, string>> = {
    'added one by one': keras('model = keras.Sequential()', ...layers.map((layer) => `model.add(${layer})`)),
    'added in a function': keras('def build():', '    model = keras.Sequential()', ...layers.map((layer) => `    model.add(${layer})`), '    return model', 'model = build()'),
    'listed in one line': keras(`model = keras.Sequential([${layers.join(', ')}])`),
    'listed under each other': keras('model = keras.Sequential([', ...layers.map((layer) => `    ${layer},`), '], name="m")'),
    'listed under the first': keras(`model = keras.Sequential([${layers.join(',\n                          ')}])`),
  };

  it.each(Object.keys(forms))('leaves the others in their model, %s', (form) => {
    const text = forms[form] ?? '';
    const losses: string[] = [];
    for (const layer of layers) {
      const start = text.indexOf(layer);
      const others = layers.filter((each) => each !== layer).map((each) => Number(/10\d/.exec(each)?.[0]));
      for (let index = 0; index < layer.length; index++) {
        const { plan } = read(text.slice(0, start + index) + text.slice(start + index + 1));
        const units = plan.models.flatMap((model) => argument(model, 'units'));
        if (!others.every((each) => units.includes(each))) losses.push(`${layer.slice(0, index)}«${layer[index]}»: ${units.join(', ')}`);
      }
    }
    expect(losses).toEqual([]);
  });
});

describe('what is not Python', () => {
  it.each([
    ['a = f(1\nb = 2\n', ['")" is missing here.']],
    ['a = f[1)]\n', ['This ")" closes nothing.']],
    ['a = [f(1) f(2)]\n', ['A comma is missing here.']],
    ['a = f("text)\nb = 2\n', ['The text before this is not closed.']],
    ['def f()\n    pass\n', ['A ":" is missing here.']],
    ['def f():\n    a = 1\n      b = 2\n', ['This line is indented like none before it.']],
    ['ef f(x):\n    a = 1\n', ['This is not the head of a block.']],
    ['def f():\n    ""Text.\n    More.\n    """\n', ['One of the three quotes is missing here.']],
    ['a = = 1\n', ['What stands here cannot be read.']],
  ])('is said what is wrong with: %j', (text, reasons) => {
    expect(read(text).syntaxErrors.map(({ reason }) => reason)).toEqual(reasons);
  });

  it('is placed where the author made the mistake, not where the parser gave up', () => {
    const reading = read(keras('model = keras.Sequential()', 'model.add(layers.Dense(1)', 'model.add(layers.Dense(2))'));
    expect(reading.syntaxErrors.map(({ start }) => reading.text.slice(0, start).split('\n').at(-1))).toEqual(['model.add(layers.Dense(1)']);
  });

  it('leaves the ranges of everything else where they are written', () => {
    const reading = read(keras('model = keras.Sequential([layers.Dense(1, name="a)', 'other = keras.Sequential([layers.Dense(2, name="b")])'));
    const [, other] = reading.plan.models;
    expect(other?.layers.map(({ source }) => reading.text.slice(source.argumentList.start, source.argumentList.end))).toEqual(['2, name="b"']);
    expect(other?.layers.map(({ source }) => reading.text.slice(source.range.start, source.range.end))).toEqual(['layers.Dense(2, name="b")']);
  });
});
