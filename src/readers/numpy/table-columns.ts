import { isUnknown, type ArrayExpression, type TableStep } from '../../spec/index.js';
import { nativeValue, numberOf, type Call, type Value } from '../python/index.js';
import { type ArrayValue, madeArray, notAnArray } from './array.js';

/** What a column of a table can do and other arrays cannot; `undefined` for other attributes. */
export function columnAttribute(array: ArrayValue, name: string): Value | undefined {
  const isOfTexts = array.facts.dtype === 'object' || array.facts.dtype === 'string';
  if (!isOfTexts) return undefined;
  // What is done with texts in a list is done with those in an array, too; what is not known to be texts may be pictures.
  if (name === 'tolist' || name === 'to_list') return nativeValue(name, (call) => (isUnknown(array.facts.expression) ? notAnArray(array, call.range) : array));
  // Its rows by their places, as those of any array are.
  if (name === 'iloc') return array;
  return name === 'map' ? nativeValue(name, (call) => mapped(array, call) ?? notAnArray(array, call.range)) : undefined;
}

/** `column.map({"ham": 0, "spam": 1})`; `undefined` for other mappings. */
function mapped(array: ArrayValue, call: Call): ArrayValue | undefined {
  const { expression, shape } = array.facts;
  const column = isUnknown(expression) ? undefined : columnOf(expression);
  const pairs = pairsOf(call.positional[0]?.value);
  if (column === undefined || pairs === undefined || isUnknown(expression) || expression.operation !== 'reshape') return undefined;
  const step: TableStep = { step: 'map', column: column.name, pairs };
  return madeArray(call, shape, 'object', [array], () => ({ operation: 'reshape', input: { ...column.table, steps: [...column.table.steps, step] } }), {});
}

/** The table and the name of a column that was picked by it. */
function columnOf(expression: ArrayExpression): { readonly table: Extract<ArrayExpression, { operation: 'table' }>; readonly name: string } | undefined {
  if (expression.operation !== 'reshape' || expression.input.operation !== 'table') return undefined;
  const table = expression.input;
  const picked = table.steps.at(-1);
  const [name] = picked?.step === 'pick' && picked.columns.length === 1 ? picked.columns : [];
  return name === undefined ? undefined : { table, name };
}

function pairsOf(mapping: Value | undefined): readonly (readonly [string | number, number])[] | undefined {
  if (mapping?.kind !== 'dictionary' || mapping.uncertainty !== null) return undefined;
  const pairs = [...mapping.entries.values()].map(({ key, value }) => {
    const [from, to] = [key.kind === 'string' ? key.value : numberOf(key), numberOf(value)];
    return from === undefined || to === undefined ? undefined : ([from, to] as const);
  });
  return pairs.includes(undefined) || pairs.length === 0 ? undefined : pairs.filter((pair) => pair !== undefined);
}
