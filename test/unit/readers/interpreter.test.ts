import { describe, expect, it } from 'vitest';
import { argument, keras, modelIn, names, parameters, read, unitsOf } from './support.js';

/** A model whose layers have the units that an expression gives. */
function evaluate(expression: string, ...before: readonly string[]): unknown {
  return unitsOf(...before, `model = keras.Sequential([layers.Dense(${expression})])`)[0];
}

describe('an expression', () => {
  it.each([
    ['2 ** 5 // 3', 10],
    ['-7 // 2', -4],
    ['-7 % 3', 2],
    ['int(300 / 2)', 150],
    ['round(2.5)', 2],
    ['1 << 4', 16],
    ['max(3, 9, 4)', 9],
    ['sum([1, 2, 3])', 6],
    ['len("abc" * 3)', 9],
    ['[10, 20, 30][-1]', 30],
    ['(1, 2, 3, 4)[1:3][0]', 2],
    ['[1, 2, 3][::-1][0]', 3],
    ['{"units": 12}["units"]', 12],
    ['{"units": 12}.get("size", 7)', 7],
    ['64 if 3 > 2 else 32', 64],
    ['64 if "a" in ["b"] else 32', 32],
    ['None or 5', 5],
    ['3 and 4', 4],
    ['(lambda n, m=2: n * m)(4)', 8],
    ['sorted([3, 1, 2])[0]', 1],
    ['list(zip([1, 2], [3, 4]))[1][1]', 4],
    ['[a * b for a in range(3) for b in range(3) if a != b][-1]', 2],
    ['{k: v for k, v in enumerate([5, 6])}[1]', 6],
    ['list(map(lambda n: n + 1, range(3)))[2]', 3],
    ['0 < 1 < 3 and 8', 8],
    ['dict(a=1, **{"b": 2})["b"]', 2],
    ['int("30")', 30],
    ['len(set(range(10)) - set([0, 2, 30]))', 8],
    ['list(set(range(10)) - {0, 2})[-2]', 8],
    ['len({1, 2, 3} & {2, 3, 4})', 2],
    ['len({1, 2, 3} | {2, 3, 4})', 4],
    ['list({1, 2} ^ {2, 7})[1]', 7],
    ['(n := 9)', 9],
  ])('%s is %s', (expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });

  it('of the math module is computed', () => {
    expect(evaluate('math.floor(math.sqrt(10))', 'import math')).toBe(3);
    expect(evaluate('sqrt(16)', 'from math import *')).toBe(4);
  });

  it.each([
    ['product([1, 2], [3, 4])', [[1, 3], [1, 4], [2, 3], [2, 4]]],
    ['product([0, 1], repeat=2)', [[0, 0], [0, 1], [1, 0], [1, 1]]],
    ['combinations([1, 2, 3], 2)', [[1, 2], [1, 3], [2, 3]]],
    ['combinations([1], 2)', []],
    ['permutations([1, 2, 3], 2)', [[1, 2], [1, 3], [2, 1], [2, 3], [3, 1], [3, 2]]],
    ['permutations([1, 2])', [[1, 2], [2, 1]]],
  ])('itertools.%s goes through what Python does', (expression, values) => {
    const found = unitsOf('from itertools import *', `rows = list(${expression})`, 'sizes = [100 + one for row in rows for one in row]', 'model = keras.Sequential([layers.Dense(n) for n in sizes])');
    expect(found).toEqual(values.flat().map((value) => 100 + value));
  });

  it('of the hyperparameters of TensorBoard goes through their values', () => {
    expect(unitsOf(
      'from tensorboard.plugins.hparams import api as hp', 'UNITS = hp.HParam("units", hp.Discrete([32, 16]))', 'RATE = hp.HParam("rate", hp.RealInterval(1.0, 2.0))',
      'chosen = []', 'for units in UNITS.domain.values:', '    for rate in (RATE.domain.min_value, RATE.domain.max_value):', '        chosen.append({UNITS: units, RATE: rate})',
      'model = keras.Sequential([layers.Dense(int(each[UNITS] * each[RATE])) for each in chosen])',
    )).toEqual([16, 32, 32, 64]);
  });

  it('of itertools is not followed without end', () => {
    expect(unitsOf('from itertools import permutations', 'model = keras.Sequential([layers.Dense(len(list(permutations(range(30)))))])')).toEqual(['How often this repeats is not known.']);
  });

  it.each([
    ['f"block_{1 + 1}_{3:02d}"', 'block_2_03'],
    ['"block_{}_{name}".format(1, name="a")', 'block_1_a'],
    ['"-".join(["a", "b"]).upper()', 'A-B'],
    ['"a" "b" + str(0.5)', 'ab0.5'],
  ])('%s is a name', (expression, name) => {
    const model = modelIn(read(keras(`model = keras.Sequential([layers.Dense(1, name=${expression})])`)));
    expect(model.layers[0]?.name).toBe(name);
  });
});

describe('statements', () => {
  it('unpack tuples, nested and with a star', () => {
    expect(evaluate('b + d', '(a, b), *c, d = (1, 2), 3, 4, 5')).toBe(7);
  });

  it('update in place, and every name of a list sees it', () => {
    expect(evaluate('len(sizes) + n', 'sizes = [1]', 'same = sizes', 'same += [2, 3]', 'n = 4', 'n *= 2')).toBe(11);
  });

  it('loop with break, continue and else', () => {
    expect(evaluate('n', 'n = 0', 'for i in range(10):', '    if i == 2: continue', '    if i == 5: break', '    n += i', 'else:', '    n = 100')).toBe(8);
  });

  it('loop while a condition is known', () => {
    expect(evaluate('n', 'n = 1', 'while n < 100:', '    n *= 2')).toBe(128);
  });

  it('choose the branch of a known condition', () => {
    expect(evaluate('n', 'mode = "deep"', 'if mode == "wide": n = 1', 'elif mode == "deep": n = 2', 'else: n = 3')).toBe(2);
  });

  it('run under if __name__ == "__main__"', () => {
    expect(unitsOf('def main():', '    model = keras.Sequential([layers.Dense(6)])', 'if __name__ == "__main__":', '    main()')).toEqual([6]);
  });

  it('set and read elements of lists and dictionaries', () => {
    expect(evaluate('sizes[0] + options["n"]', 'sizes = [1, 2]', 'sizes[0] = 5', 'options = {}', 'options["n"] = 3')).toBe(8);
  });

  it('delete names', () => {
    expect(evaluate('n', 'n = 3', 'del n')).toContain('"n"');
  });
});

describe('functions', () => {
  it('take arguments by position, by keyword, by default and in stars', () => {
    const lines = ['def f(a, b=2, *rest, c=3, **more):', '    return a + b + sum(rest) + c + more.get("d", 0)'];
    expect(evaluate('f(1)', ...lines)).toBe(6);
    expect(evaluate('f(1, 1, 1, 1, c=1, d=5)', ...lines)).toBe(10);
    expect(evaluate('f(*[1, 2], **{"c": 4})', ...lines)).toBe(7);
  });

  it('see the variables around them, and may change them', () => {
    expect(evaluate('count', 'count = 1', 'def grow():', '    global count', '    count += 5', 'grow()')).toBe(6);
    expect(evaluate('outer()', 'def outer():', '    n = 1', '    def inner():', '        nonlocal n', '        n += 2', '    inner()', '    return n')).toBe(3);
  });

  it('of the file may wrap layers', () => {
    const reading = read(keras(
      'def dense(units, **options):', '    return layers.Dense(units, activation="relu", **options)',
      'model = keras.Sequential([layers.Input([4]), dense(5, use_bias=False), dense(units=6)])',
    ));
    expect(parameters(modelIn(reading))).toMatchObject({ total: 20 + 36 });
    expect(argument(modelIn(reading), 'activation')).toEqual(['relu', 'relu']);
  });

  it('with a decorator of a library are themselves', () => {
    expect(evaluate('f()', 'import tensorflow as tf', '@tf.function', 'def f():', '    return 4')).toBe(4);
  });

  it('with a decorator of the file are what it makes of them', () => {
    expect(evaluate('f()', 'def double(g):', '    return lambda: 2 * g()', '@double', 'def f():', '    return 4')).toBe(8);
  });

  it('that never end are given up', () => {
    expect(evaluate('f(1)', 'def f(n):', '    return f(n + 1)')).toContain('nested too deeply');
  });
});

describe('partial', () => {
  it('adds arguments, and the call overrides them', () => {
    const reading = read(keras(
      'from functools import partial', 'Hidden = partial(layers.Dense, 100, activation="relu", kernel_initializer="he_normal")',
      'model = keras.Sequential([Hidden(), Hidden(activation="selu")])',
    ));
    expect(argument(modelIn(reading), 'activation')).toEqual(['relu', 'selu']);
    expect(argument(modelIn(reading), 'kernel_initializer')).toEqual(['HeNormal', 'HeNormal']);
    expect(argument(modelIn(reading), 'units')).toEqual([100, 100]);
  });
});

describe('classes', () => {
  it('have attributes, methods and bases', () => {
    expect(evaluate('B(3).total()',
      'class A:', '    base = 10', '    def __init__(self, n):', '        self.n = n', '    def total(self):', '        return self.base + self.n',
      'class B(A):', '    def __init__(self, n):', '        super().__init__(n * 2)',
    )).toBe(16);
  });

  it('that extend a layer are layers of their own name', () => {
    const reading = read(keras(
      'class Scale(layers.Layer):', '    def __init__(self, factor, **options):', '        super().__init__(**options)', '        self.factor = factor',
      'model = keras.Sequential([layers.Input([4]), Scale(2), Scale(3, name="last")])',
    ));
    expect(names(modelIn(reading))).toEqual(['scale Scale', 'last Scale']);
  });

  it('of Keras tell their layers apart', () => {
    const reading = read(keras(
      'model = keras.Sequential([layers.Input([4]), layers.Dense(3), layers.Dropout(0.5)])', 'copy = keras.Sequential()',
      'for layer in model.layers:', '    copy.add(layers.Dense(9) if isinstance(layer, layers.Dropout) else layer)',
    ));
    expect(argument(modelIn(reading, 'copy'), 'units')).toEqual([3, 9]);
  });

  it('that extend Model are models of the layers they hold', () => {
    const reading = read(keras(
      'class Net(keras.Model):', '    def __init__(self):', '        super().__init__()', '        self.hidden = layers.Dense(30)', '        self.stack = [layers.Dense(20), layers.Dense(10)]',
      '    def call(self, x):', '        return self.stack[1](self.stack[0](self.hidden(x)))',
      'model = Net()', 'model.compile(loss="mse")',
    ));
    expect(modelIn(reading, 'model')).toMatchObject({ className: 'Subclassed', name: 'net' });
    expect(argument(modelIn(reading, 'model'), 'units')).toEqual([30, 20, 10]);
    expect(reading.plan.steps.map(({ kind }) => kind)).toEqual(['compile']);
  });
});

describe('a class of the file', () => {
  const sizes = [
    'class Sizes:', '    base = 4', '    def __init__(self):', '        self._extra = 1',
    '    @property', '    def units(self):', '        return self.base + self._extra',
    '    @units.setter', '    def units(self, value):', '        self._extra = value - self.base',
    '    @staticmethod', '    def twice(n):', '        return 2 * n',
    '    @classmethod', '    def half(cls):', '        return cls.base // 2',
    'class Large(Sizes):', '    base = 40', '    @property', '    def units(self):', '        return super().units + 100',
    'sizes = Sizes()',
  ];

  it.each([
    ['sizes.units', 5],
    ['Large().units', 141],
    ['sizes.twice(3)', 6],
    ['Sizes.twice(4)', 8],
    ['sizes.half()', 2],
    ['Sizes.half()', 2],
    ['Large.half()', 20],
    ['Large().half()', 20],
  ])('with properties and methods of its own gives for %s %i', (expression, value) => {
    expect(evaluate(expression, ...sizes)).toBe(value);
  });

  it('changes a property by its setter', () => {
    expect(evaluate('sizes._extra', ...sizes, 'sizes.units = 12')).toBe(8);
    expect(evaluate('sizes.units', ...sizes, 'sizes.units = 12')).toBe(12);
  });
});
