import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countLayerParameters } from '../../src/nn/index.js';
import { readPython } from '../../src/readers/index.js';
import { isConfigObject, isUnknown, type ConfigValue, type LayerSpec, type ModelSpec } from '../../src/spec/index.js';

/** For each call the digests of its layers in their order, of four hexadecimal digits, by scripts/generate-application-layers.py. */
const fixture = JSON.parse(readFileSync(new URL('fixtures/application-layers.json', import.meta.url), 'utf8')) as Readonly<Record<string, string>>;

/** The settings that a line has where they are a number, a string or a truth. */
const compared = ['activation', 'epsilon', 'momentum', 'padding', 'rate', 'use_bias'];

describe('the layers of an application are those of Keras: names, shapes, weights, connections', () => {
  it.each(Object.entries(fixture))('%s', (call, digests) => {
    const lines = layersOf(call);
    const expected = digests.match(/.{4}/g) ?? [];
    const first = lines.findIndex((line, index) => digest(line) !== expected[index]);
    expect(lines[first]).toBeUndefined();
    expect(lines).toHaveLength(expected.length);
  });
});

function layersOf(call: string): string[] {
  const text = `import keras\nbase = keras.applications.${call}\ninside = keras.Model(base.inputs, base.layers[-1].output)\n`;
  const model = readPython({ path: 'model.py', text }).plan.models.find(({ variable }) => variable === 'inside');
  if (model === undefined) throw new Error(`${call} is not read.`);
  return model.layers.map((layer) => lineOf(layer, model));
}

function lineOf(layer: LayerSpec, model: ModelSpec): string {
  const count = countLayerParameters(layer);
  const [use] = layer.calls;
  const inputs = use?.inputs.map((input) => model.layers.find(({ id }) => id === input.layer)?.name);
  const settings = Object.fromEntries(compared.flatMap((name) => {
    const value = plain(layer.config[name]);
    return value === undefined ? [] : [[name, value]];
  }));
  const line = JSON.stringify([layer.name, layer.className, use?.outputShape, isUnknown(count) ? count.reason : count.total, inputs, settings]);
  // Python writes small numbers with an exponent of two digits.
  return line.replace(/(?<=:)0\.0000\d+/g, (number) => Number(number).toExponential().replace(/e-(\d)$/, 'e-0$1'));
}

function plain(value: ConfigValue | undefined): string | number | boolean | undefined {
  if (isConfigObject(value ?? null)) return (value as { readonly className: string }).className;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function digest(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 4);
}
