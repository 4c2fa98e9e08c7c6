import { isUnknown, type TableStep } from '../../spec/index.js';
import { ArrayValue } from '../numpy/index.js';
import type { Value } from '../python/index.js';
import type { TableFacts } from './table-facts.js';

/** The step that puts numbers for the values of a column: `df["a"] = encoder.fit_transform(df["a"])`; `undefined` for other assignments. */
export function mendedColumn({ source }: TableFacts, name: string, value: Value): TableStep | undefined {
  if (isUnknown(source) || !(value instanceof ArrayValue) || isUnknown(value.facts.expression)) return undefined;
  const { expression } = value.facts;
  const inner = expression.operation === 'rank' ? expression.input : expression;
  if (inner.operation !== 'reshape' || inner.input.operation !== 'table') return undefined;
  const [picked, mapped, ...others] = inner.input.steps.slice(source.steps.length);
  const isSame = inner.input.path === source.path && picked?.step === 'pick' && picked.columns.length === 1 && picked.columns[0] === name;
  if (!isSame || others.length > 0 || source.rows.length > 0) return undefined;
  if (expression.operation === 'rank') return mapped === undefined ? { step: 'encode', column: name } : undefined;
  return mapped?.step === 'map' ? mapped : undefined;
}
