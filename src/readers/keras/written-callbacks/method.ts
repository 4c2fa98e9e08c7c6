import type { CallbackConstant, SourceRange } from '../../../spec/index.js';
import { numberOf, type Expression, type FunctionValue, type InstanceValue, type Interpreter, type Value } from '../../python/index.js';
import { unreadable } from './unreadable.js';

/** A callback whose methods are being read, and what they do with what it remembers. */
export class CallbackReading {
  /** Attributes that hold what is not followed: lists, texts, times. */
  readonly opaque = new Set<string>();
  /** Attributes whose value matters, and where. */
  readonly used = new Map<string, SourceRange>();
  /** Attributes that hold weights. */
  readonly weights = new Set<string>();
  /** Whether something that only shows or collects was passed over. */
  isShortened = false;

  /** @param instance Null for functions given to LambdaCallback. */
  constructor(
    readonly interpreter: Interpreter,
    readonly instance: InstanceValue | null,
  ) {}

  /** What stands at a place. */
  text(range: SourceRange): string {
    return this.interpreter.textAt(range);
  }

  /** What its attributes are at first, as far as they are numbers. @throws UnreadableError where one that matters is something else. */
  remembered(): Record<string, CallbackConstant> {
    const found: Record<string, CallbackConstant> = {};
    for (const [name, range] of this.used) {
      if (this.opaque.has(name)) unreadable(`self.${name}`, range);
      const value = this.instance?.attributes.get(name)?.value ?? this.instance?.type.members.get(name)?.value;
      if (value === undefined) continue;
      const constant = constantOf(value);
      if (constant === undefined) unreadable(`self.${name}`, range);
      found[`self.${name}`] = constant;
    }
    return found;
  }
}

/** A method of a callback, or a function given to LambdaCallback. */
export class MethodReading {
  /** Names that the method has given a value. */
  readonly locals = new Set<string>();
  /** Those of them that hold what is not followed. */
  readonly opaque = new Set<string>();
  /** Those that are the optimizer's variable itself: `rate = self.model.optimizer.learning_rate`. */
  readonly rates = new Set<string>();
  readonly self: string | null;
  readonly epoch: string | null;
  readonly logs: string | null;

  /** @param isEpoch Whether its first argument is the number of the epoch. */
  constructor(
    readonly callback: CallbackReading,
    readonly method: FunctionValue,
    isEpoch: boolean,
  ) {
    const names: (string | null)[] = method.parameters.filter(({ parameter: { form } }) => form === 'normal').map(({ parameter }) => parameter.name);
    this.self = callback.instance === null ? null : (names.shift() ?? null);
    const first = names.shift() ?? null;
    this.epoch = isEpoch ? first : null;
    // At the beginning and the end of a training, logs are the first.
    this.logs = isEpoch ? (names.shift() ?? null) : first;
  }

  /** Whether an expression is a name or an attribute chain of these names: `self.model.optimizer`. */
  isChain(expression: Expression, ...names: readonly string[]): boolean {
    const [last, ...before] = names.toReversed();
    if (before.length === 0) return expression.kind === 'name' && expression.name === (last === 'self' ? this.self : last);
    return expression.kind === 'attribute' && expression.name === last && this.isChain(expression.object, ...before.toReversed());
  }

  /** The name of an attribute of the callback itself: `wait` of `self.wait`; null for anything else. */
  attribute(expression: Expression): string | null {
    return expression.kind === 'attribute' && this.isChain(expression.object, 'self') ? expression.name : null;
  }

  /** A constant of the file outside of the method; undefined where it is none. */
  constant(expression: Expression): CallbackConstant | undefined {
    const { interpreter } = this.callback;
    const own = new Set([this.self, this.epoch, this.logs, ...this.locals, ...this.method.parameters.map(({ parameter }) => parameter.name)]);
    if (namesIn(expression).some((name) => own.has(name))) return undefined;
    return constantOf(interpreter.attempt(() => interpreter.evaluate(expression, this.method.scope)).result);
  }
}

/** The names that stand anywhere in a piece of code. */
function namesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { kind, name } = node as { readonly kind?: unknown; readonly name?: unknown };
  const own = kind === 'name' && typeof name === 'string' ? [name] : [];
  return [...own, ...Object.values(node).flatMap(namesIn)];
}

function constantOf(value: Value): CallbackConstant | undefined {
  if (value.kind === 'none') return null;
  if (value.kind === 'boolean') return value.value;
  const number = numberOf(value);
  if (number === undefined || Number.isFinite(number)) return number;
  if (Number.isNaN(number)) return 'nan';
  return number > 0 ? 'inf' : '-inf';
}
