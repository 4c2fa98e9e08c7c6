import { describe, expect, it } from 'vitest';
import { modelIn, names, parameters, read, shapes } from './support.js';

describe('imports', () => {
  const styles: readonly (readonly [string, string, string])[] = [
    ['import tensorflow as tf', 'tf.keras.Sequential', 'tf.keras.layers.'],
    ['import tensorflow', 'tensorflow.keras.models.Sequential', 'tensorflow.keras.layers.'],
    ['import keras', 'keras.Sequential', 'keras.layers.'],
    ['import tensorflow.keras as K', 'K.models.Sequential', 'K.layers.'],
    ['import tensorflow.keras.layers as L\nfrom tensorflow import keras', 'keras.Sequential', 'L.'],
    ['from tensorflow.keras import layers, models', 'models.Sequential', 'layers.'],
    ['from keras.layers import *\nfrom keras.models import *', 'Sequential', ''],
    ['from keras.models import *\nfrom keras.layers import *\nfrom keras.callbacks import *\nfrom keras.optimizers import *', 'Sequential', ''],
    ['from tensorflow.keras.models import Sequential as S\nfrom tensorflow.keras.layers import (Input, Dense,\n  Dropout)', 'S', ''],
    ['from keras.layers.core import Dense, Dropout\nfrom keras.layers import Input\nfrom keras.models import Sequential', 'Sequential', ''],
    ['from tensorflow.python.keras.layers import Dense, Dropout, Input\nfrom tensorflow.python.keras import Sequential', 'Sequential', ''],
    ['import tensorflow.compat.v1 as tf', 'tf.keras.Sequential', 'tf.keras.layers.'],
    ['try:\n    import keras\nexcept ImportError:\n    from tensorflow import keras', 'keras.Sequential', 'keras.layers.'],
    ['layers = __import__("x")\nfrom keras import layers\nimport keras', 'keras.Sequential', 'layers.'],
    ['# a fragment without imports', 'Sequential', ''],
  ];

  it.each(styles)('%s', (imports, sequential, prefix) => {
    const reading = read(`${imports}\nmodel = ${sequential}([${prefix}Input(shape=(4,)), ${prefix}Dense(3), ${prefix}Dropout(0.5)])\n`);
    expect(names(modelIn(reading))).toEqual(['dense Dense', 'dropout Dropout']);
    expect(parameters(modelIn(reading))).toMatchObject({ total: 15 });
  });

  it('of all names of a module give those that it has', () => {
    const stars = 'from keras.models import *\nfrom keras.backend import *\nfrom keras.layers import *\n';
    const reading = read(`${stars}x = Input((len([1, 2]),))\nmodel = Model(x, SReLU()(Dense(sorted([3, 2])[0])(x)))\nmodel.compile(optimizer=Adam())\n`);
    expect(names(modelIn(reading))).toEqual(['input_layer InputLayer', 'dense Dense', 's_re_lu SReLU']);
    expect(shapes(modelIn(reading)).slice(0, 2)).toEqual([[null, 2], [null, 2]]);
    expect(reading.plan.steps).toMatchObject([{ optimizer: { className: 'Adam' } }]);
  });

  it('give modules on which the file may set names of its own', () => {
    const reading = read('import tensorflow as tf\nfrom tensorflow import keras\ntf.model = keras.Sequential()\ntf.model.add(keras.layers.Dense(2, input_dim=3))\nif tf.size:\n    tf.other = tf.model\n');
    expect(parameters(modelIn(reading))).toMatchObject({ total: 8 });
  });

  it('of a module that is not read give unknown layers, and everything else is read', () => {
    const reading = read('import keras\nfrom mine import block\nmodel = keras.Sequential([keras.Input([4]), keras.layers.Dense(3), block(5)])\n');
    expect(names(modelIn(reading))).toEqual(['dense Dense', 'layer Layer']);
    expect(reading.plan.unknowns.map(({ reason }) => reason).join()).toContain('mine.block');
  });

  it('do not make a name of the file mean something of Keras', () => {
    const reading = read('from mine import Dense\nfrom keras import Sequential\nmodel = Sequential([Dense(3)])\n');
    expect(names(modelIn(reading))).toEqual(['layer Layer']);
  });
});
