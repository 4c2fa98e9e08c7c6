import * as l10n from '@vscode/l10n';
import { ShapeError, type LayerDefinition } from '../../../nn/index.js';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type SourceRange } from '../../../spec/index.js';
import { nothingInferred, type Inference } from './operation.js';

/** The output shapes and the weights of a layer by the catalogue's rules; what they cannot tell is unknown, and why. */
export function inferLayer(
  className: string,
  definition: LayerDefinition | undefined,
  config: Config,
  inputs: readonly Shape[],
  range: SourceRange,
): Inference {
  if (definition === undefined) {
    return nothingInferred(unknown(l10n.t('The layer {0} is not known here, so neither are its shape and its weights.', className), range));
  }
  const outputShape = attempt(() => definition.outputShape(config, inputs), range);
  const outputShapes = attempt(() => definition.outputShapes?.(config, inputs) ?? [], range);
  return {
    outputShape,
    ...(isUnknown(outputShapes) || outputShapes.length < 2 ? {} : { outputShapes }),
    weights: attempt(() => definition.weights(config, inputs), range),
  };
}

/** By the configuration of a layer: a model's are asked about again and again, and a rule that refuses is slow. */
const weightless = new WeakMap<Config, boolean>();

/** Whether a layer has no weights, for which its rule needs no input: those that have some need one to say how many. */
export function isWeightless(definition: LayerDefinition | undefined, config: Config): boolean {
  if (definition === undefined) return false;
  const known = weightless.get(config);
  if (known !== undefined) return known;
  const weights = attempt(() => definition.weights(config, []), { source: '', start: 0, end: 0 });
  const answer = !isUnknown(weights) && weights.length === 0;
  weightless.set(config, answer);
  return answer;
}

/** What a rule of the catalogue says; it refuses shapes and arguments that Keras refuses, too, by an error that says why. */
export function attempt<Result>(rule: () => Maybe<Result>, range: SourceRange): Maybe<Result> {
  try {
    const result = rule();
    return isUnknown(result) && result.range === undefined ? { ...result, range } : result;
  } catch (error) {
    const open = unknown(error instanceof Error ? error.message : String(error), range);
    return error instanceof ShapeError ? { ...open, fault: 'shape' } : open;
  }
}
