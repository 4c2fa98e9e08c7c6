import type { DashboardLayer } from '../../src/protocol/index.js';

/** What two layers are compared by. */
type Named = Pick<DashboardLayer, 'name' | 'className'>;

/** The name that Keras gives a layer of a class, before its number: `MultiHeadAttention` is `multi_head_attention` (keras/src/utils/naming.py). */
function automaticName(className: string): string {
  return className
    .replaceAll(/\W+/g, '')
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** Whether Keras named it: such names count the layers of a class over a whole program, and say nothing of their place in a model. */
function isNamedByKeras({ name, className }: Named): boolean {
  const stem = automaticName(className);
  return name === stem || (name.startsWith(`${stem}_`) && /^\d+$/.test(name.slice(stem.length + 1)));
}

/**
 * The layer of another model that stands for one of this model: the one of the same name where people gave it, else the
 * one at the same place among the layers of its class that Keras named.
 * @param layers of its model, in their order.
 * @param others those of the other model.
 */
export function sameLayer<Other extends Named>(layer: Named, layers: readonly Named[], others: readonly Other[]): Other | undefined {
  if (!isNamedByKeras(layer)) return others.find(({ name }) => name === layer.name);
  const isLike = (other: Named): boolean => other.className === layer.className && isNamedByKeras(other);
  const place = layers.filter(isLike).findIndex(({ name }) => name === layer.name);
  return others.filter(isLike)[place];
}
