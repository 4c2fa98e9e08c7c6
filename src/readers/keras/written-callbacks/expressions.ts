import { callbackArithmetic, callbackComparisons, type CallbackExpression } from '../../../spec/index.js';
import type { CallExpression, ComparisonExpression, Expression } from '../../python/index.js';
import type { MethodReading } from './method.js';
import { unreadable } from './unreadable.js';

/** The learning rate by its names in Keras 3 and before. */
const rateNames = ['learning_rate', 'lr'] as const;

/** Functions of numbers that mean what Python's do, also where a library has them. */
const functions = ['abs', 'float', 'int', 'max', 'min'] as const;

/** numpy's comparisons, as the guides of Keras write them. */
const comparisonsByName: Readonly<Record<string, '<' | '<=' | '>' | '>='>> = { less: '<', less_equal: '<=', greater: '>', greater_equal: '>=' };

/**
 * What an expression of a callback's method means.
 * @throws UnreadableError where that is known only when the file runs.
 */
export function readExpression(expression: Expression, method: MethodReading): CallbackExpression {
  const read = (inner: Expression): CallbackExpression => readExpression(inner, method);
  if (isLearningRate(expression, method)) return { kind: 'learningRate' };
  switch (expression.kind) {
    case 'number':
      return { kind: 'constant', value: expression.value };
    case 'name':
      return readName(expression, expression.name, method);
    case 'attribute': {
      const attribute = method.attribute(expression);
      if (attribute === null) break;
      method.callback.used.set(attribute, expression.range);
      return { kind: 'variable', name: `self.${attribute}` };
    }
    case 'subscript':
      if (expression.index.kind !== 'string' || !method.isChain(expression.object, method.logs ?? '')) break;
      return { kind: 'log', name: expression.index.value, otherwise: null };
    case 'call':
      return readCall(expression, method);
    case 'unary':
      if (expression.operator === '-' || expression.operator === 'not') return { kind: 'unary', operator: expression.operator, operand: read(expression.operand) };
      break;
    case 'binary': {
      const operator = callbackArithmetic.find((each) => each === expression.operator);
      if (operator === undefined) break;
      return { kind: 'binary', operator, left: read(expression.left), right: read(expression.right) };
    }
    case 'logical':
      return { kind: 'logical', operator: expression.operator, left: read(expression.left), right: read(expression.right) };
    case 'comparison':
      return readComparison(expression, method);
    case 'conditional':
      return { kind: 'conditional', condition: read(expression.condition), then: read(expression.then), otherwise: read(expression.otherwise) };
    default:
  }
  return readConstant(expression, method);
}

/** `self.model.optimizer.learning_rate`, or a name of it. */
export function isLearningRate(expression: Expression, method: MethodReading): boolean {
  if (expression.kind === 'name' && method.rates.has(expression.name)) return true;
  return rateNames.some((name) => method.isChain(expression, 'self', 'model', 'optimizer', name));
}

function readName(expression: Expression, name: string, method: MethodReading): CallbackExpression {
  if (name === method.epoch) return { kind: 'epoch' };
  // Keras hands over a dictionary, which is not empty at the end of an epoch.
  if (name === method.logs) return { kind: 'constant', value: true };
  if (!method.locals.has(name)) return readConstant(expression, method);
  return method.opaque.has(name) ? unreadable(name, expression.range) : { kind: 'variable', name };
}

/** What does not hang on the run: a number of the file, `None`, `np.inf`. */
function readConstant(expression: Expression, method: MethodReading): CallbackExpression {
  const value = method.constant(expression);
  return value === undefined ? unreadable(method.callback.text(expression.range), expression.range) : { kind: 'constant', value };
}

function readCall(call: CallExpression, method: MethodReading): CallbackExpression {
  const { callee } = call;
  const given = call.arguments.flatMap(({ form, value }) => (form === 'positional' ? [value] : []));
  const [first, second] = given;
  const name = callee.kind === 'attribute' || callee.kind === 'name' ? callee.name : '';
  if (callee.kind === 'attribute' && name === 'get' && first?.kind === 'string' && method.isChain(callee.object, method.logs ?? '')) {
    return { kind: 'log', name: first.value, otherwise: second === undefined ? { kind: 'constant', value: null } : readExpression(second, method) };
  }
  // K.get_value(rate), rate.numpy(): its number now.
  const copied = name === 'get_value' ? first : callee.kind === 'attribute' && name === 'numpy' && given.length === 0 ? callee.object : undefined;
  if (copied !== undefined) return { kind: 'call', function: 'float', arguments: [readExpression(copied, method)] };
  const comparison = Object.hasOwn(comparisonsByName, name) ? comparisonsByName[name] : undefined;
  if (callee.kind === 'attribute' && comparison !== undefined && first !== undefined && second !== undefined) {
    return { kind: 'comparison', operator: comparison, left: readExpression(first, method), right: readExpression(second, method) };
  }
  const known = callee.kind === 'name' && given.length === call.arguments.length && given.length > 0 ? functions.find((each) => each === name) : undefined;
  // float("inf") is a constant.
  if (known === undefined || first?.kind === 'string') return readConstant(call, method);
  return { kind: 'call', function: known, arguments: given.map((each) => readExpression(each, method)) };
}

/** `a < b <= c` is `a < b and b <= c`. */
function readComparison({ first, rest, range }: ComparisonExpression, method: MethodReading): CallbackExpression {
  let left = first;
  let all: CallbackExpression | null = null;
  for (const { operator, right } of rest) {
    const one = compared(left, operator, right, method) ?? unreadable(method.callback.text(range), range);
    all = all === null ? one : { kind: 'logical', operator: 'and', left: all, right: one };
    left = right;
  }
  return all ?? unreadable(method.callback.text(range), range);
}

function compared(left: Expression, operator: string, right: Expression, method: MethodReading): CallbackExpression | null {
  if (left.kind === 'string' && (operator === 'in' || operator === 'not in')) {
    const isOfLogs = method.isChain(right, method.logs ?? '') || (right.kind === 'call' && right.callee.kind === 'attribute' && right.callee.name === 'keys' && method.isChain(right.callee.object, method.logs ?? ''));
    if (!isOfLogs) return null;
    const isLogged: CallbackExpression = { kind: 'isLogged', name: left.value };
    return operator === 'in' ? isLogged : { kind: 'unary', operator: 'not', operand: isLogged };
  }
  const known = callbackComparisons.find((each) => each === operator);
  return known === undefined ? null : { kind: 'comparison', operator: known, left: readExpression(left, method), right: readExpression(right, method) };
}
