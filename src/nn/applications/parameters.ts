import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type Config, type Maybe, type Shape, type WeightSpec } from '../../spec/index.js';
import { argument, booleanArgument } from '../argument.js';
import { countOf } from '../layers/count.js';
import { fixedWeight } from '../layers/fixed-weight.js';
import type { ApplicationModel } from './definition.js';
import { convolvedLength } from './shapes.js';

/** What {@link ApplicationModel} counts, as two weights: what is trained, and statistics. */
export function applicationWeights(
  model: ApplicationModel,
  config: Config,
  input: Shape,
): Maybe<readonly WeightSpec[]> {
  const includeTop = argument(config, 'include_top');
  if (isUnknown(includeTop)) return includeTop;
  if (input.at(-1) !== 3) {
    return unknown(l10n.t('The weights of {0} are known for pictures of three channels only.', model.name));
  }
  const head = booleanArgument(config, 'include_top') ? headWeights(model, config, input) : 0;
  if (isUnknown(head)) return head;
  const isAnySize = input.slice(1, 3).includes(null);
  const { trainable, nonTrainable } = (isAnySize ? model.anySize : undefined) ?? model;
  const weights = [fixedWeight('weights', [trainable + head], 'glorot_uniform')];
  return nonTrainable === 0 ? weights : [...weights, fixedWeight('statistics', [nonTrainable], 'zeros', false)];
}

/** How many weights `include_top` adds. */
function headWeights(model: ApplicationModel, config: Config, input: Shape): Maybe<number> {
  const { head, name } = model;
  const classes = countOf(name, config, 'classes');
  if (isUnknown(classes)) return classes;
  if ('features' in head) return head.others + (head.features + 1) * classes;
  const [height, width] = [input[1] ?? null, input[2] ?? null].map((length) => convolvedLength(model, length));
  if (typeof height !== 'number' || typeof width !== 'number') {
    return unknown(l10n.t('{0} with "include_top" needs pictures of known size.', name));
  }
  let features = height * width * model.channels;
  let count = 0;
  for (const units of [...head.flattened, classes]) {
    count += (features + 1) * units;
    features = units;
  }
  return count;
}
