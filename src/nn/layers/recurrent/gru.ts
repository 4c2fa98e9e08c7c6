import { gruCell } from './gru-cell.js';
import {
  activation,
  dropouts,
  initializers,
  layerPenalties,
  recurrentActivation,
  resetAfter,
  seed,
  sequence,
  units,
  unroll,
  useBias,
  useCudnn,
} from './parameters.js';
import { recurrentLayer } from './recurrent-layer.js';

export const gru = recurrentLayer('GRU', gruCell, [
  units,
  activation,
  recurrentActivation,
  useBias,
  ...initializers,
  ...layerPenalties,
  ...dropouts,
  seed,
  ...sequence,
  unroll,
  resetAfter,
  useCudnn,
]);
