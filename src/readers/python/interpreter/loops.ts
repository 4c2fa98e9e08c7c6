import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type SourceRange, type Unknown } from '../../../spec/index.js';
import type { ForStatement, WhileStatement } from '../syntax/index.js';
import { assign } from './assign.js';
import { runBranches } from './branches.js';
import { maximumItems } from './budget.js';
import { elementsOf } from './elements.js';
import { next, type Flow } from './flow.js';
import type { Interpreter } from './interpreter.js';
import { runMarking } from './row-loops.js';
import type { Scope } from './scope.js';
import { runSeries, sampledTurns, seriesLoop } from './series.js';
import { executeBlock } from './statements.js';
import { elementLike } from './stream.js';
import { turnOf } from './turns.js';
import { truthOf } from './truth.js';
import type { Value } from './values.js';

/** Runs a loop turn by turn over what is known; over what is not, its body once as something that may happen. */
export function executeFor(interpreter: Interpreter, statement: ForStatement, scope: Scope): Flow {
  const { iterable, target, body, otherwise, range } = statement;
  if (runMarking(interpreter, statement, scope, turnsReason(range))) return executeBlock(interpreter, otherwise, scope);
  const gone = interpreter.evaluate(iterable, scope);
  const all = elementsOf(gone, iterable.range);
  const series = seriesLoop(statement, gone, scope);
  if (series !== null && runSeries(interpreter, series, scope)) return executeBlock(interpreter, otherwise, scope);
  const elements = series === null || isUnknown(all) ? all : all.slice(sampledTurns);
  const turn = (item: Value) => (): Flow => {
    assign(interpreter, target, item, scope);
    return executeBlock(interpreter, body, scope);
  };
  if (isUnknown(elements))
    return mayHappen(interpreter, scope, range, turnsReason(range), turn(elementLike(gone, interpreter.contextOf(iterable.range)) ?? elements));
  const isSpent = interpreter.watchLoop(statement);
  const didBefore = interpreter.activity;
  for (const [index, element] of elements.entries()) {
    const spent = isSpent();
    if (spent && interpreter.activity > didBefore) noteTheRest(interpreter, range, index, elements.length);
    if (spent) return mayHappen(interpreter, scope, range, turnsReason(range), turn(turnsReason(range)));
    const flow = interpreter.inTurn(turnOf(statement, gone, element, index, elements.length), turn(element));
    if (flow.kind === 'break') return next;
    if (flow.kind === 'return' || flow.kind === 'raise') return flow;
    if (flow.kind === 'next' && flow.possibleJump?.kind === 'break') {
      const { reason } = flow.possibleJump;
      return mayHappen(interpreter, scope, range, reason, turn(reason));
    }
  }
  return executeBlock(interpreter, otherwise, scope);
}

/** Runs a loop as long as its condition is known to hold; then, or when that takes too long, its body may happen. */
export function executeWhile(interpreter: Interpreter, statement: WhileStatement, scope: Scope): Flow {
  const { condition, body, otherwise, range } = statement;
  const turn = (): Flow => executeBlock(interpreter, body, scope);
  const isSpent = interpreter.watchLoop(statement);
  for (let turns = 0; turns < maximumItems && !isSpent(); turns++) {
    const truth = truthOf(interpreter.evaluate(condition, scope));
    if (truth === false) return executeBlock(interpreter, otherwise, scope);
    if (isUnknown(truth)) return mayHappen(interpreter, scope, range, turnsReason(range), turn);
    const flow = turn();
    if (flow.kind === 'break') return next;
    if (flow.kind === 'return' || flow.kind === 'raise') return flow;
    if (flow.kind === 'next' && flow.possibleJump?.kind === 'break') return mayHappen(interpreter, scope, range, flow.possibleJump.reason, turn);
  }
  return mayHappen(interpreter, scope, range, turnsReason(range), turn);
}

function mayHappen(interpreter: Interpreter, scope: Scope, loop: SourceRange, reason: Unknown, turn: () => Flow): Flow {
  const flow = runBranches(interpreter, scope, reason, [() => interpreter.inOpenLoop(loop, turn), () => next], true);
  return flow.kind === 'return' ? flow : next;
}

/** What the first turns do is told turn by turn, so it must be said that there are more of them. */
function noteTheRest(interpreter: Interpreter, range: SourceRange, followed: number, turns: number): void {
  interpreter.note(unknown(l10n.t('Of the {0} turns of this loop only the first {1} are followed.', turns, followed), range));
}

function turnsReason(range: SourceRange): Unknown {
  return unknown(l10n.t('It is set in a loop whose number of turns is known only when the file runs.'), range);
}
