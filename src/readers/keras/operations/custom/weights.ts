import * as l10n from '@vscode/l10n';
import { resolve, type Family } from '../../../../nn/index.js';
import { isConfigObject, isUnknown, unknown, type ConfigObject, type ConfigValue, type Maybe, type Shape, type WeightSpec } from '../../../../spec/index.js';
import { none, truthOf, type Call, type Value } from '../../../python/index.js';
import { toFamilyValue } from '../../config-value.js';
import { dimensionsOf } from '../../../shapes/index.js';

/**
 * The weight that `add_weight(shape, initializer, …)` makes (keras/src/layers/layer.py, `add_weight`). Older Keras takes
 * the name first.
 */
export function addedWeight(call: Call): { readonly weight: Maybe<WeightSpec>; readonly shape: Maybe<Shape> } {
  const [first, second] = call.positional.map(({ value }) => value);
  const nameFirst = first?.kind === 'string';
  const keyword = (name: string): Value | undefined => call.keywords.get(name)?.value;
  const name = keyword('name') ?? (nameFirst ? first : none);
  const given = keyword('shape') ?? (nameFirst ? second : first);
  const shape = given === undefined || given.kind === 'none' ? [] : given.kind === 'unknown' ? given : dimensionsOf(given, call.range);
  if (shape === undefined || isUnknown(shape)) {
    const reason = shape ?? unknown(l10n.t('The shape of this weight is known only when the file runs.'), call.range);
    return { weight: reason, shape: reason };
  }
  const lengths = shape.filter((length) => length !== null);
  if (lengths.length < shape.length) return { weight: unknown(l10n.t('The shape of this weight is known only when the file runs.'), call.range), shape };
  const trainable = keyword('trainable');
  const object = (family: Family, key: string): Maybe<ConfigObject> | null => objectOf(family, keyword(key), call);
  return {
    shape,
    weight: {
      name: name.kind === 'string' ? name.value : 'variable',
      shape: lengths,
      trainable: trainable === undefined || truthOf(trainable) !== false,
      initializer: object('initializer', 'initializer') ?? asObject(resolve('initializer', 'glorot_uniform'), call) ?? unknown(l10n.t('What this weight starts with is not known.'), call.range),
      regularizer: object('regularizer', 'regularizer'),
      constraint: object('constraint', 'constraint'),
    },
  };
}

function objectOf(family: Family, value: Value | undefined, call: Call): Maybe<ConfigObject> | null {
  return value === undefined || value.kind === 'none' ? null : asObject(toFamilyValue(family, value, call.range), call);
}

function asObject(value: ConfigValue, call: Call): Maybe<ConfigObject> | null {
  if (value === null) return null;
  return isConfigObject(value) || isUnknown(value) ? value : unknown(l10n.t('What this is is known only when the file runs.'), call.range);
}
