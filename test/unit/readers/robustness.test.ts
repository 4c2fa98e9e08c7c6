import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPython } from '../../../src/readers/index.js';
import { argument, keras, modelIn, names, read, unitsOf } from './support.js';

describe('a file that is not complete', () => {
  it('keeps the other layers where a parenthesis is not closed', () => {
    const reading = read(keras('model = keras.Sequential([', '    layers.Input([4]),', '    layers.Dense(3,', '    layers.Dense(2),', '])', 'other = keras.Sequential([layers.Dense(1)])'));
    expect(reading.syntaxErrors).not.toEqual([]);
    expect(modelIn(reading, 'model').layers.length).toBeGreaterThanOrEqual(1);
  });

  it('is read before, between and after what is broken', () => {
    const reading = read(keras('a = keras.Sequential([layers.Dense(1)])', 'this is not python', 'b = keras.Sequential([layers.Dense(2)])', 'def ((', 'c = keras.Sequential([layers.Dense(3)])'));
    expect(reading.plan.models.map(({ variable }) => variable)).toEqual(expect.arrayContaining(['a', 'b']));
    expect(reading.syntaxErrors).not.toEqual([]);
  });

  it('knows the arguments of a layer that is being typed', () => {
    const model = modelIn(read(keras('model = keras.Sequential([layers.Input([4]), layers.Dense(300, activation=')));
    expect(names(model)).toEqual(['dense Dense']);
  });

  it('may be empty', () => {
    expect(read('')).toMatchObject({ plan: { models: [], steps: [], unknowns: [] }, syntaxErrors: [], status: 'none' });
  });
});

describe('a text that nobody should write', () => {
  const repeated = (part: string, times: number): string => part.repeat(times);
  it.each([
    ['open parentheses', repeated('(', 50_000)],
    ['nested parentheses', `x = ${repeated('(', 3_000)}1${repeated(')', 3_000)}`],
    ['nested lists', `x = ${repeated('[', 20_000)}${repeated(']', 20_000)}`],
    ['nested calls', `${repeated('f(', 5_000)}${repeated(')', 5_000)}`],
    ['a long sum', `x = ${repeated('1+', 20_000)}1`],
    ['a long chain of attributes', `x${repeated('.a', 20_000)}`],
    ['nested blocks', Array.from({ length: 500 }, (_, depth) => `${repeated(' ', depth)}if x:`).join('\n')],
    ['endless recursion', 'def f(n):\n    return f(n - 1) + f(n - 2)\nx = f(0)\n'],
    ['mutual recursion', 'f = lambda n: g(n)\ng = lambda n: f(n)\nf(1)\n'],
    ['an endless loop', 'while True:\n    x = 1\n'],
    ['nested loops', 'for a in range(999):\n  for b in range(999):\n    for c in range(999):\n      x = a * b * c\n'],
    ['an endless model', 'import keras\nm = keras.Sequential()\nwhile True:\n    m.add(keras.layers.Dense(3))\n'],
    ['lists that double', 'x = [1]\nfor i in range(100):\n    x = x + x\n    x += x\n'],
    ['texts that double', 's = "a"\nfor i in range(100):\n    s = s + s\n'],
    ['tuples that double', 'import keras\nt = (1,)\nfor i in range(100):\n    t = (t, t)\nd = {t: 1}\nkeras.layers.Dense(t)\n'],
    ['huge sizes', 'a = [0] * 10**9\nb = "a" * 10**9\nc = 10 ** 10 ** 10\nd = list(range(10**12))\n'],
    ['a list in itself', 'x = []\nx.append(x)\ny = x == x\nfor z in x:\n    x.append(z)\n'],
    ['a class of itself', 'class A(A): pass\nclass B(B):\n    def __init__(self): super().__init__()\nB()\n'],
    ['models in each other', 'import keras\na = keras.Sequential([keras.Input([3])])\nb = keras.Sequential([a, a])\na.add(b)\nb.add(a)\na.trainable = False\n'],
    ['names that every object of JavaScript has', 'import keras\nconstructor(toString, __proto__)\nfrom constructor import __proto__\n[].constructor\n"".hasOwnProperty\nkeras.constructor\nm = keras.Sequential([keras.layers.Dense(3, __proto__=1)])\nm.toString()\nm.layers[0].constructor\n'],
    ['control characters', '\0\0\u0001\ud800 = "\\ud800\\U00110000"\n'],
    ['an open string', '"""'],
    ['open format strings', 'f"{f"{f"{x}"}'],
    ['shapes that are none', 'import keras\nkeras.applications.VGG16(input_shape=(u, 3, 3), weights=None)\nkeras.applications.VGG16(input_shape="a")\nkeras.Input("a")\nkeras.Sequential([keras.layers.Dense(3, input_shape="a")])\nkeras.layers.Dense("a")(keras.Input([[]]))\n'],
  ])('%s is survived', (_name, text) => {
    const { plan } = readPython({ path: 'a.py', text });
    expect(plan.source).toBe('a.py');
  });

  it.each([500, 2_000, 3_412, 5_000, 20_000])('survives %i brackets that nothing closes, and reads what stands before them', (count) => {
    const { plan, syntaxErrors } = readPython({ path: 'a.py', text: `import keras\nm = keras.Sequential([keras.layers.Dense(1)])\nx = ${'('.repeat(count)}y\nz = f(x)\n` });
    expect(plan.models).toHaveLength(1);
    expect(syntaxErrors).not.toEqual([]);
  });

  it('is told where it asks for too much', () => {
    const { plan } = readPython({ path: 'a.py', text: 'def f(n):\n    return f(n - 1) + f(n - 2)\nx = f(0)\nimport keras\nm = keras.Sequential([keras.layers.Dense(1)])\n' });
    expect(plan.unknowns.map(({ reason }) => reason)).toContain('Reading this takes too many steps, so what it computes is not known.');
    expect(plan.models).toHaveLength(1);
  });
});

describe('a program that asks for too much', () => {
  const tooManySteps = 'Reading this takes too many steps, so what it computes is not known.';
  const turns = 'It is set in a loop whose number of turns is known only when the file runs.';
  const elements = 'This has more than 2000 elements, which is more than is followed.';
  it.each([
    ['a list of a million elements', 'n = len(list(range(10**6)))', elements],
    ['a list that grows to a million elements', 'x = []\nfor i in range(10**6):\n    x.append(i)\nn = len(x)', turns],
    ['a comprehension of a million elements', 'n = len([i for i in range(10**6)])', elements],
    ['a dictionary of a million entries', 'n = len({i: i for i in range(10**6)})', elements],
    ['loops of 10^18 turns', 'n = 0\nfor i in range(10**9):\n    for j in range(10**9):\n        n = n + 1', turns],
    ['an endless loop', 'n = 0\nwhile True:\n    n = n + 1', turns],
    ['a recursion of exponential size', 'def f(n):\n    return f(n - 1) + f(n - 2)\nn = 0\nn = f(50)', tooManySteps],
    ['a recursion without an end', 'def f(n):\n    return f(n + 1)\nn = f(0)', 'This is nested too deeply to be read.'],
    ['lists in lists that double', 'x = [1]\nfor i in range(60):\n    x = [*x, *x]\nn = len(x)', tooManySteps],
    ['a list of 10^9 elements', 'n = len([0] * 10**9)', 'What this gives is known only when the file runs.'],
    ['format strings that double', "n = 'a' * 9000\nfor i in range(60):\n    n = f'{n}{n}'", 'This text has more than 10000 characters, which is more than is followed.'],
    ['a text of 10^9 characters', 'n = "a" * 10**9', 'What this gives is known only when the file runs.'],
    ['brackets in brackets', `n = ${'('.repeat(2_000)}1${')'.repeat(2_000)}`, 'This is nested too deeply to be read.'],
  ])('is told so, and what follows is read: %s', (_name, program, reason) => {
    const { plan, syntaxErrors } = read(keras(program, 'first = keras.Sequential([layers.Dense(n)])', 'second = keras.Sequential([layers.Dense(7)])'));
    expect([...plan.unknowns, ...syntaxErrors].map((each) => each.reason)).toContain(reason);
    expect(plan.models.map((model) => argument(model, 'units').at(-1)).at(-1)).toBe(7);
  });

  it('has what it does at the end of every turn at the end of the loop, too, of which only so much is followed', () => {
    const { plan } = read(keras(
      'model = keras.Sequential([layers.Input([2]), layers.Dense(1)])', 'for epoch in range(1_000):', '    for batch in range(400):',
      '        model.trainable = True', '        model.predict(x)', '        model.trainable = False',
    ));
    const [last] = plan.steps.filter(({ kind }) => kind === 'setTrainable').slice(-1);
    expect(last).toMatchObject({ kind: 'setTrainable', trainable: false });
    expect(plan.unknowns.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/^Of the 1000 turns of this loop only the first \d+ are followed\.$/));
    expect(plan.unknowns.map(({ reason }) => reason)).not.toContain(tooManySteps);
  });

  it('may do so again and again, and what follows is read', () => {
    const heavy = Array.from({ length: 12 }, () => 'n = f(50)');
    const { plan } = read(keras('def f(n):\n    return f(n - 1) + f(n - 2)', ...heavy, 'model = keras.Sequential([layers.Dense(7)])'));
    expect(plan.unknowns.filter(({ reason }) => reason === tooManySteps)).toHaveLength(heavy.length);
    expect(plan.models.map((model) => argument(model, 'units'))).toEqual([[7]]);
  });

  it('is told so of the elements of a comprehension, whose number is known all the same', () => {
    const reading = read(keras('def f(x, n):\n    for i in range(n):\n        x = x + i * 2\n    return x', 'parts = [f(i, 40) for i in range(1500)]', 'model = keras.Sequential([layers.Dense(len(parts)), layers.Dense(parts[0]), layers.Dense(parts[1499])])'));
    const [number, first, last] = modelIn(reading, 'model').layers.map(({ config }) => config['units']);
    expect([number, first]).toEqual([1500, 1560]);
    expect(last).toMatchObject({ kind: 'unknown', reason: tooManySteps });
  });

  it('is followed through all it trains, though it looks at its model for thousands of steps after each epoch', () => {
    const look = '    for i in range(400):\n        text = model.predict(x)\n        text = text[0] + text[1] + text[2]';
    const { plan } = read(keras('model = keras.Sequential([layers.Input([4]), layers.Dense(1)])\nmodel.compile("sgd", "mse")', `for epoch in range(20):\n    model.fit(x, y)\n${look}`));
    expect(plan.steps.filter(({ kind }) => kind === 'fit')).toHaveLength(20);
  });

  it('is followed without being counted out where its size alone matters', () => {
    expect(unitsOf('n = len(range(10**12))', 'model = keras.Sequential([layers.Dense(n)])')).toEqual([10 ** 12]);
  });

  it.each([
    ['a text of twenty million characters', `x = "${'a'.repeat(20_000_000)}"\n`],
    ['a million lines', 'x = 1\n'.repeat(1_000_000)],
  ])('is told so where the file itself is too long: %s', (_name, text) => {
    expect(read(text).syntaxErrors.map(({ reason }) => reason)).toEqual(['This has more than 1000000 characters, which is more than is read.']);
  });

  it.each([
    ['calls that are never closed', 'm.add(f(1\n'.repeat(5_000)], ['lists that are never closed', 'x = [\n'.repeat(5_000)], ['quotes that are never closed', 'f("a\n'.repeat(5_000)],
    ['an odd number of triple quotes', '\"\"\"\n'.repeat(5_001)], ['heads without an end', Array.from({ length: 2_000 }, (_, line) => `${' '.repeat(line % 77)}if x`).join('\n')],
  ])('is read to its end where thousands of mistakes are in it: %s', (_name, text) => {
    const { syntaxErrors } = read(text);
    expect(syntaxErrors).not.toEqual([]);
    expect(Math.max(...syntaxErrors.map(({ end }) => end))).toBeLessThanOrEqual(text.length);
  });
});

describe('two thousand mutations of the samples', () => {
  /** Park and Miller's generator: the same mutations in every run. */
  function generator(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
  }

  function mutate(text: string, random: (below: number) => number): string {
    const at = random(text.length);
    const size = 1 + random(12);
    switch (random(5)) {
      case 0:
        return text.slice(0, at) + text.slice(at + size);
      case 1:
        return text.slice(0, at) + ['(', ')', '[', ']', '{', '"', "'", ':', ',', '=', '\n', '    ', '*', '**', 'def ', 'for ', '.'][random(17)]! + text.slice(at);
      case 2: {
        const lines = text.split('\n');
        const [one, other] = [random(lines.length), random(lines.length)];
        [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
        return lines.join('\n');
      }
      case 3:
        return text.slice(0, at) + text.slice(random(text.length), random(text.length)) + text.slice(at + size);
      default:
        return text.replaceAll([')', ']', ',', '(', ' '][random(5)] ?? ',', (match) => (random(10) === 0 ? '' : match));
    }
  }

  it('are all read without an error, and all ranges are inside the text', () => {
    const samples = ['mlp_300_100', 'batch_normalization', 'selu_100', 'vanishing_sigmoid', 'exploding_tanh']
      .map((name) => readFileSync(new URL(`../../../samples/${name}.py`, import.meta.url), 'utf8'));
    const random = generator(7);
    for (let round = 0; round < 2_000; round++) {
      let text = samples[round % samples.length] ?? '';
      for (let times = 1 + random(3); times > 0; times--) text = mutate(text, random);
      const { plan, syntaxErrors } = readPython({ path: 'a.py', text });
      const ranges = [...syntaxErrors, ...plan.models.map(({ range }) => range), ...plan.models.flatMap((model) => model.layers.map(({ source }) => source.argumentList))];
      for (const { start, end } of ranges) expect(start >= 0 && start <= end && end <= text.length).toBe(true);
    }
  });
});
