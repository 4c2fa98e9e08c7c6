import * as l10n from '@vscode/l10n';
import { isUnknown, type LayerSpec, type ModelSpec } from '../../spec/index.js';
import { weightName } from '../../nn/index.js';
import { SavingError } from '../errors.js';
import { UniqueNames } from './names.js';
import { partOf } from './parts.js';

/** A weight and its place in a `.weights.h5` file. */
export interface PlacedWeight {
  /** Its name in an engine's state. */
  readonly name: string;
  /** `layers/dense/vars/0` */
  readonly path: string;
  readonly shape: readonly number[];
  /** For people: "kernel of dense_1". */
  readonly title: string;
}

/** A thing that Keras writes its name beside: a model, a layer. */
export interface NamedGroup {
  /** `layers/dense/vars` */
  readonly path: string;
  readonly name: string;
}

export interface Places {
  readonly weights: readonly PlacedWeight[];
  readonly groups: readonly NamedGroup[];
}

/**
 * Where Keras keeps the weights of a model: the layers of a Sequential or functional model in their order, named by their
 * classes (keras/src/saving/saving_lib.py); a layer that is used in several places stands at the first.
 * @throws SavingError naming the layer whose place or weights are not known.
 */
export function placesOf(model: ModelSpec, models: readonly ModelSpec[]): Places {
  const places = new PlaceFinder(models);
  places.model(model, '');
  return places;
}

class PlaceFinder implements Places {
  readonly weights: PlacedWeight[] = [];
  readonly groups: NamedGroup[] = [];
  private readonly visited = new Set<string>();

  constructor(private readonly models: readonly ModelSpec[]) {}

  model(model: ModelSpec, path: string): void {
    if (this.visited.has(model.id)) return;
    this.visited.add(model.id);
    if (model.className === 'Subclassed' || hasOwnWeights(model)) {
      throw new SavingError(l10n.t('The model "{0}" is a class of its own, whose weights Keras files under names of attributes. Save Sequential and functional models.', model.name));
    }
    this.groups.push({ path: join(path, 'vars'), name: model.name });
    const names = new UniqueNames();
    for (const layer of model.layers) {
      if (layer.isFunction !== true) this.layer(layer, join(path, `layers/${names.of(layer.className)}`));
    }
  }

  private layer(layer: LayerSpec, path: string): void {
    const inner = this.models.find(({ id }) => id === layer.id);
    if (inner !== undefined) {
      this.model(inner, path);
      return;
    }
    if (this.visited.has(layer.id)) return;
    this.visited.add(layer.id);
    if (isUnknown(layer.weights)) {
      throw new SavingError(l10n.t('The weights of the layer "{0}" are not known: {1}', layer.name, layer.weights.reason));
    }
    this.groups.push({ path: join(path, 'vars'), name: layer.name });
    const counts = new Map<string, number>();
    for (const spec of layer.weights) {
      const { folder } = partOf(layer.className, layer.config, spec.name);
      const index = counts.get(folder) ?? 0;
      counts.set(folder, index + 1);
      this.weights.push({
        name: weightName(layer, spec.name),
        path: join(join(path, folder), `vars/${index}`),
        shape: spec.shape,
        title: `${layer.name}/${spec.name}`,
      });
    }
  }
}

const join = (path: string, name: string): string => [path, name].filter((part) => part !== '').join('/');

function hasOwnWeights({ weights }: ModelSpec): boolean {
  return weights !== undefined && (isUnknown(weights) || weights.length > 0);
}
