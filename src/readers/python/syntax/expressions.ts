import type { SyntaxNode } from '@lezer/common';
import type { SourceRange } from '../../../spec/index.js';
import { readArguments, readArgumentListRange } from './arguments.js';
import { readComprehension } from './comprehensions.js';
import { readFormatted } from './formatted.js';
import { readNumber, stringParts, unescape } from './literals.js';
import type { DictionaryEntry, Expression, LambdaExpression } from './nodes.js';
import { readParameters } from './parameters.js';
import { childrenOf, splitAt, type TreeText } from './tree.js';

/** Expressions nested deeper than this are not read: nobody writes them, and the stack is finite. */
const maximumDepth = 400;

/** Reads one expression; whatever is missing or broken is an `invalid` expression at that place. */
export function readExpression(tree: TreeText, node: SyntaxNode | undefined, place: SourceRange): Expression {
  if (node === undefined) return { kind: 'invalid', range: place };
  if (tree.depth >= maximumDepth) return { kind: 'invalid', isTooDeep: true, range: place };
  tree.depth++;
  const expression = readers[node.name]?.(tree, node) ?? invalid(tree, node);
  tree.depth--;
  return expression;
}

/** Reads `a, *b, c`: one expression, or a tuple where there is a comma. */
export function readExpressionList(tree: TreeText, nodes: readonly SyntaxNode[], place: SourceRange): Expression {
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return { kind: 'invalid', range: place };
  const items = readItems(tree, nodes);
  const single = items[0];
  if (single !== undefined && items.length === 1 && last.name !== ',') return single;
  return { kind: 'tuple', range: tree.range(first.from, last.to), items };
}

/** Reads the items between commas. */
export function readItems(tree: TreeText, nodes: readonly SyntaxNode[]): Expression[] {
  return splitAt(nodes, ',').map((part) => readItem(tree, part));
}

function readItem(tree: TreeText, part: readonly SyntaxNode[]): Expression {
  const [first, second] = part;
  if (first === undefined) throw new RangeError('An item has at least one node.');
  if (first.name !== '*') return readExpression(tree, first, tree.rangeOf(first));
  const value = readExpression(tree, second, tree.rangeOf(first));
  return { kind: 'starred', value, range: tree.range(first.from, value.range.end) };
}

type Reader = (tree: TreeText, node: SyntaxNode) => Expression;

const readers: Readonly<Record<string, Reader>> = {
  VariableName: (tree, node) => {
    const name = tree.text(node);
    const range = tree.rangeOf(node);
    return name === 'yield' ? { kind: 'yield', value: null, range } : { kind: 'name', name, range };
  },
  Number: (tree, node) => {
    const number = readNumber(tree.text(node));
    return number === null ? invalid(tree, node) : { kind: 'number', ...number, range: tree.rangeOf(node) };
  },
  String: (tree, node) => {
    const literal = tree.text(node);
    const { raw, start, end } = stringParts(literal);
    const content = literal.slice(start, end);
    return { kind: 'string', value: raw ? content : unescape(content), range: tree.rangeOf(node) };
  },
  FormatString: readFormatted,
  ContinuedString: readContinued,
  Boolean: (tree, node) => ({
    kind: 'constant',
    value: tree.text(node) === 'True' ? 'True' : 'False',
    range: tree.rangeOf(node),
  }),
  None: (tree, node) => ({ kind: 'constant', value: 'None', range: tree.rangeOf(node) }),
  Ellipsis: (tree, node) => ({ kind: 'constant', value: 'Ellipsis', range: tree.rangeOf(node) }),
  ParenthesizedExpression: (tree, node) => readItems(tree, insideOf(node))[0] ?? invalid(tree, node),
  TupleExpression: (tree, node) => ({ kind: 'tuple', items: readItems(tree, insideOf(node)), range: tree.rangeOf(node) }),
  ArrayExpression: (tree, node) => ({ kind: 'list', items: readItems(tree, insideOf(node)), range: tree.rangeOf(node) }),
  SetExpression: (tree, node) => ({ kind: 'set', items: readItems(tree, insideOf(node)), range: tree.rangeOf(node) }),
  DictionaryExpression: readDictionary,
  ComprehensionExpression: (tree, node) => readComprehension(tree, node, 'generator'),
  ArrayComprehensionExpression: (tree, node) => readComprehension(tree, node, 'list'),
  SetComprehensionExpression: (tree, node) => readComprehension(tree, node, 'set'),
  DictionaryComprehensionExpression: (tree, node) => readComprehension(tree, node, 'dictionary'),
  CallExpression: readCall,
  MemberExpression: readMember,
  UnaryExpression: readUnary,
  BinaryExpression: readBinary,
  ConditionalExpression: readConditional,
  LambdaExpression: readLambda,
  NamedExpression: (tree, node) => {
    const [target, , value] = childrenOf(node);
    const range = tree.rangeOf(node);
    return { kind: 'named', target: readExpression(tree, target, range), value: readExpression(tree, value, range), range };
  },
  AwaitExpression: (tree, node) => {
    const range = tree.rangeOf(node);
    return { kind: 'await', value: readExpression(tree, childrenOf(node)[1], range), range };
  },
  YieldExpression: (tree, node) => {
    const values = childrenOf(node).filter((child) => child.name !== 'yield' && child.name !== 'from');
    const range = tree.rangeOf(node);
    return { kind: 'yield', value: values.length === 0 ? null : readExpressionList(tree, values, range), range };
  },
};

function invalid(tree: TreeText, node: SyntaxNode): Expression {
  return { kind: 'invalid', range: tree.rangeOf(node) };
}

const brackets = new Set(['(', ')', '[', ']', '{', '}']);

function insideOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter((child) => !brackets.has(child.name));
}

function readContinued(tree: TreeText, node: SyntaxNode): Expression {
  const range = tree.rangeOf(node);
  const pieces = childrenOf(node).map((child) => readExpression(tree, child, range));
  const parts = pieces.flatMap((piece) => {
    if (piece.kind === 'string') return [piece.value];
    return piece.kind === 'formatted' ? piece.parts : [];
  });
  if (parts.every((part) => typeof part === 'string')) return { kind: 'string', value: parts.join(''), range };
  return { kind: 'formatted', parts, range };
}

function readDictionary(tree: TreeText, node: SyntaxNode): Expression {
  const entries: DictionaryEntry[] = [];
  for (const part of splitAt(insideOf(node), ',')) {
    const [first, second, third] = part;
    if (first === undefined) continue;
    const place = tree.rangeOf(first);
    if (first.name === '**') entries.push({ key: null, value: readExpression(tree, second, place) });
    else entries.push({ key: readExpression(tree, first, place), value: readExpression(tree, third, place) });
  }
  return { kind: 'dictionary', entries, range: tree.rangeOf(node) };
}

function readCall(tree: TreeText, node: SyntaxNode): Expression {
  const [callee, list] = childrenOf(node);
  const range = tree.rangeOf(node);
  return {
    kind: 'call',
    callee: readExpression(tree, callee, range),
    arguments: list === undefined ? [] : readArguments(tree, list),
    argumentList: list === undefined ? { ...range, start: range.end } : readArgumentListRange(tree, list),
    range,
  };
}

function readMember(tree: TreeText, node: SyntaxNode): Expression {
  const children = childrenOf(node);
  const range = tree.rangeOf(node);
  const object = readExpression(tree, children[0], range);
  if (children[1]?.name === '[') return { kind: 'subscript', object, index: readIndex(tree, node, children.slice(2)), range };
  const property = children[2];
  if (property === undefined) return { kind: 'invalid', range };
  return { kind: 'attribute', object, name: tree.text(property), range };
}

/** Reads what stands between square brackets: `3`, `1:5`, `..., None`, `:, ::2`. */
function readIndex(tree: TreeText, node: SyntaxNode, nodes: readonly SyntaxNode[]): Expression {
  const inside = nodes.filter((child) => child.name !== ']');
  const range = tree.rangeOf(node);
  const items = splitAt(inside, ',').map((part): Expression => {
    const first = part[0];
    const last = part.at(-1);
    if (first === undefined || last === undefined) return { kind: 'invalid', range };
    if (!part.some((child) => child.name === ':')) return readItem(tree, part);
    const bounds: (SyntaxNode | undefined)[] = [undefined];
    for (const child of part) {
      if (child.name === ':') bounds.push(undefined);
      else bounds[bounds.length - 1] = child;
    }
    const bound = (child: SyntaxNode | undefined): Expression | null => (child === undefined ? null : readExpression(tree, child, range));
    return {
      kind: 'slice', start: bound(bounds[0]), stop: bound(bounds[1]), step: bound(bounds[2]), range: tree.range(first.from, last.to),
    };
  });
  const single = items[0];
  if (single !== undefined && items.length === 1 && inside.at(-1)?.name !== ',') return single;
  return { kind: 'tuple', items, range };
}

function readUnary(tree: TreeText, node: SyntaxNode): Expression {
  const [operator, operand] = childrenOf(node);
  const range = tree.rangeOf(node);
  if (operator === undefined) return { kind: 'invalid', range };
  return { kind: 'unary', operator: tree.text(operator), operand: readExpression(tree, operand, range), range };
}

const comparisons = new Set(['<', '>', '==', '>=', '<=', '!=', '<>', 'in', 'not in', 'is', 'is not']);

function readBinary(tree: TreeText, node: SyntaxNode): Expression {
  const children = childrenOf(node);
  const range = tree.rangeOf(node);
  const leftNode = children[0];
  if (leftNode === undefined || children.length < 3) return { kind: 'invalid', range };
  const left = readExpression(tree, leftNode, range);
  const right = readExpression(tree, children.at(-1), range);
  const operator = children.slice(1, -1).map((child) => tree.text(child)).join(' ');
  if (operator === 'and' || operator === 'or') return { kind: 'logical', operator, left, right, range };
  if (!comparisons.has(operator)) return { kind: 'binary', operator, left, right, range };
  if (left.kind === 'comparison' && leftNode.name === 'BinaryExpression') {
    return { ...left, rest: [...left.rest, { operator, right }], range };
  }
  return { kind: 'comparison', first: left, rest: [{ operator, right }], range };
}

function readConditional(tree: TreeText, node: SyntaxNode): Expression {
  const [then, , condition, , otherwise] = childrenOf(node);
  const range = tree.rangeOf(node);
  return {
    kind: 'conditional',
    then: readExpression(tree, then, range),
    condition: readExpression(tree, condition, range),
    otherwise: readExpression(tree, otherwise, range),
    range,
  };
}

function readLambda(tree: TreeText, node: SyntaxNode): LambdaExpression {
  const children = childrenOf(node);
  const range = tree.rangeOf(node);
  const list = children.find((child) => child.name === 'ParamList');
  const colon = children.findIndex((child) => child.name === ':');
  const body = colon < 0 ? undefined : children[colon + 1];
  return { kind: 'lambda', parameters: list === undefined ? [] : readParameters(tree, list), body: readExpression(tree, body, range), range };
}
