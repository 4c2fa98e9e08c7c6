import * as l10n from '@vscode/l10n';
import type { CallbackExpression } from '../../../../spec/index.js';
import { compare, compute, isTrue, numberFrom, pythonError, valueOf, type PythonValue } from './values.js';

/** What an expression of a callback may ask for. */
export interface Surroundings {
  /** As Keras counts, from 0; null outside of epochs. */
  readonly epoch: number | null;
  readonly logs: ReadonlyMap<string, number>;
  /** As float32 has it. */
  readonly learningRate: number;
  /** What the callback remembers, and the names of the method. */
  readonly variables: ReadonlyMap<string, PythonValue>;
}

/**
 * What an expression of a callback gives, as Python works it out.
 * @throws NotTrainableError where Python would stop with an error: None that is computed with, a name that has no value.
 */
export function evaluate(expression: CallbackExpression, around: Surroundings): PythonValue {
  const value = (inner: CallbackExpression): PythonValue => evaluate(inner, around);
  const missing = (): string => missingOf(expression, around);
  switch (expression.kind) {
    case 'constant':
      return valueOf(expression.value);
    case 'log': {
      const logged = around.logs.get(expression.name);
      if (logged !== undefined) return logged;
      if (expression.otherwise === null) throw pythonError('KeyError', notLogged(expression.name, around));
      return value(expression.otherwise);
    }
    case 'isLogged':
      return around.logs.has(expression.name);
    case 'epoch':
      return around.epoch;
    case 'learningRate':
      return around.learningRate;
    case 'variable': {
      const known = around.variables.get(expression.name);
      if (known === undefined) throw pythonError(expression.name.startsWith('self.') ? 'AttributeError' : 'UnboundLocalError', l10n.t('{0} has no value yet.', expression.name));
      return known;
    }
    case 'call': {
      const numbers = expression.arguments.map((each) => numberFrom(value(each), missing));
      return called(expression.function, numbers);
    }
    case 'unary': {
      const operand = value(expression.operand);
      return expression.operator === 'not' ? !isTrue(operand) : -numberFrom(operand, missing);
    }
    case 'binary': {
      const [left, right] = [expression.left, expression.right].map((side) => numberFrom(value(side), missing)) as [number, number];
      // With the rate of an optimizer, TensorFlow computes in 32 bits.
      if (!isSingle(expression)) return compute(expression.operator, left, right);
      return Math.fround(compute(expression.operator, Math.fround(left), Math.fround(right)));
    }
    case 'logical': {
      const left = value(expression.left);
      return isTrue(left) === (expression.operator === 'and') ? value(expression.right) : left;
    }
    case 'comparison':
      return compare(expression.operator, value(expression.left), value(expression.right), missing);
    case 'conditional':
      return value(isTrue(value(expression.condition)) ? expression.then : expression.otherwise);
  }
}

function called(name: Extract<CallbackExpression, { kind: 'call' }>['function'], numbers: readonly number[]): number {
  const [first = Number.NaN] = numbers;
  switch (name) {
    case 'abs':
      return Math.abs(first);
    case 'float':
      return first;
    case 'int':
      return Math.trunc(first);
    case 'max':
      return numbers.reduce((best, each) => (each > best ? each : best));
    case 'min':
      return numbers.reduce((best, each) => (each < best ? each : best));
  }
}

/** Whether the rate of the optimizer itself is computed with, and not a number made of it with float(). */
function isSingle(expression: CallbackExpression): boolean {
  if (expression.kind === 'learningRate') return true;
  return expression.kind === 'binary' && (isSingle(expression.left) || isSingle(expression.right));
}

/** Which value of an expression is None, for people. */
function missingOf(expression: CallbackExpression, around: Surroundings): string {
  const sides = 'left' in expression ? [expression.left, expression.right] : 'arguments' in expression ? expression.arguments : 'operand' in expression ? [expression.operand] : [];
  const log = sides.find((side): side is Extract<CallbackExpression, { kind: 'log' }> => side.kind === 'log' && !around.logs.has(side.name));
  return log === undefined ? l10n.t('it computes with None.') : notLogged(log.name, around);
}

function notLogged(name: string, { logs }: Surroundings): string {
  return l10n.t('"{0}" is not logged. This run logs: {1}.', name, [...logs.keys()].join(', '));
}
