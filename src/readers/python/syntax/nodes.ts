import type { SourceRange } from '../../../spec/index.js';

/** What every node of the syntax tree has. */
interface Node {
  readonly range: SourceRange;
}

export interface NameExpression extends Node {
  readonly kind: 'name';
  readonly name: string;
}

export interface NumberExpression extends Node {
  readonly kind: 'number';
  readonly value: number;
  /** Python tells `3` from `3.0`, JavaScript does not. */
  readonly integer: boolean;
}

export interface StringExpression extends Node {
  readonly kind: 'string';
  readonly value: string;
}

/** A string with replacements, `f"block_{i}"`. */
export interface FormattedExpression extends Node {
  readonly kind: 'formatted';
  readonly parts: readonly (string | FormattedReplacement)[];
}

export interface FormattedReplacement {
  readonly value: Expression;
  /** What follows the colon, `03d`; null where there is none. */
  readonly format: string | null;
}

export interface ConstantExpression extends Node {
  readonly kind: 'constant';
  readonly value: 'None' | 'True' | 'False' | 'Ellipsis';
}

export interface AttributeExpression extends Node {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
}

export interface SubscriptExpression extends Node {
  readonly kind: 'subscript';
  readonly object: Expression;
  /** Several indices are a tuple. */
  readonly index: Expression;
}

export interface SliceExpression extends Node {
  readonly kind: 'slice';
  readonly start: Expression | null;
  readonly stop: Expression | null;
  readonly step: Expression | null;
}

/** One argument of a call: `300`, `units=300`, `*sizes` or `**options`. */
export interface Argument extends Node {
  readonly form: 'positional' | 'keyword' | 'sequence' | 'mapping';
  /** Only of a keyword argument. */
  readonly name: string | null;
  readonly value: Expression;
}

export interface CallExpression extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** What stands between the parentheses. */
  readonly argumentList: SourceRange;
}

export interface SequenceExpression extends Node {
  readonly kind: 'list' | 'tuple' | 'set';
  readonly items: readonly Expression[];
}

export interface DictionaryEntry {
  /** Null for `**other`. */
  readonly key: Expression | null;
  readonly value: Expression;
}

export interface DictionaryExpression extends Node {
  readonly kind: 'dictionary';
  readonly entries: readonly DictionaryEntry[];
}

export interface StarredExpression extends Node {
  readonly kind: 'starred';
  readonly value: Expression;
}

export interface UnaryExpression extends Node {
  readonly kind: 'unary';
  /** `-`, `+`, `~` or `not`. */
  readonly operator: string;
  readonly operand: Expression;
}

export interface BinaryExpression extends Node {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface LogicalExpression extends Node {
  readonly kind: 'logical';
  readonly operator: 'and' | 'or';
  readonly left: Expression;
  readonly right: Expression;
}

/** A chain of comparisons, `0 < x <= 1`. */
export interface ComparisonExpression extends Node {
  readonly kind: 'comparison';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: string; readonly right: Expression }[];
}

export interface ConditionalExpression extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface Parameter extends Node {
  readonly form: 'normal' | 'keywordOnly' | 'sequence' | 'mapping';
  readonly name: string;
  readonly default: Expression | null;
}

export interface LambdaExpression extends Node {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

export interface ComprehensionExpression extends Node {
  readonly kind: 'comprehension';
  readonly form: 'list' | 'set' | 'dictionary' | 'generator';
  /** Only of a dictionary. */
  readonly key: Expression | null;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

/** An assignment inside an expression, `(n := 10)`. */
export interface NamedExpression extends Node {
  readonly kind: 'named';
  readonly target: Expression;
  readonly value: Expression;
}

/** `await value`, `yield value`: read for the calls inside, never run. */
export interface SuspensionExpression extends Node {
  readonly kind: 'await' | 'yield';
  readonly value: Expression | null;
}

/** A place where an expression should be and none can be read. */
export interface InvalidExpression extends Node {
  readonly kind: 'invalid';
  /** Whether something stands there, nested deeper than is read. */
  readonly isTooDeep?: boolean;
}

export type Expression =
  | NameExpression
  | NumberExpression
  | StringExpression
  | FormattedExpression
  | ConstantExpression
  | AttributeExpression
  | SubscriptExpression
  | SliceExpression
  | CallExpression
  | SequenceExpression
  | DictionaryExpression
  | StarredExpression
  | UnaryExpression
  | BinaryExpression
  | LogicalExpression
  | ComparisonExpression
  | ConditionalExpression
  | LambdaExpression
  | ComprehensionExpression
  | NamedExpression
  | SuspensionExpression
  | InvalidExpression;

export interface ExpressionStatement extends Node {
  readonly kind: 'expression';
  readonly value: Expression;
}

/** `a = b = value`; an annotation without a value has no targets to assign. */
export interface AssignStatement extends Node {
  readonly kind: 'assign';
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface UpdateStatement extends Node {
  readonly kind: 'update';
  readonly target: Expression;
  /** Without the equals sign: `+` for `+=`. */
  readonly operator: string;
  readonly value: Expression;
}

export interface ImportedName {
  /** Dotted after `import`, plain after `from … import`. */
  readonly name: string;
  readonly alias: string | null;
  readonly range: SourceRange;
}

export interface ImportStatement extends Node {
  readonly kind: 'import';
  readonly names: readonly ImportedName[];
}

export interface ImportFromStatement extends Node {
  readonly kind: 'importFrom';
  /** With its leading dots, `..layers`. */
  readonly module: string;
  /** Null for `*`. */
  readonly names: readonly ImportedName[] | null;
}

export interface IfStatement extends Node {
  readonly kind: 'if';
  readonly branches: readonly { readonly condition: Expression; readonly body: readonly Statement[] }[];
  readonly otherwise: readonly Statement[];
}

export interface ForStatement extends Node {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface WhileStatement extends Node {
  readonly kind: 'while';
  readonly condition: Expression;
  readonly body: readonly Statement[];
  readonly otherwise: readonly Statement[];
}

export interface TryStatement extends Node {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly {
    /** The errors that it handles; null for all. */ readonly type: Expression | null;
    readonly name: string | null;
    readonly body: readonly Statement[];
  }[];
  readonly otherwise: readonly Statement[];
  readonly finally: readonly Statement[];
}

export interface WithStatement extends Node {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expression; readonly target: Expression | null }[];
  readonly body: readonly Statement[];
}

export interface FunctionStatement extends Node {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}

export interface ClassStatement extends Node {
  readonly kind: 'class';
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
  /** The names that its body annotates, in order. */
  readonly fields: readonly string[];
}

export interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value: Expression | null;
}

export interface DeleteStatement extends Node {
  readonly kind: 'delete';
  readonly targets: readonly Expression[];
}

export interface ScopeStatement extends Node {
  readonly kind: 'global' | 'nonlocal';
  readonly names: readonly string[];
}

export interface MatchStatement extends Node {
  readonly kind: 'match';
  readonly subject: Expression;
  readonly cases: readonly (readonly Statement[])[];
}

export interface JumpStatement extends Node {
  readonly kind: 'break' | 'continue' | 'pass' | 'raise';
}

/** `assert a, b`, `print a`: nothing happens but the evaluation of the values. */
export interface EvaluateStatement extends Node {
  readonly kind: 'evaluate';
  readonly values: readonly Expression[];
}

export type Statement =
  | ExpressionStatement
  | AssignStatement
  | UpdateStatement
  | ImportStatement
  | ImportFromStatement
  | IfStatement
  | ForStatement
  | WhileStatement
  | TryStatement
  | WithStatement
  | FunctionStatement
  | ClassStatement
  | ReturnStatement
  | DeleteStatement
  | ScopeStatement
  | MatchStatement
  | JumpStatement
  | EvaluateStatement;

/** A place where the text is not Python, or is not read. */
export interface SyntaxFault extends SourceRange {
  /** What is wrong there, for people. */
  readonly reason: string;
  /** Whether it is not read at all, Python or not: it is too long, or nested too deeply. */
  readonly isUnread?: true;
}

/** A file as far as it could be read. */
export interface ModuleSyntax {
  readonly statements: readonly Statement[];
  /** In the order of the text. */
  readonly errors: readonly SyntaxFault[];
}
