import type { Expression, Statement } from '../syntax/index.js';

/** Whether statements hold a `yield` of their own, which makes their function a generator. */
export function holdsYield(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case 'expression':
      case 'assign':
      case 'update':
        return isYield(statement.value);
      case 'evaluate':
        return statement.values.some(isYield);
      case 'return':
        return statement.value !== null && isYield(statement.value);
      case 'if':
        return statement.branches.some(({ body }) => holdsYield(body)) || holdsYield(statement.otherwise);
      case 'for':
      case 'while':
        return holdsYield(statement.body) || holdsYield(statement.otherwise);
      case 'with':
        return holdsYield(statement.body);
      case 'try':
        return [statement.body, statement.otherwise, statement.finally, ...statement.handlers.map(({ body }) => body)].some(holdsYield);
      case 'match':
        return statement.cases.some(holdsYield);
      default:
        return false;
    }
  });
}

function isYield(expression: Expression): boolean {
  return expression.kind === 'yield';
}
