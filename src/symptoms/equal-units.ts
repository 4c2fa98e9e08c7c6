import { isUnknown, type LayerSpec, type ModelSpec } from '../spec/index.js';

/** Initializers that give every unit of a layer the same weights. */
const alike: ReadonlySet<string> = new Set(['Zeros', 'Ones', 'Constant']);

/** Layers that treat all units alike, and none by chance. */
const passing: ReadonlySet<string> = new Set(['Activation', 'ReLU', 'LeakyReLU', 'ELU', 'BatchNormalization', 'LayerNormalization']);

/**
 * The ids of the dense layers whose units all start equal, and get equal gradients, since the next dense layer starts with
 * equal weights, too: whatever is learned, they stay equal, and the layer is worth one unit. Nothing that comes by chance,
 * as dropout, or from anywhere else may lie between them.
 */
export function layersOfEqualUnits({ layers, outputs }: ModelSpec): string[] {
  return layers
    .filter(
      (layer) => startsAlike(layer) && unitsOf(layer) > 1 && !outputs.some((output) => output.layer === layer.id) && leadsToLikes(layer, layers),
    )
    .map(({ id }) => id);
}

/** Whether the next layer with weights of its own for every unit, and nothing else, takes what comes out of a layer, and starts with equal ones. */
function leadsToLikes(layer: LayerSpec, layers: readonly LayerSpec[]): boolean {
  let next = onlyConsumer(layer, layers);
  while (next !== null && passing.has(next.className)) next = onlyConsumer(next, layers);
  return next !== null && startsAlike(next);
}

function startsAlike({ className, weights }: LayerSpec): boolean {
  if (className !== 'Dense' || isUnknown(weights)) return false;
  return weights.length > 0 && weights.every(({ initializer }) => !isUnknown(initializer) && alike.has(initializer.className));
}

const unitsOf = ({ config: { units } }: LayerSpec): number => (typeof units === 'number' ? units : 0);

/** The layer that alone takes what comes out of one, and nothing else, each called once; null where there is none, or several. */
function onlyConsumer({ id, calls }: LayerSpec, layers: readonly LayerSpec[]): LayerSpec | null {
  const [next, ...others] = layers.filter((layer) => layer.calls.some(({ inputs }) => inputs.some(({ layer: from }) => from === id)));
  const isAlone = others.length === 0 && calls.length === 1 && next?.calls.length === 1 && next.calls[0]?.inputs.length === 1;
  return next !== undefined && isAlone ? next : null;
}
