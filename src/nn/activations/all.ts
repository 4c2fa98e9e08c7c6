import { Catalogue } from '../catalogue.js';
import type { ActivationDefinition } from './definition.js';
import { celu } from './celu.js';
import { elu } from './elu.js';
import { exponential } from './exponential.js';
import { gelu } from './gelu.js';
import { hardShrink } from './hard-shrink.js';
import { hardSigmoid } from './hard-sigmoid.js';
import { hardSilu } from './hard-silu.js';
import { hardTanh } from './hard-tanh.js';
import { leakyRelu } from './leaky-relu.js';
import { linear } from './linear.js';
import { logSigmoid } from './log-sigmoid.js';
import { logSoftmax } from './log-softmax.js';
import { mish } from './mish.js';
import { relu } from './relu.js';
import { relu6 } from './relu6.js';
import { rrelu } from './rrelu.js';
import { selu } from './selu.js';
import { sigmoid } from './sigmoid.js';
import { silu } from './silu.js';
import { softShrink } from './soft-shrink.js';
import { softmax } from './softmax.js';
import { softplus } from './softplus.js';
import { softsign } from './softsign.js';
import { sparsePlus } from './sparse-plus.js';
import { sparseSigmoid } from './sparse-sigmoid.js';
import { squareplus } from './squareplus.js';
import { step } from './step.js';
import { tanh } from './tanh.js';
import { tanhShrink } from './tanh-shrink.js';

/**
 * Every activation that `keras.activations.get` finds by name; and those that Keras lacks, by names of the form that it
 * gives to registered functions, `package>name`.
 */
export const activations = new Catalogue<ActivationDefinition>([
  linear,
  relu,
  leakyRelu,
  relu6,
  elu,
  selu,
  celu,
  gelu,
  silu,
  mish,
  softplus,
  squareplus,
  sparsePlus,
  hardSilu,
  tanh,
  sigmoid,
  softsign,
  hardTanh,
  hardSigmoid,
  sparseSigmoid,
  logSigmoid,
  exponential,
  tanhShrink,
  softShrink,
  hardShrink,
  softmax,
  logSoftmax,
  rrelu,
  step,
]);
