import type { Blueprint, BlueprintLayer, BlueprintSettings } from './blueprint.js';

/** The names of a head's layers; null where Keras numbers them. */
export interface HeadNames {
  readonly average: string | null;
  readonly maximum: string | null;
}

/** Most families call the pooling of their heads so. */
export const namedHead: HeadNames = { average: 'avg_pool', maximum: 'max_pool' };

/** With `include_top` an average over the picture and the classes; without it what `pooling` asks for. */
export function classify(draw: Blueprint, input: BlueprintLayer, settings: BlueprintSettings, { top, pooled, dropout }: {
  /** The name of the average with `include_top`. */
  readonly top: string | null;
  readonly pooled: HeadNames;
  /** The rate of the Dropout before the classes, where there is one. */
  readonly dropout?: number;
}): BlueprintLayer {
  if (!settings.includeTop) return pool(draw, input, settings, pooled);
  const average = draw.add('GlobalAveragePooling2D', top, {}, input);
  return predictions(draw, dropout === undefined ? average : draw.add('Dropout', 'top_dropout', { rate: dropout }, average), settings);
}

/** The dense layer for the classes. */
export function predictions(draw: Blueprint, input: BlueprintLayer, { classes, classifierActivation }: BlueprintSettings): BlueprintLayer {
  return draw.add('Dense', 'predictions', { units: classes, activation: classifierActivation }, input);
}

/** What `pooling` puts after the last convolution: nothing, the mean or the greatest over the picture. */
export function pool(draw: Blueprint, input: BlueprintLayer, { pooling }: BlueprintSettings, names: HeadNames): BlueprintLayer {
  if (pooling === null) return input;
  const [className, name] = pooling === 'avg' ? (['GlobalAveragePooling2D', names.average] as const) : (['GlobalMaxPooling2D', names.maximum] as const);
  return draw.add(className, name, {}, input);
}
