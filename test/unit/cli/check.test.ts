import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandLine } from './command-line.js';

const data = '/usr/share/datasets/fashion-mnist/train-images-idx3-ubyte.gz';
const gradlens = new CommandLine();

beforeAll(() => gradlens.bundle());
afterAll(() => gradlens.dispose());

/** Twenty hidden layers on line 4, the output on line 5. */
const deep = (hidden: string): string => `import keras
model = keras.Sequential([keras.Input((64,))])
for _ in range(20):
    model.add(keras.layers.Dense(50, ${hidden}))
model.add(keras.layers.Dense(10, activation="softmax"))
`;

interface Report {
  readonly verdict: string;
  readonly message: string;
  readonly data: { readonly kind: string; readonly reason?: string };
  readonly layers: readonly { readonly name: string; readonly line: number; readonly gradientNorm: number }[];
  readonly findings: readonly { readonly rule: string; readonly evidence: string }[];
  readonly withFix: (Omit<Report, 'withFix' | 'findings'> & { readonly rule: string }) | null;
}

function report(path: string, ...more: readonly string[]): { readonly status: number | null; readonly report: Report } {
  const { status, out } = gradlens.run(['check', path, '--json', '--no-download', ...more]);
  return { status, report: JSON.parse(out) as Report };
}

describe('gradlens check', () => {
  it('shows each layer with its line, says that it measured on noise, and that gradients vanish: status 1', () => {
    const path = gradlens.file('sigmoid.py', deep('activation="sigmoid"'));
    const answer = gradlens.run(['check', path, '--no-download']);
    expect(answer.status).toBe(1);
    expect(answer.note).toBe('');
    expect(answer.out).toMatch(/256 samples of noise with mean 0 and variance 1, not data \(The model is not compiled\)/);
    expect(answer.out).toMatch(/SparseCategoricalCrossentropy, chosen to suit the outputs/);
    expect(answer.out).toMatch(/│ +4 │ dense \(Dense\) +│ +[\d.]+e-1\d │/);
    expect(answer.out).toMatch(/│ +5 │ dense_20 \(Dense\) +│/);
    expect(answer.out).toMatch(/sigmoid\.py:4:\d+: GL103 .* At initialization the gradient of dense is [\d.]+e-1\d times that of dense_20\. Measured at initialization on 256 samples of noise\./);
    expect(answer.out.trimEnd().split('\n').at(-1)).toMatch(/^Vanishing gradients: that of dense is [\d.]+e-1\d, which is [\d.]+e-1\d times that of dense_20 \([\d.]+\)\.$/);
  });

  it('calls a net of ReLU with He weights healthy: status 0', () => {
    const path = gradlens.file('relu.py', deep('activation="relu", kernel_initializer="he_normal"'));
    const { status, report: found } = report(path);
    expect(found.message).toMatch(/^Healthy: gradients get through/);
    expect(found.withFix).toBeNull();
    expect(status).toBe(0);
  });

  it('compares what is written with what the fix of a rule makes of it, and leaves the file alone', () => {
    const path = gradlens.file('fix.py', deep('activation="sigmoid"'));
    const before = readFileSync(path, 'utf8');
    const { status, report: found } = report(path, '--fix', 'gl103');
    expect(found.verdict).toBe('vanishing');
    expect(found.withFix).toMatchObject({ rule: 'GL103', verdict: 'healthy' });
    expect(found.withFix?.layers.map(({ name, line }) => [name, line])).toEqual(found.layers.map(({ name, line }) => [name, line]));
    expect(found.withFix?.layers[0]?.gradientNorm).toBeGreaterThan(1e6 * (found.layers[0]?.gradientNorm ?? 0));
    expect(status).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(before);
    const text = gradlens.run(['check', path, '--fix', 'GL103', '--no-download']).out;
    expect(text).toMatch(/Gradient +┃ +Gradient, fixed/);
    expect(text).toMatch(/As written: Vanishing gradients: .*\nWith the fix: Healthy: /);
  });

  it('is the same for the same seed, and not for another', () => {
    const path = gradlens.file('seed.py', deep('activation="relu"'));
    const norms = (seed: string): number[] => report(path, '--seed', seed).report.layers.map(({ gradientNorm }) => gradientNorm);
    expect(norms('1')).toEqual(norms('1'));
    expect(norms('1')).not.toEqual(norms('2'));
  });

  it('checks the named model of several', () => {
    const path = gradlens.file('two.py', `${deep('activation="relu"')}small = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, name="only")])\n`);
    expect(report(path, '--model', 'model').report.layers).toHaveLength(21);
    expect(report(path, '--model', 'small').report.layers.map(({ name }) => name)).toEqual(['only']);
  });

  it('names the layer and the line of what cannot be computed here: status 2', () => {
    const path = gradlens.file('custom.py', 'import keras\nmodel = keras.Sequential([\n    keras.Input((4,)),\n    keras.layers.Lambda(lambda t: custom(t), output_shape=(4,), name="mine"),\n    keras.layers.Dense(1)])\n');
    const answer = gradlens.run(['check', path]);
    expect(answer.status).toBe(2);
    expect(answer.out).toBe('');
    expect(answer.note).toMatch(/custom\.py:4: .*"mine"/);
  });

  it.each([
    [[], /One file is needed/],
    [['missing.py'], /does not exist/],
    [['--fix', 'GL999', 'x.py'], /no rule "GL999"/],
    [['--seed', 'x', 'x.py'], /--seed takes a whole number/],
  ])('refuses %j in one message: status 2', (args, message) => {
    const answer = gradlens.run(['check', ...args]);
    expect([answer.status, answer.out]).toEqual([2, '']);
    expect(answer.note).toMatch(message);
  });

  it('says which models there are, and where there is nothing to fix', () => {
    const path = gradlens.file('names.py', deep('activation="relu", kernel_initializer="he_normal"'));
    expect(gradlens.run(['check', path, '--model', 'other'])).toMatchObject({ status: 2, note: expect.stringContaining('There are: model.') as string });
    expect(gradlens.run(['check', path, '--fix', 'GL103'])).toMatchObject({ status: 2, note: expect.stringContaining('no finding of GL103 has a fix here') as string });
    expect(gradlens.run(['check', gradlens.file('none.py', 'x = 1\n')])).toMatchObject({ status: 2, note: expect.stringContaining('no Keras model was found') as string });
  });

  it.skipIf(!existsSync(data))('measures on the data of the file where it can be read', () => {
    const path = gradlens.file('selu.py', readFileSync(join(import.meta.dirname, '../../../samples/selu_100.py'), 'utf8'));
    const { status, report: found } = report(path);
    expect(found.data).toEqual({ kind: 'file' });
    expect(found.layers).toHaveLength(101);
    expect([status, found.verdict]).toEqual([0, 'healthy']);
  });
});
