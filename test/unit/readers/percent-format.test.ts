import { describe, expect, it } from 'vitest';
import { isUnknown } from '../../../src/spec/index.js';
import { keras, modelIn, read } from './support.js';

/** The unit of a layer that is as long as a text, and the name that it has, where the text is known. */
function written(text: string): string {
  const model = modelIn(read(keras('import elsewhere, string', `text = ${text}`, 'model = keras.Sequential([layers.Dense(len(text), name=text)])')));
  const [layer] = model.layers;
  return isUnknown(layer?.config['units']) ? 'unknown' : (layer?.name ?? '');
}

describe('a text that % fills in', () => {
  // What Python prints.
  it.each([
    ['"c%d" % (3 + 1)', 'c4'],
    ['"block%d_conv%d" % (2, 3)', 'block2_conv3'],
    ['"%s_%i" % ("stage", 7)', 'stage_7'],
    ['"%03d|%3d|%-3d|" % (5, 5, 5)', '005|  5|5  |'],
    ['"%.2f and %f" % (0.125, 2)', '0.12 and 2.000000'],
    ['"%d%% of %5s" % (50, "ab")', '50% of    ab'],
    ['"%(name)s_%(number)d" % {"name": "dense", "number": 2}', 'dense_2'],
    ['"%s" % 0.5', '0.5'],
  ])('%s', (text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it.each(['"%d" % elsewhere.number()', '"%s_%d" % ("a", elsewhere.number())', '"%d_%d" % 3', '"%x" % 255', '"%d" % "a"'])('%s is not known', (text) => {
    expect(written(text)).toBe('unknown');
  });
});

describe('the letters of the module string', () => {
  it.each([['string.digits + string.ascii_uppercase', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'], ['string.ascii_letters[24:28]', 'yzAB']])('%s', (text, expected) => {
    expect(written(text)).toBe(expected);
  });

  it('are a hundred where they are printable', () => {
    const model = modelIn(read(keras('import string', 'model = keras.Sequential([layers.Dense(len(string.printable))])')));
    expect(model.layers[0]?.config['units']).toBe(100);
  });
});
