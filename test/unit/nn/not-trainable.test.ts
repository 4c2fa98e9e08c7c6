import { describe, expect, it } from 'vitest';
import { initialState, NotTrainableError, trainingStep, type StepSettings } from '../../../src/nn/index.js';
import { unknown, type LayerSpec, type WeightSpec } from '../../../src/spec/index.js';
import { compileStep, object, sequential, type Call } from '../../support/keras.js';

const HIDDEN: readonly Call[] = [
  ['Dense', { units: 5, activation: 'tanh' }],
  ['Dense', { units: 3, activation: 'softmax' }],
];

function settings(layers: readonly Call[], compile: Parameters<typeof compileStep>[0] = {}): StepSettings {
  return {
    model: sequential([4], layers),
    compile: compileStep(compile),
    batchSize: 6,
    x: { type: 'float32', shape: [4] },
    y: { type: 'uint8', shape: [] },
  };
}

describe('what cannot be trained is refused in words', () => {
  const withLayer = (change: Partial<LayerSpec>): StepSettings => {
    const base = settings(HIDDEN);
    return {
      ...base,
      model: {
        ...base.model,
        layers: base.model.layers.map((layer) => (layer.id === 'dense' ? { ...layer, ...change } : layer)),
      },
    };
  };
  const dense = settings(HIDDEN).model.layers[0]!;
  const withWeights = (change: Partial<WeightSpec>): StepSettings =>
    withLayer({ weights: (dense.weights as readonly WeightSpec[]).map((weight) => ({ ...weight, ...change })) });

  it.each<[string, StepSettings, RegExp]>([
    [
      'a layer of Keras that is only read',
      withLayer({ className: 'RandomPerspective' }),
      /"dense" is of class RandomPerspective, which cannot be trained yet/,
    ],
    [
      'a layer of a class of the file',
      withLayer({ className: 'MyLayer' }),
      /"dense" is of class MyLayer, which is none of Keras.*a class that only calls the layer of Keras that it extends/,
    ],
    [
      'an argument that is not known',
      withLayer({ config: { ...dense.config, activation: unknown('it comes from a file') } }),
      /"activation" of the layer "dense" is not known: it comes from a file/,
    ],
    [
      'a regularizer of its own',
      withWeights({ regularizer: object(['GroupLasso']) }),
      /"dense" has a "GroupLasso", which cannot be trained yet.*L1, L2/,
    ],
    [
      'a regularizer of a negative factor',
      withWeights({ regularizer: object(['L2', { l2: -1 }]) }),
      /L2 of the layer "dense" cannot be used.*"l2" must be a number of 0 or more; it is -1/,
    ],
    [
      'a constraint of its own',
      withWeights({ constraint: object(['Symmetric']) }),
      /"dense" has a "Symmetric", which cannot be trained yet.*MaxNorm/,
    ],
    [
      'weights that are not known',
      withLayer({ weights: unknown('no input shape') }),
      /weights of the layer "dense" are not known: no input shape/,
    ],
    [
      'an activation of another kind',
      withLayer({ config: { ...dense.config, activation: object(['maxout']) } }),
      /"maxout" cannot be trained yet.*relu/,
    ],
    ['no loss', { ...settings(HIDDEN), compile: { ...compileStep({}), loss: null } }, /compile\(\) is given no loss/],
    [
      'a loss that is not known',
      settings(HIDDEN, { loss: 'sparse_crossentropy' }),
      /loss is not known: "sparse_crossentropy" is not a loss/,
    ],
    ['another loss', settings(HIDDEN, { loss: ['CTC', {}] }), /loss "CTC" cannot be trained yet.*MeanSquaredError/],
    [
      'another optimizer',
      settings(HIDDEN, { optimizer: ['Muon', {}] }),
      /optimizer "Muon" cannot be trained with yet.*SGD, Adam/,
    ],
    ['an optimizer that is not known', settings(HIDDEN, { optimizer: 'adm' }), /optimizer is not known: .*"Adam"/],
    [
      'two ways of clipping',
      settings(HIDDEN, { optimizer: ['SGD', { clipnorm: 1, clipvalue: 1 }] }),
      /Only one of "clipnorm", "clipvalue" and "global_clipnorm"/,
    ],
    [
      'gradients of half a step',
      settings(HIDDEN, { optimizer: ['SGD', { gradient_accumulation_steps: 1.5 }] }),
      /"gradient_accumulation_steps" must be a whole number from 2 up; it is 1.5/,
    ],
    [
      'class numbers for a loss of one-hot rows',
      settings(HIDDEN, { loss: 'categorical_crossentropy' }),
      /targets are single numbers, but the outputs have the shape \(3,\)\. If they are numbers of classes, use "sparse_categorical_crossentropy"/,
    ],
    [
      'targets of more numbers than there are outputs',
      { ...settings(HIDDEN, { loss: 'mse' }), y: { type: 'float32', shape: [5] } },
      /targets of shape \(5,\) cannot be compared with outputs of shape \(3,\)/,
    ],
    [
      'samples of another shape',
      { ...settings(HIDDEN), x: { type: 'uint8', shape: [28, 28] } },
      /takes samples of shape \(4,\), but those of the data have \(28, 28\)/,
    ],
  ])('%s', (_, one, message) => {
    expect(() => trainingStep(one)).toThrow(NotTrainableError);
    expect(() => trainingStep(one)).toThrow(message);
  });

  it('and names the layer, so that the editor can show where', () => {
    const train = (): unknown => trainingStep(withLayer({ className: 'RandomPerspective' }));
    expect(train).toThrow(expect.objectContaining({ layer: 'dense' }) as Error);
  });

  it('an initializer that is not known, when the weights are drawn', () => {
    const model = sequential([4], [['Dense', { units: 3, kernel_initializer: 'he_norml' }]]);
    expect(() => initialState(model, compileStep({}), 1)).toThrow(
      /initializer of "kernel" of the layer "dense" is not known.*"he_normal"/,
    );
  });
});
