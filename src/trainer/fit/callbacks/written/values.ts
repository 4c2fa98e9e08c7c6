import * as l10n from '@vscode/l10n';
import { NotTrainableError } from '../../../../nn/index.js';
import type { CallbackArithmetic, CallbackComparison, CallbackConstant } from '../../../../spec/index.js';

/** A value of a callback's Python. */
export type PythonValue = number | boolean | null;

const infinite: Readonly<Record<string, number>> = { inf: Infinity, '-inf': -Infinity, nan: NaN };

/** The value that a constant of the plan stands for. */
export function valueOf(constant: CallbackConstant): PythonValue {
  return typeof constant === 'string' ? (infinite[constant] ?? NaN) : constant;
}

/** Whether Python takes a value for true. */
export function isTrue(value: PythonValue): boolean {
  return value !== null && value !== false && value !== 0;
}

/**
 * What Python stops with while a callback runs.
 * @param kind Python's name of the error. @param what why, for people.
 */
export function pythonError(kind: string, what: string): NotTrainableError {
  return new NotTrainableError(l10n.t('Python stops here with a {0}: {1}', kind, what));
}

/** A number; @throws NotTrainableError where Python has None, which it does not compute with. */
export function numberFrom(value: PythonValue, what: () => string): number {
  if (value === null) throw pythonError('TypeError', what());
  return Number(value);
}

/** `left operator right` of two numbers, with Python's division, remainder and errors. */
export function compute(operator: CallbackArithmetic, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '**':
      return left ** right;
    case '/':
    case '//':
    case '%':
      if (right === 0) throw pythonError('ZeroDivisionError', l10n.t('it divides by zero.'));
      if (operator === '/') return left / right;
      return operator === '//' ? Math.floor(left / right) : left - right * Math.floor(left / right);
  }
}

/** `left operator right`. @param what says which value is None, where that cannot be compared. */
export function compare(operator: CallbackComparison, left: PythonValue, right: PythonValue, what: () => string): boolean {
  switch (operator) {
    case 'is':
      return left === right;
    case 'is not':
      return left !== right;
    case '==':
      return left === null || right === null ? left === right : Number(left) === Number(right);
    case '!=':
      return left === null || right === null ? left !== right : Number(left) !== Number(right);
    case '<':
      return numberFrom(left, what) < numberFrom(right, what);
    case '<=':
      return numberFrom(left, what) <= numberFrom(right, what);
    case '>':
      return numberFrom(left, what) > numberFrom(right, what);
    case '>=':
      return numberFrom(left, what) >= numberFrom(right, what);
  }
}
