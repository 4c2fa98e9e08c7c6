import type { ObjectFamily } from '../objects.js';

/** Names of modules that mean one thing in code that leaves its imports out. */
export const customaryModules: Readonly<Partial<Record<string, string>>> = {
  tf: 'tensorflow',
  tensorflow: 'tensorflow',
  keras: 'keras',
  layers: 'keras.layers',
  models: 'keras.models',
  optimizers: 'keras.optimizers',
  losses: 'keras.losses',
  metrics: 'keras.metrics',
  callbacks: 'keras.callbacks',
  initializers: 'keras.initializers',
  regularizers: 'keras.regularizers',
  activations: 'keras.activations',
  np_utils: 'keras.utils',
  K: 'keras.backend',
  mnist: 'keras.datasets.mnist',
  fashion_mnist: 'keras.datasets.fashion_mnist',
  cifar10: 'keras.datasets.cifar10',
  cifar100: 'keras.datasets.cifar100',
  boston_housing: 'keras.datasets.boston_housing',
};

/** Families whose classes code uses without an import, in the order they are looked through. */
export const customaryFamilies: readonly ObjectFamily[] = ['optimizer', 'callback', 'initializer', 'loss', 'schedule'];
