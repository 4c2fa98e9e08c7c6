import * as l10n from '@vscode/l10n';
import { resolve, type Family } from '../../nn/index.js';
import { isConfigObject, isUnknown, unknown, type ConfigValue, type Shape, type SourceRange } from '../../spec/index.js';
import { Allowance, elementsOf, floatValue, hostOf, integerValue, none, stringValue, booleanValue, tupleValue, type Value } from '../python/index.js';
import { ArrayValue } from '../numpy/index.js';
import { FamilyClass, ObjectValue } from './objects.js';
import { LayerValue } from './operations/layer.js';

/** A value as part of a configuration. What a configuration cannot hold is unknown. */
export function toConfigValue(value: Value, range: SourceRange, allowance = new Allowance()): ConfigValue {
  if (!allowance.take()) return unknown(l10n.t('This is too large to be read.'), range);
  switch (value.kind) {
    case 'none':
      return null;
    case 'boolean':
    case 'number':
    case 'string':
      return value.value;
    case 'unknown':
      return value.range === undefined ? { ...value, range } : value;
    case 'list':
    case 'tuple':
    case 'range': {
      const elements = elementsOf(value, range);
      return isUnknown(elements) ? elements : elements.map((element) => toConfigValue(element, range, allowance));
    }
    case 'function':
      return unknown(l10n.t('"{0}" is a function of the file; what it computes is not read.', value.name), range);
    default:
      return hostConfigValue(value, range);
  }
}

function hostConfigValue(value: Value, range: SourceRange): ConfigValue {
  const host = hostOf(value);
  if (host instanceof ObjectValue) return host.object;
  if (host instanceof FamilyClass) return host.className;
  if (host instanceof LayerValue) return host.asObject();
  if (host instanceof ArrayValue) return unknown(host.shape.length === 0 ? l10n.t('This number is computed from data.') : l10n.t('An array is given here.'), range);
  return unknown(l10n.t('What is given here is known only when the file runs.'), range);
}

/** A value where an entry of a family is asked for: strings and classes become the entry's object. */
export function toFamilyValue(family: Family, value: Value, range: SourceRange): ConfigValue {
  const host = hostOf(value);
  // Only a metric that is given as a string is named as that is written.
  const isBareMetric = family === 'metric' && host instanceof FamilyClass;
  const resolved = resolve(family, isBareMetric ? { kind: 'object', className: host.className, config: {}, given: [] } : toConfigValue(value, range));
  if (resolved === null || resolved.range !== undefined) return resolved;
  return isUnknown(resolved) ? { ...resolved, range } : { ...resolved, range };
}

/** A value of a configuration as the program would see it. */
export function fromConfigValue(value: ConfigValue): Value {
  if (value === null) return none;
  if (typeof value === 'boolean') return booleanValue(value);
  if (typeof value === 'number') return Number.isInteger(value) ? integerValue(value) : floatValue(value);
  if (typeof value === 'string') return stringValue(value);
  if (isUnknown(value)) return value;
  if (isConfigObject(value)) return unknown(l10n.t('What this is is known only when the file runs.'));
  return tupleValue(value.map(fromConfigValue));
}

/** A value that is a shape, null being a dimension that is `None` or not known; `undefined` where it is none. */
export function toShape(value: Value, range: SourceRange): Shape | undefined {
  if (value.kind === 'number') return [value.value];
  const config = toConfigValue(value, range);
  if (!Array.isArray(config)) return undefined;
  const dimensions = (config as readonly ConfigValue[])
    .map((each) => (isUnknown(each) ? null : each))
    .filter((each): each is number | null => each === null || typeof each === 'number');
  return dimensions.length === config.length ? dimensions : undefined;
}
