import type { ArrayExpression } from './array.js';

/**
 * An expression of texts as such: a column of a table is read as numbers until something is asked for that takes texts.
 * `undefined` where it is of nothing that may be texts.
 */
export function asTexts(expression: ArrayExpression): ArrayExpression | undefined {
  if (expression.dtype === 'string') return expression;
  switch (expression.operation) {
    case 'reshape': {
      const { input, shape } = expression;
      if (input.operation === 'table') {
        const { path, layout, steps } = input;
        return shape.length === 1 ? { ...placeOf(expression), operation: 'tableTexts', path, layout, steps, shape, dtype: 'string' } : undefined;
      }
      return ofInput(expression);
    }
    case 'slice':
    case 'take':
    case 'mask':
    case 'split':
      return ofInput(expression);
    case 'concatenate': {
      const inputs = expression.inputs.map(asTexts).filter((input) => input !== undefined);
      return inputs.length === expression.inputs.length ? { ...expression, inputs, dtype: 'string' } : undefined;
    }
    default:
      return undefined;
  }
}

function ofInput(expression: Extract<ArrayExpression, { operation: 'reshape' | 'slice' | 'take' | 'mask' | 'split' }>): ArrayExpression | undefined {
  const input = asTexts(expression.input);
  return input === undefined ? undefined : { ...expression, input, dtype: 'string' };
}

function placeOf({ range }: ArrayExpression): Pick<ArrayExpression, 'kind' | 'range'> {
  return { kind: 'array', ...(range !== undefined && { range }) };
}
