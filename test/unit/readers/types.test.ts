import { describe, expect, it } from 'vitest';
import { isUnknown } from '../../../src/spec/index.js';
import { keras, modelIn, names, read } from './support.js';

/** The number of units of a layer that the file chooses by a condition. */
function chosenBy(condition: string, ...before: string[]): unknown {
  const [layer] = modelIn(read(keras(...before, `model = keras.Sequential([layers.Dense(1 if ${condition} else 2)])`)), 'model').layers;
  const units = layer?.config['units'];
  return isUnknown(units) ? 'unknown' : units;
}

describe('the class of a value', () => {
  it('picks layers by what they are', () => {
    const reading = read(keras(
      'base = keras.Sequential([keras.Input((8, 8, 3)), layers.Conv2D(4, 3), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(2)])',
      'seen = keras.Model(base.inputs, [layer.output for layer in base.layers if type(layer) in [layers.Convolution2D, layers.MaxPool2D]])',
    ));
    expect(names(modelIn(reading, 'seen')).slice(1)).toEqual(['conv2d Conv2D', 'max_pooling2d MaxPooling2D']);
  });

  it.each([
    ['type(layer) == layers.Dense', 1],
    ['type(layer) is layers.Conv2D', 2],
    ['layer.__class__ != layers.Dense', 2],
    ['layer.__class__.__name__ == "Dense"', 1],
    ['type(own) == Own', 1],
    ['type(own) == layers.Dense', 2],
    ['own.__class__.__name__ == "Own"', 1],
    ['type([3]) == list', 1],
    ['type((3,)) == list', 2],
    ['type(3) is int', 1],
    ['type(elsewhere.thing()) == list', 'unknown'],
    ['type(layer) == elsewhere.Dense', 'unknown'],
  ])('is compared in %s', (condition, units) => {
    expect(chosenBy(condition, 'import elsewhere', 'class Own(layers.Dense): pass', 'layer = layers.Dense(3)', 'own = Own(4)')).toBe(units);
  });
});
