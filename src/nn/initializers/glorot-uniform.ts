import { namedScaling } from './scheme.js';

/** Even over ±√(6 / (fan-in + fan-out)) (Glorot and Bengio, 2010); the kernel initializer of Keras's layers by default. */
export const glorotUniform = namedScaling(
  { className: 'GlorotUniform', aliases: ['glorot_uniform'], scheme: 'glorot' },
  { scale: 1, mode: 'fan_avg', distribution: 'uniform' },
);
