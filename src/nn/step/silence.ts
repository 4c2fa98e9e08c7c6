import { add, cast, elementCount, equal, greaterOrEqual, input, multiply, reduceMax, absolute, reduceMean, type StateVariable, type Tensor } from '../../graph/index.js';
import { isConfigObject, isUnknown, type LayerSpec, type ModelSpec } from '../../spec/index.js';
import { argument } from '../argument.js';
import type { InitialValue } from './state.js';

/** In how many observed batches in a row a unit must say nothing, for any sample at any place, to count as dead. */
export const SILENT_BATCHES = 4;

/** The functions whose units are exactly 0 where they let nothing through. */
const shutting: ReadonlySet<string> = new Set(['relu', 'relu6']);

/** The name of the variable that counts, for each unit of a layer, the observed batches since it last said something. */
export const silenceName = ({ id }: Pick<LayerSpec, 'id'>): string => `${id}/silence`;

/** How many units of a layer can die, which is what is counted of them; null where none can, or it is not known how many there are. */
export function countedUnits(layer: LayerSpec): number | null {
  const [call, ...others] = layer.calls;
  if (!canShut(layer) || call === undefined || others.length > 0 || isUnknown(call.outputShape)) return null;
  return call.outputShape.length < 2 ? null : (call.outputShape[unitAxis(layer, call.outputShape.length)] ?? null);
}

/**
 * What observations remember from one to the next, before the first one: for an engine's state, beside `initialState`.
 */
export function observationState({ layers }: ModelSpec): Map<string, InitialValue> {
  return new Map(
    layers.flatMap((layer): [string, InitialValue][] => {
      const units = countedUnits(layer);
      return units === null ? [] : [[silenceName(layer), { shape: [units], values: new Float32Array(units) }]];
    }),
  );
}

/** The count of silent batches of a layer's units, and the fraction of them that are dead; null where they are not counted. */
export function silenceOf(layer: LayerSpec, output: Tensor): { readonly variable: StateVariable; readonly dead: Tensor } | null {
  const units = countedUnits(layer);
  const axis = unitAxis(layer, output.shape.length);
  if (units === null || output.shape[axis] !== units || elementCount(output.shape) === 0) return null;
  const others = output.shape.flatMap((_, each) => (each === axis ? [] : [each]));
  const isSilent = cast(equal(reduceMax(absolute(output), others), 0), 'float32');
  const name = silenceName(layer);
  const read = input(name, [units]);
  const next = multiply(isSilent, add(read, 1));
  return { variable: { name, shape: [units], read, next }, dead: reduceMean(cast(greaterOrEqual(next, SILENT_BATCHES), 'float32')) };
}

function canShut({ className, config }: LayerSpec): boolean {
  if (className === 'ReLU') return argument(config, 'negative_slope') === 0 && argument(config, 'threshold') === 0;
  const { activation } = config;
  return isConfigObject(activation) && shutting.has(activation.className) && !('recurrent_activation' in config);
}

const unitAxis = ({ config }: LayerSpec, rank: number): number => (config['data_format'] === 'channels_first' ? 1 : rank - 1);
