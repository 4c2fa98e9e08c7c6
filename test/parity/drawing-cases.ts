import type { Call } from '../support/keras.js';
import type { TrainingCase } from './training-case.js';

/** Layers that draw random numbers, so that Keras is no oracle for a run of them; both engines draw the same ones. */
const vectors: readonly Call[] = [
  ['Dropout', { rate: 0.4 }],
  ['AlphaDropout', { rate: 0.4 }],
  ['GaussianNoise', { stddev: 0.3 }],
  ['GaussianDropout', { rate: 0.4 }],
  ['Activation', { activation: { kind: 'object', className: 'Addons>rrelu', config: {}, given: [] } }],
];

const pictures: readonly Call[] = [
  ['SpatialDropout2D', { rate: 0.4 }],
  ['AutoContrast', { value_range: [0, 1] }],
  ['RandomBrightness', { factor: 0.3, value_range: [0, 1] }],
  ['RandomColorDegeneration', { factor: 0.5, value_range: [0, 1] }],
  ['RandomContrast', { factor: 0.3, value_range: [0, 1] }],
  ['RandomCrop', { height: 4, width: 3 }],
  ['RandomFlip', {}],
  ['RandomGrayscale', { factor: 0.5 }],
  ['RandomHue', { factor: 0.3, value_range: [0, 1] }],
  ['RandomInvert', { factor: 0.5, value_range: [0, 1] }],
  ['RandomPosterization', { factor: 3, value_range: [0, 1] }],
  ['RandomRotation', { factor: 0.2 }],
  ['RandomSaturation', { factor: 0.5, value_range: [0, 1] }],
  ['RandomSharpness', { factor: 0.5, value_range: [0, 1] }],
  ['RandomShear', { x_factor: 0.2, y_factor: 0.2 }],
  ['RandomTranslation', { height_factor: 0.3, width_factor: 0.3 }],
  ['RandomZoom', { height_factor: 0.3 }],
  ['Solarization', { addition_factor: 0.2, threshold_factor: 0.5, value_range: [0, 1] }],
];

/** Runs of each of them that both engines are to agree on. */
export function drawingCases(): readonly TrainingCase[] {
  return [
    ...vectors.map((layer) => caseOf(layer, [6])),
    caseOf(['SpatialDropout1D', { rate: 0.4 }], [5, 4]),
    caseOf(['SpatialDropout3D', { rate: 0.4 }], [3, 3, 3, 2]),
    ...pictures.map((layer) => caseOf(layer, [6, 5, 3])),
  ];
}

function caseOf(layer: Call, inputShape: readonly number[]): TrainingCase {
  return {
    name: `drawing: ${layer[0]}`,
    inputShape,
    outputs: 3,
    batchSize: 8,
    targets: 'classes',
    layers: [layer, ['Flatten'], ['Dense', { units: 3, activation: 'softmax' }]],
    optimizer: ['SGD', { learning_rate: 0.1 }],
    loss: 'sparse_categorical_crossentropy',
    metrics: [],
    steps: {},
    evaluation: {},
    weights: [],
  };
}
