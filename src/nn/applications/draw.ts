import { isUnknown, type Config, type Shape } from '../../spec/index.js';
import { argument } from '../argument.js';
import { architectures } from './architectures.js';
import { Blueprint, type BlueprintLayer } from './blueprint.js';

/** The layers of an application: from its input on, in the order in which Keras makes them, and the last of them. */
export interface DrawnApplication {
  readonly input: BlueprintLayer;
  readonly layers: readonly BlueprintLayer[];
  readonly output: BlueprintLayer;
}

/**
 * Draws the layers of `keras.applications.<name>(…)`.
 * @param config Its arguments, complete.
 * @param input The shape of its pictures, batch first.
 * @returns `undefined` where the application is known by its size only, or an argument that decides about layers is not known.
 */
export function drawApplication(name: string, config: Config, input: Shape): DrawnApplication | undefined {
  const architecture = architectures[name];
  const includeTop = argument(config, 'include_top');
  const pooling = argument(config, 'pooling');
  const weights = argument(config, 'weights');
  const [alpha, depthMultiplier, dropout] = [config['alpha'] ?? 1, config['depth_multiplier'] ?? 1, config['dropout'] ?? 0];
  if (architecture === undefined || [includeTop, pooling, weights, alpha, depthMultiplier, dropout].some(isUnknown)) return undefined;
  const draw = new Blueprint();
  const output = architecture(draw, {
    includeTop: includeTop === true || (typeof includeTop === 'number' && includeTop !== 0),
    pooling: pooling === 'avg' || pooling === 'max' ? pooling : null,
    classes: argument(config, 'classes'),
    classifierActivation: argument(config, 'classifier_activation'),
    weights: typeof weights === 'string' ? weights : null,
    alpha: typeof alpha === 'number' ? alpha : 1,
    depthMultiplier: typeof depthMultiplier === 'number' ? depthMultiplier : 1,
    dropout: typeof dropout === 'number' ? dropout : 0,
    picture: [input[1] ?? null, input[2] ?? null],
  });
  return { input: draw.input, layers: draw.layers, output };
}
