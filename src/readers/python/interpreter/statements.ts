import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type SourceRange, type Unknown } from '../../../spec/index.js';
import type { Expression, IfStatement, Statement, TryStatement, WithStatement } from '../syntax/index.js';
import { assign, deleteTarget, update } from './assign.js';
import { runBranches } from './branches.js';
import { defineClass } from './classes.js';
import { next, type Flow } from './flow.js';
import { defineFunction } from './functions.js';
import { importFrom, importModules } from './imports.js';
import type { Interpreter } from './interpreter.js';
import { executeFor, executeWhile } from './loops.js';
import { runProgram } from './run-program.js';
import type { Scope } from './scope.js';
import { truthOf } from './truth.js';
import { hostOf, none, type Value } from './values.js';

/** Runs one statement as far as it can be known what it does. */
export function executeStatement(interpreter: Interpreter, statement: Statement, scope: Scope): Flow {
  switch (statement.kind) {
    case 'expression': {
      if (runProgram(interpreter, statement.value, scope)) return next;
      const value = interpreter.evaluate(statement.value, scope);
      return isExit(value) ? { kind: 'raise' } : next;
    }
    case 'assign': {
      const value = interpreter.evaluate(statement.value, scope);
      for (const target of statement.targets) assign(interpreter, target, value, scope);
      return next;
    }
    case 'update':
      update(interpreter, statement, scope);
      return next;
    case 'import':
      importModules(interpreter, statement, scope);
      return next;
    case 'importFrom':
      importFrom(interpreter, statement, scope);
      return next;
    case 'if':
      return executeIf(interpreter, statement, scope, 0);
    case 'for':
      return executeFor(interpreter, statement, scope);
    case 'while':
      return executeWhile(interpreter, statement, scope);
    case 'try':
      return executeTry(interpreter, statement, scope);
    case 'with':
      return executeWith(interpreter, statement, scope);
    case 'function':
      assignName(interpreter, statement.name, defineFunction(interpreter, statement, scope), scope);
      return next;
    case 'class':
      assignName(interpreter, statement.name, defineClass(interpreter, statement, scope), scope);
      return next;
    case 'return':
      return { kind: 'return', value: statement.value === null ? none : interpreter.evaluate(statement.value, scope) };
    case 'delete':
      for (const target of statement.targets) deleteTarget(interpreter, target, scope);
      return next;
    case 'global':
    case 'nonlocal':
      for (const name of statement.names) scope.declare(name, statement.kind);
      return next;
    case 'match': {
      const subject = interpreter.evaluate(statement.subject, scope);
      const reason = isUnknown(subject) ? subject : conditionReason(interpreter, statement.subject.range);
      const cases = statement.cases.map((body) => () => executeBlock(interpreter, body, scope));
      return runBranches(interpreter, scope, reason, [...cases, () => next]);
    }
    case 'evaluate':
      for (const value of statement.values) interpreter.evaluate(value, scope);
      return next;
    case 'break':
    case 'continue':
    case 'raise':
      return { kind: statement.kind };
    case 'pass':
      return next;
  }
}

/** Runs statements until one leaves the block; after a jump that may happen, the rest may happen. */
export function executeBlock(interpreter: Interpreter, statements: readonly Statement[], scope: Scope): Flow {
  for (const [index, statement] of statements.entries()) {
    const flow = interpreter.execute(statement, scope);
    if (flow.kind !== 'next') return flow;
    if (flow.possibleJump === null) continue;
    const rest = statements.slice(index + 1);
    const after = runBranches(interpreter, scope, flow.possibleJump.reason, [() => executeBlock(interpreter, rest, scope), () => next]);
    return after.kind === 'next' ? flow : after;
  }
  return next;
}

/** A condition of more characters than this is not quoted in a reason. */
const longestCondition = 60;

/** Why a value is not known that a condition decides. */
export function conditionReason(interpreter: Interpreter, range: SourceRange): Unknown {
  const condition = interpreter.textAt(range);
  if (condition === '' || condition.length > longestCondition) return unknown(l10n.t('It depends on a condition that is known only when the file runs.'), range);
  return unknown(l10n.t('It depends on the condition "{0}", which is known only when the file runs.', condition), range);
}

function executeIf(interpreter: Interpreter, statement: IfStatement, scope: Scope, from: number): Flow {
  const branch = statement.branches[from];
  if (branch === undefined) return executeBlock(interpreter, statement.otherwise, scope);
  const truth = truthOf(interpreter.evaluate(branch.condition, scope));
  if (truth === true) return executeBlock(interpreter, branch.body, scope);
  if (truth === false) return executeIf(interpreter, statement, scope, from + 1);
  return runBranches(interpreter, scope, conditionReason(interpreter, branch.condition.range), [
    () => executeBlock(interpreter, branch.body, scope),
    () => executeIf(interpreter, statement, scope, from + 1),
  ]);
}

/**
 * The body and the handlers are all read; after them is known what they agree on. Handlers of imports that fail do not run:
 * whoever wrote the file has what it imports first, or cannot tell from the second choice.
 */
function executeTry(interpreter: Interpreter, statement: TryStatement, scope: Scope): Flow {
  const body = (): Flow => executeBlock(interpreter, [...statement.body, ...statement.otherwise], scope);
  const handlers = statement.handlers.filter(({ type }) => !isImportError(type)).map((handler) => (): Flow => {
    if (handler.name !== null) {
      assignName(interpreter, handler.name, unknown(l10n.t('The error is known only when it happens.'), statement.range), scope);
    }
    return executeBlock(interpreter, handler.body, scope);
  });
  const reason = unknown(l10n.t('It depends on whether an error happens when the file runs.'), statement.range);
  let flow = handlers.length === 0 ? body() : runBranches(interpreter, scope, reason, [body, ...handlers]);
  const [handler] = statement.handlers;
  // The body raises the error itself.
  if (flow.kind === 'raise' && handler !== undefined && handlers.length === 0) flow = executeBlock(interpreter, handler.body, scope);
  const last = executeBlock(interpreter, statement.finally, scope);
  return last.kind === 'next' ? flow : last;
}

const importErrors = new Set(['ImportError', 'ModuleNotFoundError']);

function isImportError(type: Expression | null): boolean {
  if (type?.kind === 'tuple') return type.items.length > 0 && type.items.every(isImportError);
  return type?.kind === 'name' && importErrors.has(type.name);
}

function executeWith(interpreter: Interpreter, statement: WithStatement, scope: Scope): Flow {
  for (const { context, target } of statement.items) {
    const manager = interpreter.evaluate(context, scope);
    if (target === null) continue;
    const value = isUnknown(manager) || hostOf(manager) !== null
      ? manager
      : unknown(l10n.t('What this `with` gives is known only when the file runs.'), context.range);
    assign(interpreter, target, value, scope);
  }
  return executeBlock(interpreter, statement.body, scope);
}

function assignName(interpreter: Interpreter, name: string, value: Value, scope: Scope): void {
  const variable = scope.own(name, interpreter.clock);
  interpreter.touch(variable);
  variable.value = value;
}

/** `sys.exit()` and its like leave a mark, so that the branch they are in counts as left. */
function isExit(value: Value): boolean {
  return value.kind === 'host' && value.typeName === 'exit';
}
