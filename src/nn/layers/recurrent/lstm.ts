import { lstmCell } from './lstm-cell.js';
import {
  activation,
  dropouts,
  initializers,
  layerPenalties,
  recurrentActivation,
  seed,
  sequence,
  unitForgetBias,
  units,
  unroll,
  useBias,
  useCudnn,
} from './parameters.js';
import { recurrentLayer } from './recurrent-layer.js';

export const lstm = recurrentLayer('LSTM', lstmCell, [
  units,
  activation,
  recurrentActivation,
  useBias,
  ...initializers,
  unitForgetBias,
  ...layerPenalties,
  ...dropouts,
  seed,
  ...sequence,
  unroll,
  useCudnn,
]);
