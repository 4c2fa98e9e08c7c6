import { describe, expect, it } from 'vitest';
import { layers, NotTrainableError, trainingStep } from '../../../src/nn/index.js';
import { compileStep, sequential } from '../../support/keras.js';

/** The classes that are read and not trained, and why. */
const notTrained: Readonly<Record<string, readonly string[]>> = {
  'it stands for the data': ['InputLayer'],
  'what they compute is given by the file or by another layer': ['Lambda', 'Pipeline'],
  'they are steps of a recurrent layer, which trains': ['GRUCell', 'LSTMCell', 'SimpleRNNCell', 'StackedRNNCells'],
  'they work on words and on numbers of categories': ['HashedCrossing', 'Hashing', 'IntegerLookup', 'StringLookup', 'TextVectorization'],
  'they work on sound': ['MelSpectrogram', 'STFTSpectrogram'],
  'they change pictures by chance': [
    'AugMix',
    'ContrastLimitedAdaptiveHistogramEqualization',
    'CutMix',
    'Equalization',
    'MaxNumBoundingBoxes',
    'MixUp',
    'RandAugment',
    'RandomColorJitter',
    'RandomElasticTransform',
    'RandomErasing',
    'RandomGaussianBlur',
    'RandomHeight',
    'RandomPerspective',
    'RandomWidth',
  ],
};

describe('every layer of the catalogue', () => {
  const untrained = layers.entries.filter((definition) => definition.forward === undefined).map(({ className }) => className);

  it('trains, but for those that are listed', () => {
    const listed = Object.values(notTrained).flat().filter((name) => layers.find(name) !== undefined);
    expect([...untrained].sort()).toEqual(listed.sort());
  });

  it.each(untrained.filter((name) => name !== 'InputLayer'))('says so by its name where it does not: %s', (className) => {
    const { layers: [flatten, ...others], ...model } = sequential([4], [['Flatten'], ['Dense', { units: 3, activation: 'softmax' }]]);
    const settings = {
      model: { ...model, layers: [{ ...flatten!, className }, ...others] },
      compile: compileStep({}),
      batchSize: 2,
      x: { type: 'float32', shape: [4] },
      y: { type: 'int32', shape: [] },
    } as const;
    expect(() => trainingStep(settings)).toThrow(NotTrainableError);
    expect(() => trainingStep(settings)).toThrow(`is of class ${className}, which cannot be trained yet`);
  });
});
