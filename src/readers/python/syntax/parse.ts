import { parser } from '@lezer/python';
import type { Tree } from '@lezer/common';
import * as l10n from '@vscode/l10n';
import type { SourceText } from '../../../spec/index.js';
import type { ModuleSyntax, Statement, SyntaxFault } from './nodes.js';
import { normalize } from './normalize.js';
import { MendedText, repair, repairLines } from './repair/index.js';
import { readStatements } from './statements.js';
import { childrenOf, TreeText } from './tree.js';

/** A part of a text that is a program of its own, such as a cell of a notebook: whatever is broken in it ends with it. */
export interface SourcePart {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a Python text. Nothing is thrown whatever the text: a statement that can be read is read, before, between and
 * after what cannot.
 * @param parts The parts of the text in their order; without them it is one.
 */
export function parseModule(source: SourceText, parts: readonly SourcePart[] = [{ start: 0, end: source.text.length }]): ModuleSyntax {
  const statements: Statement[] = [];
  const errors: SyntaxFault[] = [];
  for (const part of parts) {
    const read = parsePart(source, part);
    for (const statement of read.statements) statements.push(statement);
    for (const error of read.errors) errors.push(error);
  }
  return { statements, errors };
}

/** A text of more characters is not read: no one writes it, and it takes seconds. */
const longestText = 1_000_000;

/** A text of more characters is read as the parser recovers from its errors. */
const longestRepair = 200_000;

function parsePart(source: SourceText, { start, end }: SourcePart): ModuleSyntax {
  const unread = (reason: string): ModuleSyntax => ({ statements: [], errors: [{ source: source.path, start, end, reason, isUnread: true }] });
  if (end - start > longestText) return unread(l10n.t('This has more than {0} characters, which is more than is read.', longestText));
  const written = MendedText.of(source.text.slice(start, end));
  const parsed = parse(written);
  if (parsed !== null && (end - start > longestRepair || parsed.errors.length === 0)) return readTree(source, start, written, parsed);
  let text = repair(written.text);
  let read = parse(text);
  for (let round = 0; read !== null && round < repairs; round++) {
    const errors = read.errors.map(({ from }) => from);
    const repaired = errors.length === 0 ? text : repairLines(text, { errors, starts: startsIn(read.tree), isBroken });
    const again = repaired === text ? null : parse(repaired);
    if (again === null) break;
    [text, read] = [repaired, again];
  }
  if (read !== null) return readTree(source, start, text, read);
  return unread(l10n.t('This is nested too deeply to be read.'));
}

/** How often lines are replaced that keep the parser from reading others. */
const repairs = 2;

function readTree(source: SourceText, start: number, text: MendedText, { tree, errors }: Parsed): ModuleSyntax {
  const statements = readStatements(new TreeText(source, start, text), childrenOf(tree.topNode));
  return { statements, errors: faultsOf(errors, source, start, text) };
}

/** The parser's tree, and where the parser had to skip or to insert something. */
interface Parsed {
  readonly tree: Tree;
  readonly errors: readonly { readonly from: number; readonly to: number }[];
}

/** Brackets nested deeper than this are given up where the parser's own stack does not suffice. */
const maximumNesting = 100;

/** The parser's tree; null for a text that the stack does not suffice for: the tree is built by recursion. */
function parse({ text }: MendedText): Parsed | null {
  const normalized = normalize(text);
  return parseWithin(normalized) ?? parseWithin(flatten(normalized));
}

function parseWithin(text: string): Parsed | null {
  try {
    const tree = parser.parse(text);
    return { tree, errors: errorsIn(tree) };
  } catch (error) {
    // A tree of more than 2,500 levels comes damaged from the parser, and going through it meets nodes without a type.
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return null;
  }
}

/** Blanks the brackets that are nested too deeply. */
function flatten(text: string): string {
  let depth = 0;
  return text.replace(/[([{}\])]/g, (bracket) => {
    const opens = '([{'.includes(bracket);
    if (opens) depth++;
    const isTooDeep = depth > maximumNesting;
    if (!opens) depth = Math.max(0, depth - 1);
    return isTooDeep ? ' ' : bracket;
  });
}

function errorsIn(tree: Tree): Parsed['errors'] {
  const errors: { readonly from: number; readonly to: number }[] = [];
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) errors.push({ from, to });
    },
  });
  return errors;
}

function isBroken(statement: string): boolean {
  const parsed = parse(MendedText.of(statement));
  return parsed === null || parsed.errors.length > 0;
}

/** Where statements begin. */
function startsIn(tree: Tree): Set<number> {
  const starts = new Set<number>();
  tree.iterate({
    enter: ({ name, from }) => {
      if (/(?:Statement|Definition)$/.test(name)) starts.add(from);
    },
  });
  return starts;
}

/** What was mended, and what the parser could not read after that; marks that touch are one error. */
function faultsOf(errors: Parsed['errors'], { path }: SourceText, start: number, text: MendedText): SyntaxFault[] {
  const place = (from: number, to: number, reason: string): SyntaxFault => ({ source: path, start: start + from, end: start + Math.max(from, to), reason });
  // The reason that a mend gives says more than the parser's, so it comes first where both are.
  const found = [
    ...text.faults.map((fault) => place(fault.start, fault.end, fault.reason)),
    ...errors.map(({ from, to }) => place(text.original(from), text.original(to), l10n.t('What stands here cannot be read.'))),
  ].sort((one, other) => one.start - other.start);
  const faults: SyntaxFault[] = [];
  for (const fault of found) {
    const previous = faults.at(-1);
    if (previous === undefined || fault.start > previous.end) faults.push(fault);
    else faults[faults.length - 1] = { ...previous, end: Math.max(previous.end, fault.end) };
  }
  return faults;
}
