import { Catalogue } from '../catalogue.js';
import type { ActivationDefinition } from './definition.js';
import { elu } from './elu.js';
import { leakyRelu } from './leaky-relu.js';
import { linear } from './linear.js';
import { relu } from './relu.js';
import { selu } from './selu.js';
import { sigmoid } from './sigmoid.js';
import { softmax } from './softmax.js';
import { tanh } from './tanh.js';

/** Every activation that `keras.activations.get` finds by name. */
export const activations = new Catalogue<ActivationDefinition>([
  linear,
  relu,
  leakyRelu,
  elu,
  selu,
  tanh,
  sigmoid,
  softmax,
]);
