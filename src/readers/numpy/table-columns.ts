import { isUnknown, type ArrayExpression, type TableStep } from '../../spec/index.js';
import { nativeValue, numberOf, type Call, type Context, type Value } from '../python/index.js';
import { type ArrayValue, expressionOf, madeArray, notAnArray } from './array.js';
import { classLabels } from './values.js';

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
  const pairs = pairsOf(call.positional[0]?.value);
  return pairs === undefined ? undefined : afterSteps(array, (column) => [{ step: 'map', column, pairs }], call);
}

/** `column == "spam"`: where a column has a text; `undefined` where it is not known what it holds. */
export function comparedWithText(array: ArrayValue, operator: string, text: string, context: Context): ArrayValue | undefined {
  if (operator !== '==' && operator !== '!=') return undefined;
  const marked = afterSteps(array, (column) => [{ step: 'map', column, pairs: [[text, 1]] }, { step: 'fillMissing', value: 0 }], context);
  if (marked === undefined) return undefined;
  return madeArray(context, array.facts.shape, 'bool', [marked], () => ({ operation: operator === '==' ? 'equal' : 'notEqual', left: expressionOf(marked), right: 1 }), classLabels(2));
}

/** A column of a file after some steps more; `undefined` for one that is no longer as the file has it. */
function afterSteps(array: ArrayValue, steps: (column: string) => readonly TableStep[], context: Context): ArrayValue | undefined {
  const { expression, shape } = array.facts;
  const column = isUnknown(expression) ? undefined : columnOf(expression);
  if (column === undefined) return undefined;
  const table = { ...column.table, steps: [...column.table.steps, ...steps(column.name)] };
  return madeArray(context, shape, 'object', [array], () => ({ operation: 'reshape', input: table }), {});
}

/** The table and the name of a column that was picked by it. */
function columnOf(expression: ArrayExpression): { readonly table: Extract<ArrayExpression, { operation: 'table' }>; readonly name: string } | undefined {
  if (expression.operation !== 'reshape' || expression.input.operation !== 'table') return undefined;
  const table = expression.input;
  const picked = table.steps.at(-1);
  const [name] = picked?.step === 'pick' && picked.columns.length === 1 ? picked.columns : [];
  return name === undefined ? undefined : { table, name };
}

/** Values of a column and the numbers that take their places. */
type ValuePairs = readonly (readonly [string | number, number])[];

function pairsOf(mapping: Value | undefined): ValuePairs | undefined {
  if (mapping?.kind !== 'dictionary' || mapping.uncertainty !== null) return undefined;
  const pairs = [...mapping.entries.values()].map(({ key, value }) => {
    const [from, to] = [key.kind === 'string' ? key.value : numberOf(key), numberOf(value)];
    return from === undefined || to === undefined ? undefined : ([from, to] as const);
  });
  return pairs.includes(undefined) || pairs.length === 0 ? undefined : pairs.filter((pair) => pair !== undefined);
}
