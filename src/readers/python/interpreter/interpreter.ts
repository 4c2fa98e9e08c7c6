import * as l10n from '@vscode/l10n';
import { unknown, type LoopTurn, type SourceRange, type SourceText, type Unknown } from '../../../spec/index.js';
import type { Expression, ModuleSyntax, Statement } from '../syntax/index.js';
import { Budget, BudgetExceeded } from './budget.js';
import { builtins } from './builtins/index.js';
import { callValue } from './calls.js';
import type { Call, Context } from './call.js';
import { DictionaryValue, ListValue } from './containers.js';
import { exerciseDefinitions } from './definitions.js';
import { evaluateExpression } from './expressions.js';
import type { Flow } from './flow.js';
import type { Library } from './library.js';
import { Clock, Journal, type Mutable } from './mutable.js';
import { Scope, Variable } from './scope.js';
import { executeStatement } from './statements.js';
import { stringValue, type ClassValue, type FunctionValue, type InstanceValue, type Value } from './values.js';
import { Workspace, type ModuleResolver } from './workspace.js';
import { ownEntry } from '../../own-entry.js';

/**
 * Evaluates a module without running it: what its expressions are as far as the text tells, and `Unknown`, with a
 * reason, where it does not. Bounded in steps and depth; never throws, whatever the text.
 */
export class Interpreter {
  readonly clock = new Clock();
  readonly budget = new Budget();
  readonly workspace: Workspace;
  /** Functions and classes of the file in the order they are made. */
  readonly definitions: { readonly value: FunctionValue | ClassValue; readonly owner: ClassValue | null }[] = [];
  /** Those of them that the file calls. */
  readonly called = new Set<FunctionValue | ClassValue>();
  /** The first object made of each class. */
  readonly objects = new Map<ClassValue, InstanceValue>();
  /** The names that the file uses without importing them. */
  private readonly unimported = new Set<string>();
  /** What the file sets on modules, by their paths: `tf.model = …`. */
  private readonly ofModules = new Map<string, Variable>();
  private readonly noted = new Map<string, Unknown>();
  private readonly journals: Journal[] = [];
  private statement: SourceRange;
  /** The turns of loops that are being run, the outermost first. */
  private turns: readonly LoopTurn[] = [];
  /** The innermost loop that is being run of which is not known how often it turns. */
  private openLoop: SourceRange | undefined;

  /** @param modules Finds the modules of the same workspace. */
  constructor(
    private readonly source: SourceText,
    readonly library: Library,
    modules: ModuleResolver = () => undefined,
  ) {
    this.workspace = new Workspace(this, modules);
    this.statement = { source: source.path, start: 0, end: 0 };
  }

  /** Runs the statements of a module, and then what it defines and never calls. */
  run(module: ModuleSyntax): void {
    const scope = new Scope('module', null, null);
    scope.own('__name__', this.clock).value = stringValue('__main__');
    scope.own('__file__', this.clock).value = stringValue(this.source.path);
    this.runStatements(module.statements, scope);
    exerciseDefinitions(this, this.source.path);
  }

  /** Runs the statements of a module, each within its own share of the budget. */
  runStatements(statements: readonly Statement[], scope: Scope): void {
    for (const statement of statements) this.guard(statement.range, () => void this.execute(statement, scope));
  }

  /**
   * Runs something within its own share of the budget. Where that is not enough, what it has changed until then is
   * unknown, and the rest of the file is read.
   */
  guard(range: SourceRange, run: () => void): void {
    this.budget.startStatement();
    const journal = this.openJournal();
    try {
      run();
    } catch (error) {
      if (!(error instanceof BudgetExceeded || isOutOfRoom(error))) throw error;
      const reason = unknown(l10n.t('Reading this takes too many steps, so what it computes is not known.'), range);
      for (const thing of journal.touched) thing.merge([journal.original(thing), thing.save()], reason);
      this.note(reason);
    } finally {
      // Journals that were open inside are given up with this one.
      this.journals.length = this.journals.indexOf(journal);
    }
  }

  evaluate(expression: Expression, scope: Scope): Value {
    this.budget.step();
    if (!this.budget.enter()) return unknown(l10n.t('This is nested too deeply to be read.'), expression.range);
    try {
      return evaluateExpression(this, expression, scope);
    } finally {
      this.budget.leave();
    }
  }

  execute(statement: Statement, scope: Scope): Flow {
    this.budget.step();
    const before = this.statement;
    this.statement = statement.range;
    const flow = executeStatement(this, statement, scope);
    this.statement = before;
    return flow;
  }

  /** Runs a turn of a loop. */
  inTurn<Result>(turn: LoopTurn, run: () => Result): Result {
    const before = this.turns;
    this.turns = [...before, turn];
    try {
      return run();
    } finally {
      this.turns = before;
    }
  }

  /** Runs a turn of a loop that may turn more or less often. */
  inOpenLoop<Result>(loop: SourceRange, run: () => Result): Result {
    const before = this.openLoop;
    this.openLoop = loop;
    try {
      return run();
    } finally {
      this.openLoop = before;
    }
  }

  /** The turns of loops that a step of the program is done in. */
  get currentTurns(): { readonly turns?: readonly LoopTurn[]; readonly openLoop?: SourceRange } {
    return { ...(this.turns.length > 0 && { turns: this.turns }), ...(this.openLoop !== undefined && { openLoop: this.openLoop }) };
  }

  call(callee: Value, call: Call): Value {
    if (!this.budget.enter()) return unknown(l10n.t('The calls here are nested too deeply to be followed.'), call.range);
    try {
      return callValue(callee, call);
    } finally {
      this.budget.leave();
    }
  }

  /** The place of an expression in the statement that is being executed. */
  contextOf(range: SourceRange): Context {
    return { interpreter: this, range, statement: this.statement };
  }

  /** The value of a name; a name that nothing defines is looked up in the library. */
  lookUp(name: string, scope: Scope, range: SourceRange): Value {
    const found = scope.find(name) ?? ownEntry(builtins, name);
    if (found !== undefined) return found;
    const customary = this.library.unimported(name);
    if (customary === undefined) return scope.findUnsure(name) ?? unknown(l10n.t('The file does not say what "{0}" is.', name), range);
    if (!this.unimported.has(name)) this.note(unknown(l10n.t('The file does not import "{0}"; it is read as what this usually is.', name), range));
    this.unimported.add(name);
    return customary;
  }

  /** An attribute that the file has set on a module. */
  moduleAttribute(module: string, name: string): Value | undefined {
    // Nearly all attributes are of modules, and few files set any.
    return this.ofModules.size === 0 ? undefined : this.ofModules.get(`${module}.${name}`)?.value;
  }

  setModuleAttribute(path: string, value: Value): void {
    const variable = this.ofModules.get(path) ?? new Variable(this.clock.next(), undefined);
    this.ofModules.set(path, variable);
    this.touch(variable);
    variable.value = value;
  }

  list(items: Value[], form: 'list' | 'set' = 'list', uncertainty: Unknown | null = null): ListValue {
    return new ListValue(this.clock.next(), items, form, uncertainty);
  }

  dictionary(): DictionaryValue {
    return new DictionaryValue(this.clock.next());
  }

  /** Must be called before something changes, so that a branch that may not run can be undone. */
  touch(thing: Mutable<unknown>): void {
    for (let index = this.journals.length - 1; index >= 0; index--) {
      if (this.journals[index]?.record(thing) === false) return;
    }
  }

  /** Runs something and undoes what it changed; returns its result and what things were at its end. */
  attempt<Result>(run: () => Result): { readonly result: Result; readonly ends: ReadonlyMap<Mutable<unknown>, unknown> } {
    const journal = this.openJournal();
    for (const thing of this.library.memory ?? []) this.touch(thing);
    const result = run();
    this.journals.pop();
    return { result, ends: journal.rewind() };
  }

  /** What stands at a place of the file or of a module that it imports, on one line. */
  textAt({ source, start, end }: SourceRange): string {
    const text = source === this.source.path ? this.source.text : this.workspace.sources.find(({ path }) => path === source)?.text;
    return (text ?? '').slice(start, end).replace(/\s+/g, ' ');
  }

  /** Tells, turn by turn, when a loop that starts now is no longer to be followed. */
  watchLoop(loop: Statement | Expression): () => boolean {
    return this.budget.watchLoop(loop, () => this.activity);
  }

  /** Counts what files are read for: the models and steps so far. */
  get activity(): number {
    return this.library.activity?.() ?? 0;
  }

  /** Remembers something that matters and is not known, once. */
  note(reason: Unknown): void {
    const key = `${reason.reason}@${reason.range?.start ?? ''}`;
    if (!this.noted.has(key)) this.noted.set(key, reason);
  }

  get notes(): readonly Unknown[] {
    return [...this.noted.values()];
  }

  private openJournal(): Journal {
    const journal = new Journal(this.clock.next());
    this.journals.push(journal);
    return journal;
  }
}

/** What V8 throws when the stack is full, however deep that is on this machine, or a text or list is longer than it may be. */
function isOutOfRoom(error: unknown): boolean {
  return error instanceof RangeError && /call stack|Invalid (?:string|array) length/.test(error.message);
}
