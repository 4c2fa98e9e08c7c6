import { asTexts, isUnknown, type ArrayExpression } from '../../../spec/index.js';
import type { Context, Value } from '../../python/index.js';
import { ArrayValue, textArray } from '../../numpy/index.js';

/** The texts that an argument is: a list of them, or an array, which a column of a table is too; `undefined` where it is anything else. */
export function textsGiven(value: Value | undefined, context: Context): ArrayValue | undefined {
  if (value instanceof ArrayValue) {
    const { expression } = value.facts;
    const texts = isUnknown(expression) ? undefined : asTexts(expression);
    return texts === undefined || texts === expression ? value : new ArrayValue(context.interpreter.clock.next(), { ...value.facts, dtype: 'string', expression: texts });
  }
  return value === undefined ? undefined : textArray(value, context);
}

/** The texts of an expression where the program writes them; `undefined` where they are read, or picked, when it runs. */
export function writtenTexts(expression: ArrayExpression): readonly string[] | undefined {
  if (expression.operation === 'texts') return expression.values;
  if (expression.operation === 'reshape' || expression.operation === 'cast') return writtenTexts(expression.input);
  if (expression.operation !== 'concatenate') return undefined;
  const parts = expression.inputs.map(writtenTexts);
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

/** The expression of texts that are known. */
export function expressionOfTexts(texts: ArrayValue | undefined): ArrayExpression | undefined {
  if (texts === undefined || isUnknown(texts.facts.expression) || texts.facts.dtype !== 'string') return undefined;
  return texts.facts.expression;
}
