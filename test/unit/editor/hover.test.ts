import { describe, expect, it } from 'vitest';
import { rules } from '../../../src/advice/index.js';
import { hoverAt, type Hover } from '../../../src/editor/content/hover.js';
import { readText } from './reading.js';

const text = `from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    layers.Input(shape=(784,)),
    layers.Dense(300, activation="relu"),
    layers.BatchNormalization(),
    layers.Dropout(0.2),
    layers.Dense(10, activation="softmax"),
])
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x, y, epochs=2)
`;

function hover(part: string, source = text): Hover | null {
  return hoverAt(readText(source), source.indexOf(part), 'en');
}

describe('the hover of a layer', () => {
  it('says what the layer is', () => {
    // 784 · 300 + 300; √(2 / (784 + 300)) = 0.04295
    expect(hover('Dense(300')?.facts).toEqual([
      'dense (Dense)',
      'Output shape: (None, 300)',
      'Parameters: 235,500',
      'Kernel: GlorotUniform, of variance 2 / (fan-in + fan-out); standard deviation 0.043',
    ]);
    expect(hover('BatchNorm')?.facts).toEqual(['batch_normalization (BatchNormalization)', 'Output shape: (None, 300)', 'Parameters: 1,200, of which 600 are not trained']);
    expect(hover('Dropout')?.facts).toEqual(['dropout (Dropout)', 'Output shape: (None, 300)', 'Parameters: 0']);
  });

  it('says the deviation of other initializers by their own formulas', () => {
    const kernel = (initializer: string): string | undefined =>
      hover('Dense(300', text.replace('activation="relu"', `activation="relu", kernel_initializer=${initializer}`))?.facts[3];
    expect(kernel('"he_normal"'), '√(2 / 784) = 0.0505').toBe('Kernel: HeNormal, of variance 2 / fan-in; standard deviation 0.0505');
    expect(kernel('"lecun_normal"'), '√(1 / 784) = 0.0357').toBe('Kernel: LecunNormal, of variance 1 / fan-in; standard deviation 0.0357');
    expect(kernel('keras.initializers.RandomNormal(stddev=1.0)')).toBe("Kernel: RandomNormal, which takes no account of the layer's size; standard deviation 1");
    expect(kernel('"zeros"')).toBe('Kernel: Zeros, the same in every run');
    expect(kernel('unknown()')).toBeUndefined();
  });

  it('counts the layers of a loop', () => {
    const loop = 'from tensorflow import keras\nm = keras.Sequential([keras.Input((9,))])\nfor _ in range(20):\n    m.add(keras.layers.Dense(9))\n';
    expect(hover('Dense', loop)?.facts[0]).toBe('20 layers, dense to dense_19 (Dense); the first:');
  });

  it('leaves out what is not known', () => {
    const unknown = 'import sys\nfrom tensorflow import keras\nm = keras.Sequential([keras.layers.Dense(int(sys.argv[1]))])\n';
    expect(hover('Dense', unknown)?.facts).toEqual(['dense (Dense)', 'Kernel: GlorotUniform, of variance 2 / (fan-in + fan-out)']);
  });

  it('is about the innermost call', () => {
    const nested = 'from tensorflow import keras\nm = keras.Sequential([keras.Input((3, 9)), keras.layers.TimeDistributed(keras.layers.Dense(4))])\n';
    expect(hover('TimeDistributed', nested)?.facts[0]).toBe('time_distributed (TimeDistributed)');
  });
});

describe('the findings of a hover', () => {
  const one = text.replace('    layers.BatchNormalization(),\n', '');

  it('say what was found and why it matters, with the formula', () => {
    const [finding, ...others] = hover('Dense(300', one)?.findings ?? [];
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('GL101');
    expect(finding?.message).toBe(readText(one).findings.find(({ rule }) => rule === 'GL101')?.message);
    expect(finding?.reason).toContain('2 / (fan-in + fan-out)');
  });

  it('are those about the call, of compile too', () => {
    expect(hover('compile(')?.findings.map(({ rule }) => rule)).toEqual(['GL206']);
    expect(hover('compile(')?.facts).toEqual([]);
    expect(hover('Dense(10')?.findings).toEqual([]);
  });

  it('are explained by a paragraph of their rule', () => {
    for (const { id, bad } of rules) {
      const [example] = bad;
      if (example === undefined) continue;
      const reading = readText(example.code);
      const finding = reading.findings.find(({ rule }) => rule === id);
      const said = finding === undefined ? [] : (hoverAt(reading, finding.range.start, 'en')?.findings ?? []);
      expect(said.map(({ rule }) => rule), id).toContain(id);
      expect(said.every(({ reason }) => reason !== ''), id).toBe(true);
    }
  });
});

describe('no hover', () => {
  it('is shown where there is nothing to say', () => {
    expect(hover('fit(')).toBeNull();
    expect(hover('import')).toBeNull();
  });
});
