import type { SyntaxNode } from '@lezer/common';
import type { SourceRange } from '../../../spec/index.js';
import { readArguments } from './arguments.js';
import { readFields } from './class-fields.js';
import { readExpression, readExpressionList } from './expressions.js';
import { readImport } from './imports.js';
import type { Expression, Statement } from './nodes.js';
import { readParameters } from './parameters.js';
import { childrenOf, splitAt, type TreeText } from './tree.js';

/** Blocks nested deeper than this are not read. */
const maximumDepth = 60;

/** Reads statements in order. What is not a statement (what the parser could not place) is left out. */
export function readStatements(tree: TreeText, nodes: readonly SyntaxNode[], depth = 0): Statement[] {
  if (depth > maximumDepth) return [];
  const statements: Statement[] = [];
  for (const node of nodes) {
    const read = node.name === 'StatementGroup' ? readStatements(tree, childrenOf(node), depth + 1) : [readers[node.name]?.(tree, node, depth) ?? null];
    for (const statement of read) if (statement !== null) statements.push(statement);
  }
  return statements;
}

type Reader = (tree: TreeText, node: SyntaxNode, depth: number) => Statement | null;

const jump = (kind: 'break' | 'continue' | 'pass'): Reader => (tree, node) => ({ kind, range: tree.rangeOf(node) });

const readers: Readonly<Record<string, Reader>> = {
  ExpressionStatement: (tree, node) => {
    const range = tree.rangeOf(node);
    return { kind: 'expression', value: readExpressionList(tree, childrenOf(node), range), range };
  },
  AssignStatement: readAssign,
  UpdateStatement: readUpdate,
  ImportStatement: readImport,
  IfStatement: readIf,
  ForStatement: readFor,
  WhileStatement: (tree, node, depth) => {
    const children = childrenOf(node);
    const range = tree.rangeOf(node);
    const bodies = bodiesByKeyword(tree, children, depth);
    const condition = readExpression(tree, children[1], range);
    return { kind: 'while', condition, body: bodies.get('while') ?? [], otherwise: bodies.get('else') ?? [], range };
  },
  TryStatement: readTry,
  WithStatement: readWith,
  FunctionDefinition: (tree, node, depth) => readFunction(tree, node, depth, []),
  ClassDefinition: (tree, node, depth) => readClass(tree, node, depth, []),
  DecoratedStatement: readDecorated,
  MatchStatement: readMatch,
  ReturnStatement: (tree, node) => {
    const values = childrenOf(node).slice(1);
    const range = tree.rangeOf(node);
    return { kind: 'return', value: values.length === 0 ? null : readExpressionList(tree, values, range), range };
  },
  DeleteStatement: (tree, node) => ({ kind: 'delete', targets: readAll(tree, node), range: tree.rangeOf(node) }),
  ScopeStatement: (tree, node) => {
    const [keyword, ...rest] = childrenOf(node);
    const names = rest.filter((child) => child.name === 'VariableName').map((child) => tree.text(child));
    return { kind: keyword?.name === 'global' ? 'global' : 'nonlocal', names, range: tree.rangeOf(node) };
  },
  PassStatement: jump('pass'),
  BreakStatement: jump('break'),
  ContinueStatement: jump('continue'),
  RaiseStatement: (tree, node) => ({ kind: 'raise', range: tree.rangeOf(node) }),
  AssertStatement: (tree, node) => ({ kind: 'evaluate', values: readAll(tree, node), range: tree.rangeOf(node) }),
  PrintStatement: (tree, node) => ({ kind: 'evaluate', values: readAll(tree, node), range: tree.rangeOf(node) }),
  YieldStatement: (tree, node) => {
    const range = tree.rangeOf(node);
    const values = childrenOf(node).filter((child) => child.name !== 'yield' && child.name !== 'from');
    const value = values.length === 0 ? null : readExpressionList(tree, values, range);
    return { kind: 'expression', value: { kind: 'yield', value, range }, range };
  },
};

/** The expressions after a keyword, without the commas between them. */
function readAll(tree: TreeText, node: SyntaxNode): Expression[] {
  const rest = childrenOf(node).slice(1);
  return splitAt(rest, ',').map((part) => readExpression(tree, part[0], tree.rangeOf(node)));
}

function readBody(tree: TreeText, body: SyntaxNode | undefined, depth: number): Statement[] {
  return body === undefined ? [] : readStatements(tree, childrenOf(body), depth + 1);
}

/** The blocks of a compound statement by the keyword in front of them; of several, the first. */
function bodiesByKeyword(tree: TreeText, children: readonly SyntaxNode[], depth: number): Map<string, Statement[]> {
  const bodies = new Map<string, Statement[]>();
  let keyword = '';
  for (const child of children) {
    if (child.name === 'Body') {
      if (!bodies.has(keyword)) bodies.set(keyword, readBody(tree, child, depth));
    } else if (['for', 'while', 'else', 'finally', 'try', 'with'].includes(child.name)) keyword = child.name;
  }
  return bodies;
}

function readAssign(tree: TreeText, node: SyntaxNode): Statement | null {
  const range = tree.rangeOf(node);
  const parts: SyntaxNode[][] = [[]];
  let end = range.start;
  for (const child of childrenOf(node)) {
    if (child.name === 'AssignOp') {
      parts.push([]);
      end = tree.place(child.to, child.to).start;
    } else if (child.name !== 'TypeDef') parts.at(-1)?.push(child);
  }
  const value = parts.length > 1 ? parts.pop() : undefined;
  if (value === undefined) return null;
  const targets = parts.map((part) => readExpressionList(tree, part, range));
  return { kind: 'assign', targets, value: readExpressionList(tree, value, { ...range, start: end, end }), range };
}

function readUpdate(tree: TreeText, node: SyntaxNode): Statement | null {
  const children = childrenOf(node);
  const range = tree.rangeOf(node);
  const at = children.findIndex((child) => child.name === 'UpdateOp');
  const operator = children[at];
  if (operator === undefined) return null;
  return {
    kind: 'update',
    target: readExpression(tree, children[0], range),
    operator: tree.text(operator).slice(0, -1),
    value: readExpressionList(tree, children.slice(at + 1), range),
    range,
  };
}

function readIf(tree: TreeText, node: SyntaxNode, depth: number): Statement {
  const range = tree.rangeOf(node);
  const branches: { condition: Expression; body: Statement[] }[] = [];
  let otherwise: Statement[] = [];
  let condition: Expression | null = null;
  for (const child of childrenOf(node)) {
    if (child.name === 'Body') {
      if (condition === null) otherwise = readBody(tree, child, depth);
      else branches.push({ condition, body: readBody(tree, child, depth) });
      condition = null;
    } else if (child.name === 'if' || child.name === 'elif') condition = { kind: 'invalid', range: tree.rangeOf(child) };
    else if (child.name !== 'else') condition = readExpression(tree, child, range);
  }
  return { kind: 'if', branches, otherwise, range };
}

function readFor(tree: TreeText, node: SyntaxNode, depth: number): Statement {
  const range = tree.rangeOf(node);
  const children = childrenOf(node).filter((child) => child.name !== 'async');
  const split = children.findIndex((child) => child.name === 'in');
  const first = children.findIndex((child) => child.name === 'Body');
  const end = first < 0 ? children.length : first;
  const bodies = bodiesByKeyword(tree, children, depth);
  return {
    kind: 'for',
    target: readExpressionList(tree, children.slice(1, Math.max(split, 1)), range),
    iterable: split < 0 ? { kind: 'invalid', range } : readExpressionList(tree, children.slice(split + 1, end), range),
    body: bodies.get('for') ?? [],
    otherwise: bodies.get('else') ?? [],
    range,
  };
}

function readTry(tree: TreeText, node: SyntaxNode, depth: number): Statement {
  const children = childrenOf(node);
  const bodies = bodiesByKeyword(tree, children, depth);
  const handlers: { type: Expression | null; name: string | null; body: Statement[] }[] = [];
  let type: Expression | null = null;
  let name: string | null | undefined;
  for (const [index, child] of children.entries()) {
    if (child.name === 'except') [name, type] = [null, null];
    else if (child.name === 'else' || child.name === 'finally') name = undefined;
    else if (name !== undefined && child.name === 'VariableName' && children[index - 1]?.name === 'as') name = tree.text(child);
    else if (name !== undefined && child.name === 'Body') handlers.push({ type, name, body: readBody(tree, child, depth) });
    else if (name !== undefined && children[index - 1]?.name === 'except') type = readExpression(tree, child, tree.rangeOf(child));
  }
  return {
    kind: 'try', body: bodies.get('try') ?? [], handlers, otherwise: bodies.get('else') ?? [], finally: bodies.get('finally') ?? [],
    range: tree.rangeOf(node),
  };
}

function readWith(tree: TreeText, node: SyntaxNode, depth: number): Statement {
  const range = tree.rangeOf(node);
  const children = childrenOf(node).filter((child) => child.name !== 'async');
  const head = children.slice(1).filter((child) => child.name !== 'Body');
  const items = splitAt(head, ',').map((part) => ({
    context: readExpression(tree, part[0], range),
    target: part[1]?.name === 'as' ? readExpression(tree, part[2], range) : null,
  }));
  return { kind: 'with', items, body: readBody(tree, children.find((child) => child.name === 'Body'), depth), range };
}

function readFunction(tree: TreeText, node: SyntaxNode, depth: number, decorators: readonly Expression[]): Statement | null {
  const children = childrenOf(node);
  const name = children.find((child) => child.name === 'VariableName');
  const list = children.find((child) => child.name === 'ParamList');
  if (name === undefined) return null;
  return {
    kind: 'function',
    name: tree.text(name),
    parameters: list === undefined ? [] : readParameters(tree, list),
    decorators,
    body: readBody(tree, children.find((child) => child.name === 'Body'), depth),
    range: tree.rangeOf(node),
  };
}

function readClass(tree: TreeText, node: SyntaxNode, depth: number, decorators: readonly Expression[]): Statement | null {
  const children = childrenOf(node);
  const name = children.find((child) => child.name === 'VariableName');
  const list = children.find((child) => child.name === 'ArgList');
  if (name === undefined) return null;
  const bases = list === undefined ? [] : readArguments(tree, list).filter(({ form }) => form === 'positional');
  const body = children.find((child) => child.name === 'Body');
  return {
    kind: 'class',
    name: tree.text(name),
    bases: bases.map(({ value }) => value),
    decorators,
    body: readBody(tree, body, depth),
    fields: readFields(tree, body),
    range: tree.rangeOf(node),
  };
}

function readDecorated(tree: TreeText, node: SyntaxNode, depth: number): Statement | null {
  const children = childrenOf(node);
  const decorators = children.filter((child) => child.name === 'Decorator').map((child) => readDecorator(tree, child));
  const definition = children.find((child) => child.name === 'FunctionDefinition' || child.name === 'ClassDefinition');
  if (definition === undefined) return null;
  return definition.name === 'ClassDefinition'
    ? readClass(tree, definition, depth, decorators)
    : readFunction(tree, definition, depth, decorators);
}

function readDecorator(tree: TreeText, node: SyntaxNode): Expression {
  const range = tree.rangeOf(node);
  const children = childrenOf(node);
  let decorator: Expression = { kind: 'invalid', range };
  for (const [index, child] of children.entries()) {
    const upToHere: SourceRange = tree.range(children[1]?.from ?? child.from, child.to);
    if (child.name === 'VariableName' && index === 1) decorator = { kind: 'name', name: tree.text(child), range: upToHere };
    else if (child.name === 'VariableName') decorator = { kind: 'attribute', object: decorator, name: tree.text(child), range: upToHere };
    else if (child.name === 'ArgList') {
      const argumentList = tree.range(child.from + 1, Math.max(child.from + 1, child.to - 1));
      decorator = { kind: 'call', callee: decorator, arguments: readArguments(tree, child), argumentList, range: upToHere };
    }
  }
  return decorator;
}

function readMatch(tree: TreeText, node: SyntaxNode, depth: number): Statement {
  const range = tree.rangeOf(node);
  const children = childrenOf(node);
  const body = children.find((child) => child.name === 'MatchBody');
  const clauses = body === undefined ? [] : childrenOf(body).filter((child) => child.name === 'MatchClause');
  const cases = clauses.map((clause) => readBody(tree, childrenOf(clause).find((child) => child.name === 'Body'), depth));
  return { kind: 'match', subject: readExpression(tree, children[1], range), cases, range };
}
