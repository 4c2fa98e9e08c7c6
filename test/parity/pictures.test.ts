import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { elementCount, input, topologicalOrder, type Tensor } from '../../src/graph/index.js';
import type { Config } from '../../src/spec/index.js';
import { evaluate } from '../reference/interpreter.js';
import { forward } from '../support/forward.js';
import { noise } from './noise.js';

/** What Keras made of pictures (make-picture-fixtures.py). */
const fixture = JSON.parse(readFileSync(new URL('fixtures/pictures.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly {
    readonly className: string;
    readonly config: Config;
    readonly shape: readonly number[];
    readonly output: readonly number[];
    readonly values: readonly number[];
  }[];
};

/** Keras computes places in float32, of numbers up to some dozens; a picture's values change by up to 1 from place to place. */
const TOLERANCE = 2e-5;

describe('pictures become what Keras makes of them', () => {
  it.each(fixture.cases.map((one) => [one.className, JSON.stringify(one.config), one] as const))('%s %s', (className, _config, { config, shape, output: outputShape, values: expected }) => {
    const pictures = input('pictures', shape);
    const values = Float32Array.from(noise(5, elementCount(shape)));
    const output = forward(className, config, [pictures]);
    expect(output.shape).toEqual(outputShape);
    const drawn = topologicalOrder([output]).filter(({ operation }) => operation === 'RandomUniform');
    const [actual] = evaluate([output], new Map([[pictures, values], ...drawn.map((leaf) => [leaf, new Float32Array(elementCount(leaf.shape)).fill(0.6)] as const)]));
    expected.forEach((value, index) => expect(Math.abs(actual![index]! - value), `element ${index}: ${actual![index]} here, ${value} in Keras`).toBeLessThan(TOLERANCE));
  });
});

describe('a picture is moved by chance', () => {
  const pictures = input('pictures', [1, 1, 4, 1]);

  it.each([[0, [2, 3, 4, 4]], [0.5, [1, 2, 3, 4]], [0.99999, [1, 1, 2, 3]]] as const)('from one end of the range to the other: %f', (number, expected) => {
    const output = forward('RandomTranslation', { height_factor: 0, width_factor: 0.25, fill_mode: 'nearest', interpolation: 'nearest' }, [pictures]);
    const drawn = topologicalOrder([output]).filter(({ operation }) => operation === 'RandomUniform');
    const [actual] = evaluate([output], new Map<Tensor, readonly number[]>([[pictures, [1, 2, 3, 4]], ...drawn.map((leaf) => [leaf, [number]] as const)]));
    expect([...actual!]).toEqual(expected);
  });

  it('while the model trains only', () => {
    expect(forward('RandomZoom', { height_factor: 0.5 }, [pictures], { training: false })).toBe(pictures);
  });

  it.each([
    ['RandomRotation', { factor: 2 }, /The "factor" of RandomRotation must be a number from -1 to 1, or two/],
    ['RandomZoom', { height_factor: 0.1, fill_mode: 'mirror' }, /The "fill_mode" of RandomZoom must be one of "reflect", "wrap", "nearest", "constant"/],
    ['RandomZoom', { height_factor: 0.1, interpolation: 'bicubic' }, /The "interpolation" of RandomZoom must be "bilinear" or "nearest"/],
  ])('and not by arguments that Keras refuses: %s %o', (className, config, message) => {
    expect(() => forward(className, config, [pictures])).toThrow(message);
  });
});
