import type { Expression } from '../syntax/index.js';

/** What changes nothing, and goes on evenly from turn to turn: parts of arrays, and places that are sums and products. */
export function isEven(expression: Expression): boolean {
  return isPart(expression) || isPlace(expression);
}

function isPart(expression: Expression): boolean {
  if (expression.kind === 'subscript') return isPart(expression.object) && isPlace(expression.index);
  return expression.kind === 'attribute' ? isPart(expression.object) : expression.kind === 'name';
}

/** Four turns tell what a sum or a product of up to three factors does in all of them; a remainder could turn around later. */
export function isPlace(expression: Expression): boolean {
  switch (expression.kind) {
    case 'name':
    case 'number':
    case 'constant':
      return true;
    case 'unary':
      return isPlace(expression.operand);
    case 'binary':
      return ['+', '-', '*'].includes(expression.operator) && isPlace(expression.left) && isPlace(expression.right);
    case 'slice':
      return [expression.start, expression.stop, expression.step].every((part) => part === null || isPlace(part));
    case 'tuple':
      return expression.items.every(isPlace);
    default:
      return false;
  }
}
