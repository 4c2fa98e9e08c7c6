import { isUnknown, type DiscardedScaling } from '../../spec/index.js';
import type { ArrayValue } from '../numpy/index.js';
import type { Call, Interpreter } from '../python/index.js';

/** What scalers gave that nobody keeps, of each program that is read. */
const discarded = new WeakMap<Interpreter, DiscardedScaling[]>();

/**
 * Notes what a scaler gives: as a statement of its own it is thrown away, and the data stays as it was. What is kept later of the
 * same scaler and data makes the statement a mere fit.
 */
export function noteScaling(name: string, scaler: object, data: ArrayValue, call: Call): void {
  const { interpreter, range, statement } = call;
  const input = data.facts.expression;
  if (isUnknown(input)) return;
  const isStatement = statement.source === range.source && statement.start === range.start && statement.end === range.end;
  const noted = discarded.get(interpreter) ?? [];
  const others = noted.filter((each) => makers.get(each) !== scaler || each.data !== input);
  if (isStatement) {
    const scaling: DiscardedScaling = { range, scaler: name, data: input };
    makers.set(scaling, scaler);
    others.push(scaling);
  }
  discarded.set(interpreter, others);
}

/** Whose each is. */
const makers = new WeakMap<DiscardedScaling, object>();

/** The calls of scalers in a program that was read, in its order, of which nobody keeps the result. */
export function discardedScalings(interpreter: Interpreter): readonly DiscardedScaling[] {
  return discarded.get(interpreter) ?? [];
}
