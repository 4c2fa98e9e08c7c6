import type { Rule } from '../../rule.js';
import { embeddingIndexOutOfRange } from './embedding-index-out-of-range.js';
import { inputChannelOrder } from './input-channel-order.js';
import { inputShapeMismatch } from './input-shape-mismatch.js';
import { kernelLargerThanInput } from './kernel-larger-than-input.js';
import { layerShapeMismatch } from './layer-shape-mismatch.js';
import { missingFlatten } from './missing-flatten.js';
import { numberOfArrays } from './number-of-arrays.js';

/** Rules about what cannot run: shapes that do not fit, said before anything runs. */
export const shapeRules: readonly Rule[] = [
  layerShapeMismatch,
  kernelLargerThanInput,
  inputChannelOrder,
  inputShapeMismatch,
  missingFlatten,
  embeddingIndexOutOfRange,
  numberOfArrays,
];
