import { Catalogue } from '../catalogue.js';
import { constant } from './constant.js';
import type { InitializerDefinition } from './definition.js';
import { glorotNormal } from './glorot-normal.js';
import { glorotUniform } from './glorot-uniform.js';
import { heNormal } from './he-normal.js';
import { heUniform } from './he-uniform.js';
import { identity } from './identity.js';
import { lecunNormal } from './lecun-normal.js';
import { lecunUniform } from './lecun-uniform.js';
import { ones } from './ones.js';
import { orthogonal } from './orthogonal.js';
import { randomNormal } from './random-normal.js';
import { randomUniform } from './random-uniform.js';
import { truncatedNormal } from './truncated-normal.js';
import { unitForgetBias } from './unit-forget-bias.js';
import { varianceScaling } from './variance-scaling.js';
import { zeros } from './zeros.js';

export * from './definition.js';
export * from './fans.js';

/** Every initializer that `keras.initializers.get` finds by name. */
export const initializers = new Catalogue<InitializerDefinition>([
  glorotUniform,
  glorotNormal,
  heUniform,
  heNormal,
  lecunUniform,
  lecunNormal,
  varianceScaling,
  randomNormal,
  randomUniform,
  truncatedNormal,
  orthogonal,
  identity,
  zeros,
  ones,
  constant,
]);

const forLstmBias = unitForgetBias((className) => initializers.find(className));

/** The initializer of a weight: one of Keras's, or that of the bias of an LSTM, which has no name in Keras. */
export function findInitializer(className: string): InitializerDefinition | undefined {
  return className === forLstmBias.className ? forLstmBias : initializers.find(className);
}
