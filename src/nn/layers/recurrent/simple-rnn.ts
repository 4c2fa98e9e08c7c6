import {
  activation,
  dropouts,
  initializers,
  layerPenalties,
  seed,
  sequence,
  units,
  unroll,
  useBias,
} from './parameters.js';
import { recurrentLayer } from './recurrent-layer.js';
import { simpleRnnCell } from './simple-rnn-cell.js';

export const simpleRnn = recurrentLayer('SimpleRNN', simpleRnnCell, [
  units,
  activation,
  useBias,
  ...initializers,
  ...layerPenalties,
  ...dropouts,
  ...sequence,
  unroll,
  seed,
]);
