import type { Unknown } from '../../../spec/index.js';
import { next, type Flow } from './flow.js';
import type { Interpreter } from './interpreter.js';
import type { Mutable } from './mutable.js';
import { joinValues } from './sameness.js';
import type { Scope } from './scope.js';

interface Outcome {
  readonly flow: Flow;
  readonly ends: ReadonlyMap<Mutable<unknown>, unknown>;
}

/**
 * Runs branches of which exactly one is real, though it is not known which: each on the state that was before, so that
 * everything in them is read. Afterwards what they agree on is known, and the rest is unknown for the reason given.
 * @param repeats Whether a branch may run again and again, as the body of a loop does.
 */
export function runBranches(interpreter: Interpreter, scope: Scope, reason: Unknown, branches: readonly (() => Flow)[], repeats = false): Flow {
  const outcomes = branches.map((branch): Outcome => {
    const { result, ends } = interpreter.attempt(branch);
    return { flow: result, ends };
  });
  merge(interpreter, outcomes, reason, repeats);
  return combine(outcomes.map(({ flow }) => flow), scope, reason);
}

/** Branches that leave by an error or a return do not decide what comes after them, unless they all do. */
function merge(interpreter: Interpreter, outcomes: readonly Outcome[], reason: Unknown, repeats: boolean): void {
  const going = outcomes.filter(({ flow }) => flow.kind !== 'raise' && flow.kind !== 'return');
  const returning = outcomes.filter(({ flow }) => flow.kind === 'return');
  const deciding = going.length > 0 ? going : returning.length > 0 ? returning : outcomes;
  const touched = new Set<Mutable<unknown>>();
  for (const { ends } of outcomes) for (const thing of ends.keys()) touched.add(thing);
  for (const thing of touched) {
    interpreter.touch(thing);
    thing.merge(deciding.map(({ ends }) => (ends.has(thing) ? ends.get(thing) : thing.save())), reason, repeats);
  }
}

function combine(flows: readonly Flow[], scope: Scope, reason: Unknown): Flow {
  const [first, ...others] = flows;
  if (first === undefined) return next;
  const returned = flows.flatMap((flow) => (flow.kind === 'return' ? [flow.value] : []));
  if (returned.length > 0 && flows.every(({ kind }) => kind === 'return' || kind === 'raise')) {
    return { kind: 'return', value: joinValues(returned, reason, false) };
  }
  scope.activation?.possibleResults.push(...returned);
  if (first.kind !== 'next' && first.kind !== 'return' && others.every(({ kind }) => kind === first.kind)) return first;
  for (const kind of ['break', 'continue'] as const) {
    if (flows.some((flow) => flow.kind === kind)) return { kind: 'next', possibleJump: { kind, reason } };
  }
  const jump = flows.find((flow) => flow.kind === 'next' && flow.possibleJump !== null);
  return jump ?? next;
}
