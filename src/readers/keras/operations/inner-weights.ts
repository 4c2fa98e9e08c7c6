import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type WeightSpec } from '../../../spec/index.js';
import type { Inference, Operation } from './operation.js';

/** Things of more weights than this, those inside counted at every use, are not followed. */
const maximumWeights = 20_000;

/** A part of a layer or a model: its name, what it makes, and who holds the weights that are its own. */
export interface WeighedPart {
  readonly name: string;
  readonly inference: Pick<Inference, 'weights'>;
  readonly owner?: WeightSpec['owner'];
}

/** A part as its weights are counted. */
export function weighedPart({ id, name, trainability }: Operation, inference: Pick<Inference, 'weights'>): WeighedPart {
  return { name, inference, owner: { layer: id, trainable: trainability?.atFirst ?? true } };
}

/** The weights of parts as those of one layer: names with their part's in front, and those of a shared layer once. */
export function innerWeights(parts: readonly WeighedPart[]): Inference['weights'] {
  const weights: WeightSpec[] = [];
  const counted = new Set<string>();
  for (const { name, inference, owner } of parts) {
    if (isUnknown(inference.weights)) return inference.weights;
    if (weights.length + inference.weights.length > maximumWeights) return unknown(l10n.t('The model has too many layers to be followed.'));
    const own = inference.weights.map((weight): WeightSpec => {
      const holder = weight.owner ?? owner;
      return { ...weight, name: `${name}/${weight.name}`, ...(holder === undefined ? {} : { owner: holder }) };
    });
    weights.push(...own.filter((weight) => weight.owner === undefined || !counted.has(weight.owner.layer)));
    for (const weight of own) if (weight.owner !== undefined) counted.add(weight.owner.layer);
  }
  return weights;
}
