import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type SourceRange } from '../../spec/index.js';
import { elementsOf, numberOf, tupleValue, type Call, type Value } from '../python/index.js';
import { dtypeOfFunction, FunctionArguments, shapeRuleOf, shapesRuleOf, type ShapeOf } from '../shapes/index.js';
import { ArrayValue, notAnArray, shapedArray } from './array.js';
import { dtypeOf, promote } from './dtypes.js';
import { sequenceValues } from './making.js';
import { noiseValues } from './noise.js';
import { valueShape } from './value-shape.js';
import { clippedValues, functionValues, oneHotLabels, type KnownValues } from './values.js';

const shapeOf: ShapeOf = (value, range) => (isUnknown(value) ? value : (valueShape(value, range) ?? notAnArray(value, range)));

/** Functions whose arrays come in a list. */
const joining = new Set(['concatenate', 'concat', 'stack', 'vstack', 'hstack', 'dstack', 'column_stack', 'row_stack', 'parallel_stack']);

/**
 * What a function makes of arrays and numbers, by the rule for its shape; `undefined` where no rule has its name.
 * @param path The module, as rules know it. @param float The type that whole numbers become.
 */
export function callByRule(path: string, name: string, call: Call, float: 'float32' | 'float64'): Value | undefined {
  const given = new FunctionArguments(call, shapeOf);
  const arrays = sourcesOf(name, call);
  const first = arrays.length === 0 ? null : arrays.map(({ facts }) => facts.dtype).reduce((one, other) => promote('add', one, other));
  const dtype = dtypeOf(call.keywords.get('dtype')?.value) ?? dtypeOfFunction(name, first, float);
  const reason = reasonOf(name, arrays.length === 0);
  const values = valuesOf(path, name, call, arrays);
  const several = shapesRuleOf(path, name);
  if (several !== undefined) {
    const shapes = several(given);
    if (shapes === undefined || isUnknown(shapes)) return shapes ?? unknown(reason, call.range);
    return tupleValue(shapes.map((shape, part) => shapedArray(call, shape, name === 'top_k' && part === 1 ? 'int32' : dtype, reason, values)));
  }
  const rule = shapeRuleOf(path, name);
  if (rule === undefined) return undefined;
  const shape = rule(given);
  if (shape !== undefined && !isUnknown(shape)) return shapedArray(call, shape, dtype, reason, values);
  return shape ?? given.call.open ?? unknown(reason, call.range);
}

/** The arrays whose elements a function passes on. */
function sourcesOf(name: string, call: Call): readonly ArrayValue[] {
  const given = [...call.positional, ...call.keywords.values()].map(({ value }) => value);
  if (joining.has(name)) return given.slice(0, 1).flatMap((value) => arraysIn(value, call.range));
  if (name === 'append') return given.slice(0, 2).filter(isArray);
  if (name === 'where') return given.slice(1, 3).filter(isArray);
  return given.filter(isArray).slice(0, 1);
}

const isArray = (value: Value): value is ArrayValue => value instanceof ArrayValue;

function arraysIn(value: Value, range: SourceRange): readonly ArrayValue[] {
  const elements = isArray(value) ? [value] : elementsOf(value, range);
  return isUnknown(elements) ? [] : elements.filter(isArray);
}

function valuesOf(path: string, name: string, call: Call, arrays: readonly ArrayValue[]): KnownValues {
  const parts = arrays.map(({ facts }) => facts.values);
  if (name === 'clip' || name === 'clip_by_value') {
    const bound = (position: number, ...names: readonly string[]): number | undefined =>
      numberOf(names.map((each) => call.keywords.get(each)).find((each) => each !== undefined)?.value ?? call.positional[position]?.value);
    return clippedValues(parts[0] ?? {}, bound(1, 'a_min', 'min', 'x_min', 'clip_value_min'), bound(2, 'a_max', 'max', 'x_max', 'clip_value_max'));
  }
  if (name === 'one_hot') {
    const classes = numberOf((call.keywords.get('depth') ?? call.keywords.get('num_classes') ?? call.positional[1])?.value);
    return oneHotLabels(classes ?? null);
  }
  return noiseValues(path, name, call) ?? sequenceValues(name, call) ?? functionValues(name, parts);
}

function reasonOf(name: string, isMade: boolean): string {
  if (isMade) return l10n.t('The data is made here and not read from a data set.');
  if (name === 'transpose') return l10n.t('Transposing arrays is not read.');
  return joining.has(name) ? l10n.t('Joining arrays is not read.') : l10n.t('What "{0}" makes of data is not read.', name);
}
