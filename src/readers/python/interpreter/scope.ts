import type { Unknown } from '../../../spec/index.js';
import { Mutable } from './mutable.js';
import { joinValues } from './sameness.js';
import type { ClassValue, ModuleValue, Value } from './values.js';

/** A name's current value; `undefined` before it is first assigned and after it is deleted. */
export class Variable extends Mutable<Value | undefined> {
  constructor(
    readonly born: number,
    public value: Value | undefined,
  ) {
    super();
  }

  override save(): Value | undefined {
    return this.value;
  }

  override restore(state: Value | undefined): void {
    this.value = state;
  }

  /** A variable that some branch leaves unset has, wherever it is read without an error, the value of the others. */
  override merge(states: readonly (Value | undefined)[], reason: Unknown, repeats = false): void {
    const set = states.filter((state) => state !== undefined);
    this.value = set.length === 0 ? undefined : joinValues(set, reason, repeats);
  }
}

/** The call that a scope belongs to. */
export interface Activation {
  /** The class whose method runs, for `super()`. */
  readonly owner: ClassValue | null;
  /** The object that the method is called on, for `super()`. */
  readonly receiver: Value | null;
  /** Results that may already have been returned where a condition is not known. */
  readonly possibleResults: Value[];
}

/** The names of a module, a function's call, a class body or a comprehension. */
export class Scope {
  readonly variables = new Map<string, Variable>();
  /** Modules of `from … import *`, the last first. */
  readonly imported: ModuleValue[] = [];
  private readonly elsewhere = new Map<string, Scope>();

  constructor(
    readonly form: 'module' | 'function' | 'class' | 'comprehension',
    readonly parent: Scope | null,
    readonly activation: Activation | null = parent?.activation ?? null,
  ) {}

  get module(): Scope {
    return this.parent === null ? this : this.parent.module;
  }

  /** Declares that a name is another scope's, `global x` and `nonlocal x`. */
  declare(name: string, form: 'global' | 'nonlocal'): void {
    const target = form === 'global' ? this.module : this.parent?.holder(name) ?? this.module;
    if (target !== this) this.elsewhere.set(name, target);
  }

  /** The variable that an assignment to a name sets. */
  own(name: string, clock: { next(): number }): Variable {
    const target = this.elsewhere.get(name) ?? this;
    const found = target.variables.get(name);
    if (found !== undefined) return found;
    const variable = new Variable(clock.next(), undefined);
    target.variables.set(name, variable);
    return variable;
  }

  /** What a name means here: the nearest variable outwards. Class bodies are seen by their own statements only. */
  find(name: string): Value | undefined {
    const found = (this.elsewhere.get(name) ?? this).variables.get(name)?.value;
    if (found !== undefined) return found;
    for (const module of this.imported) {
      const member = module.exports?.(name) === false ? undefined : module.member(name);
      if (member !== undefined) return member;
    }
    return this.outer?.find(name);
  }

  /** What a name that nothing defines may be of the modules whose names are all imported: one that the library does not know. */
  findUnsure(name: string): Value | undefined {
    for (const module of this.imported) {
      const member = module.member(name);
      if (member !== undefined) return member;
    }
    return this.outer?.findUnsure(name);
  }

  private get outer(): Scope | null {
    let outer = this.parent;
    while (outer !== null && outer.form === 'class') outer = outer.parent;
    return outer;
  }

  private holder(name: string): Scope | null {
    return this.variables.has(name) ? this : (this.parent?.holder(name) ?? null);
  }
}
