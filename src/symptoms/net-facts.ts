import { isConfigObject, isUnknown, type CompileStep, type LayerSpec, type ModelSpec } from '../spec/index.js';

/** What advice goes by, so that it suits a net. */
export interface NetFacts {
  /** The class of the optimizer; null where it is not known. */
  readonly optimizer: string | null;
  readonly isClipped: boolean;
  /** Of SGD and RMSprop; 0 where there is none. */
  readonly momentum: number;
  /** Whether any layer normalizes. */
  readonly isNormalized: boolean;
  /** Whether it has recurrent layers or attention, where statistics of a batch do not suit. */
  readonly hasSequences: boolean;
  readonly hasDropout: boolean;
  readonly hasPenalties: boolean;
  /** The names of the activations of its hidden layers. */
  readonly hiddenActivations: ReadonlySet<string>;
  /** Whether its outputs are probabilities, made by softmax or sigmoid. */
  readonly givesProbabilities: boolean;
  /** Whether any kernel is drawn at a scale that does not follow the number of its inputs. */
  readonly drawsAtFixedScale: boolean;
  /** Whether any kernel starts at numbers that are all alike. */
  readonly drawsNothing: boolean;
  /** Whether biases of hidden layers start below 0. */
  readonly startsShut: boolean;
  /** Whether its first layer scales what comes in, or makes numbers of words. */
  readonly scalesInputs: boolean;
  /** Whether its first layer looks up what comes in, so that near numbers mean nothing alike. */
  readonly readsWords: boolean;
}

const normalizing: ReadonlySet<string> = new Set(['BatchNormalization', 'LayerNormalization', 'GroupNormalization', 'UnitNormalization']);
const sequential: ReadonlySet<string> = new Set(['SimpleRNN', 'RNN', 'LSTM', 'GRU', 'Bidirectional', 'ConvLSTM1D', 'ConvLSTM2D', 'ConvLSTM3D', 'Attention', 'AdditiveAttention', 'MultiHeadAttention', 'GroupQueryAttention']);
const lookingUp: ReadonlySet<string> = new Set(['Embedding', 'TextVectorization', 'StringLookup', 'IntegerLookup', 'CategoryEncoding', 'Hashing', 'HashedCrossing']);
const scaling: ReadonlySet<string> = new Set([...normalizing, ...lookingUp, 'Rescaling', 'Normalization', 'Discretization']);
/** Layers that leave the size of what comes in as it is. */
const passing: ReadonlySet<string> = new Set(['InputLayer', 'Flatten', 'Reshape', 'Permute', 'Resizing', 'CenterCrop', 'RandomCrop', 'RandomFlip', 'RandomRotation', 'RandomTranslation', 'RandomZoom', 'RandomContrast', 'ZeroPadding2D', 'Dropout']);
/** Initializers of a scale of their own. */
const fixedScale: ReadonlySet<string> = new Set(['RandomNormal', 'RandomUniform', 'TruncatedNormal']);
const constant: ReadonlySet<string> = new Set(['Zeros', 'Ones', 'Constant']);

/** What there is to know of a model, with all its layers, and of how it is compiled. */
export function netFacts(model: ModelSpec, { optimizer }: CompileStep): NetFacts {
  const outputs = new Set(model.outputs.map(({ layer }) => layer));
  const hidden = model.layers.filter(({ id }) => !outputs.has(id));
  const has = (names: ReadonlySet<string>): boolean => model.layers.some(({ className }) => names.has(className));
  const drawn = model.layers.flatMap(kernelInitializers);
  const config = isUnknown(optimizer) ? {} : optimizer.config;
  const first = model.layers.find(({ className }) => !passing.has(className))?.className ?? '';
  return {
    optimizer: isUnknown(optimizer) ? null : optimizer.className,
    isClipped: ['clipnorm', 'clipvalue', 'global_clipnorm'].some((name) => typeof config[name] === 'number'),
    momentum: typeof config['momentum'] === 'number' ? config['momentum'] : 0,
    isNormalized: has(normalizing),
    hasSequences: has(sequential),
    hasDropout: model.layers.some(({ className }) => className.endsWith('Dropout')),
    hasPenalties: hasPenalties(model),
    hiddenActivations: new Set(hidden.flatMap((layer) => activationOf(layer) ?? [])),
    givesProbabilities: model.layers.some((layer) => outputs.has(layer.id) && ['softmax', 'sigmoid'].includes(activationOf(layer) ?? '')),
    drawsAtFixedScale: drawn.some((name) => fixedScale.has(name)),
    drawsNothing: drawn.some((name) => constant.has(name)),
    startsShut: hidden.some(({ config: { bias_initializer: bias } }) => isConfigObject(bias) && typeof bias.config['value'] === 'number' && bias.config['value'] < 0),
    scalesInputs: scaling.has(first),
    readsWords: lookingUp.has(first),
  };
}

/** The name of a layer's activation, `relu`; null where it has none, or none of its own. */
export function activationOf({ className, config }: LayerSpec): string | null {
  if (className === 'ReLU') return 'relu';
  const { activation } = config;
  return isConfigObject(activation) && !('recurrent_activation' in config) ? activation.className : null;
}

/** Whether the loss has anything in it that is not of the predictions. */
export function hasPenalties({ layers }: ModelSpec): boolean {
  return layers.some(({ config, weights, className }) => {
    if (className === 'ActivityRegularization' || isConfigObject(config['activity_regularizer'])) return true;
    return isUnknown(weights) || weights.some(({ regularizer }) => regularizer !== null);
  });
}

function kernelInitializers({ weights }: LayerSpec): string[] {
  if (isUnknown(weights)) return [];
  return weights.flatMap(({ shape, trainable, initializer }) => (trainable && shape.length >= 2 && !isUnknown(initializer) ? [initializer.className] : []));
}
