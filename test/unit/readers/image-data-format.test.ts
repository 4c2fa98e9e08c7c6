import { describe, expect, it } from 'vitest';
import { keras, modelIn, read, shapes } from './support.js';

const picture = [
  'x = keras.Input((3, 28, 20))',
  'y = layers.Conv2D(4, 5)(x)',
  'y = layers.MaxPooling2D()(y)',
  'model = keras.Model(x, layers.GlobalAveragePooling2D()(layers.Conv2D(2, 1, data_format="channels_last")(y)))',
];

describe('set_image_data_format()', () => {
  it('is for all layers after it that do not say it themselves', () => {
    // Checked with Keras 3.15.
    const model = modelIn(read(keras('keras.backend.set_image_data_format("channels_first")', ...picture)));
    expect(shapes(model)).toEqual([[null, 3, 28, 20], [null, 4, 24, 16], [null, 4, 12, 8], [null, 4, 12, 2], [null, 4]]);
  });

  it('is what image_data_format() gives', () => {
    const asks = 'x = keras.Input((3, 8, 8) if keras.backend.image_data_format() == "channels_first" else (8, 8, 3))';
    const made = [asks, 'model = keras.Model(x, layers.Flatten()(x))'];
    expect(shapes(modelIn(read(keras(...made))))[0]).toEqual([null, 8, 8, 3]);
    expect(shapes(modelIn(read(keras('from keras import backend as K', 'K.set_image_data_format("channels_first")', ...made))))[0]).toEqual([null, 3, 8, 8]);
  });

  it('leaves shapes unknown where it is not known', () => {
    const model = modelIn(read(keras('import elsewhere', 'if elsewhere.theano: keras.backend.set_image_data_format("channels_first")', ...picture)));
    expect(shapes(model)[1]).toContain('elsewhere');
  });
});
