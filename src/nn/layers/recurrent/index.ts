import type { LayerDefinition } from '../../definition.js';
import { plainCells } from './cells.js';
import { convLstms } from './conv-lstm.js';
import { gru } from './gru.js';
import { lstm } from './lstm.js';
import { rnn } from './rnn.js';
import { simpleRnn } from './simple-rnn.js';
import { stackedRnnCells } from './stacked-rnn-cells.js';

export { isRecurrent, type RecurrentDefinition } from './definition.js';
export { firstOutput } from './sequence.js';
export { outputMask } from './output-mask.js';
export { halves, outputsOf } from './walk.js';

/** The layers that walk along sequences, and their cells. */
export const recurrentLayers: readonly LayerDefinition[] = [
  simpleRnn,
  lstm,
  gru,
  rnn,
  ...convLstms,
  ...plainCells,
  stackedRnnCells,
];
