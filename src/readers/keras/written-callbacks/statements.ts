import { callbackArithmetic, type CallbackAction, type CallbackExpression } from '../../../spec/index.js';
import type { CallExpression, Expression, Statement } from '../../python/index.js';
import { isLearningRate, readExpression } from './expressions.js';
import type { MethodReading } from './method.js';
import { isPure, isShowing } from './showing.js';
import { unreadable, UnreadableError } from './unreadable.js';

/**
 * What the statements of a callback's method do to the training; those that only show or collect are left out.
 * @throws UnreadableError where that is known only when the file runs.
 */
export function readStatements(statements: readonly Statement[], method: MethodReading): CallbackAction[] {
  return statements.flatMap((statement) => readStatement(statement, method));
}

function readStatement(statement: Statement, method: MethodReading): CallbackAction[] {
  const giveUp = (): never => unreadable(method.callback.text(statement.range), statement.range);
  switch (statement.kind) {
    case 'expression':
      return statement.value.kind === 'call' ? (readCallStatement(statement.value, method) ?? giveUp()) : isPure(statement.value) ? [] : giveUp();
    case 'assign': {
      const [target, ...others] = statement.targets;
      return target === undefined ? [] : others.length > 0 ? giveUp() : (readAssignment(target, statement.value, method) ?? giveUp());
    }
    case 'update': {
      const { target, value, operator } = statement;
      const known = callbackArithmetic.find((each) => each === operator);
      if (known === undefined) return giveUp();
      // `self.seen += [loss]` collects.
      if (isOpaque(target, method) && isPure(value)) return shortened(method);
      return set(target, { kind: 'binary', operator: known, left: readExpression(target, method), right: readExpression(value, method) }, method) ?? giveUp();
    }
    case 'if': {
      const otherwise = readStatements(statement.otherwise, method);
      return statement.branches.reduceRight<CallbackAction[]>(
        (rest, { condition, body }) => readBranch(condition, readStatements(body, method), rest, method),
        otherwise,
      );
    }
    case 'for':
    case 'while':
    case 'with': {
      // Loops and files of the callback's own: what they show is left out, and they may do nothing else.
      const others = statement.kind === 'with' ? [] : statement.otherwise;
      return readStatements([...statement.body, ...others], method).length === 0 ? shortened(method) : giveUp();
    }
    case 'return':
      return statement.value === null || isPure(statement.value) ? [{ kind: 'return' }] : giveUp();
    case 'evaluate':
      return statement.values.every(isPure) ? shortened(method) : giveUp();
    case 'pass':
    case 'import':
    case 'importFrom':
      return [];
    default:
      return giveUp();
  }
}

function readBranch(condition: Expression, then: CallbackAction[], otherwise: CallbackAction[], method: MethodReading): CallbackAction[] {
  try {
    return [{ kind: 'if', condition: readExpression(condition, method), then, otherwise }];
  } catch (error) {
    // Whether something is printed does not matter.
    if (error instanceof UnreadableError && then.length === 0 && otherwise.length === 0 && isPure(condition)) return [];
    throw error;
  }
}

function readAssignment(target: Expression, value: Expression, method: MethodReading): CallbackAction[] | null {
  if (method.isChain(target, 'self', 'model', 'stop_training')) return value.kind === 'constant' && value.value === 'True' ? [{ kind: 'stopTraining' }] : null;
  if (target.kind === 'name' && target.name !== method.epoch && isLearningRate(value, method)) {
    method.locals.add(target.name);
    method.rates.add(target.name);
    return [];
  }
  // A name of the rate that is given another value is no longer one of it; which one it is may hang on the run.
  if (target.kind === 'name' && method.rates.has(target.name)) return null;
  if (isLearningRate(target, method)) return [{ kind: 'setLearningRate', value: readExpression(value, method) }];
  // logs = logs or {}
  if (target.kind === 'name' && target.name === method.logs) return value.kind === 'logical' && method.isChain(value.left, method.logs) && isPure(value) ? [] : null;
  const attribute = method.attribute(target);
  if (attribute !== null && isCallOf(value, method, 'get_weights')) {
    method.callback.weights.add(attribute);
    return [{ kind: 'rememberWeights', name: `self.${attribute}` }];
  }
  try {
    return set(target, readExpression(value, method), method);
  } catch (error) {
    if (!(error instanceof UnreadableError) || !isPure(value)) throw error;
    // A list, a text or a time: kept out of all that matters.
    if (target.kind === 'name') {
      method.locals.add(target.name);
      method.opaque.add(target.name);
    } else if (attribute === null) return null;
    else method.callback.opaque.add(attribute);
    return shortened(method);
  }
}

/** Gives a name of the method or an attribute of the callback a value; null where the target is something else. */
function set(target: Expression, value: CallbackExpression, method: MethodReading): CallbackAction[] | null {
  const attribute = method.attribute(target);
  if (attribute !== null && attribute !== 'model') return [{ kind: 'set', name: `self.${attribute}`, value }];
  if (target.kind !== 'name' || target.name === method.self || target.name === method.epoch) return null;
  method.locals.add(target.name);
  return [{ kind: 'set', name: target.name, value }];
}

function readCallStatement(call: CallExpression, method: MethodReading): CallbackAction[] | null {
  const { callee } = call;
  const [first, second] = call.arguments;
  if (callee.kind === 'attribute' && callee.name === 'assign' && isLearningRate(callee.object, method) && first !== undefined) {
    return [{ kind: 'setLearningRate', value: readExpression(first.value, method) }];
  }
  if (callee.kind === 'attribute' && callee.name === 'set_value' && first !== undefined && second !== undefined && isLearningRate(first.value, method)) {
    return [{ kind: 'setLearningRate', value: readExpression(second.value, method) }];
  }
  const weights = first === undefined ? null : method.attribute(first.value);
  if (isCallOf(call, method, 'set_weights') && weights !== null) {
    method.callback.weights.add(weights);
    return [{ kind: 'restoreWeights', name: `self.${weights}` }];
  }
  return isShowing(call, method) ? shortened(method) : null;
}

/** `self.model.get_weights()` */
function isCallOf(expression: Expression, method: MethodReading, name: string): boolean {
  return expression.kind === 'call' && method.isChain(expression.callee, 'self', 'model', name);
}

function isOpaque(target: Expression, method: MethodReading): boolean {
  const attribute = method.attribute(target);
  return attribute === null ? target.kind === 'name' && method.opaque.has(target.name) : method.callback.opaque.has(attribute);
}

function shortened(method: MethodReading): [] {
  method.callback.isShortened = true;
  return [];
}
