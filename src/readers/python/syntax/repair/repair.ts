import * as l10n from '@vscode/l10n';
import { mendBrackets } from './brackets.js';
import { mendIndentation, type Line } from './indentation.js';
import { mendLines, type Parsing } from './lines.js';
import { MendedText, type Mend } from './mended-text.js';
import { brokenStatement, wholeStatement } from './statement-tokens.js';
import { isSignificant, tokenAt, type Token } from './tokens.js';
import { mendTripleQuotes } from './triple-quotes.js';

/** How many characters are looked through for the end of one statement, and for those of all that have none. */
const farthestEnd = 20_000;
const farthestEnds = 400_000;

/**
 * Makes a text that is not Python into one that is as near to it as can be, so that what is broken does not hide what is
 * not: quotes and brackets are closed where the author began something else, commas put between values, lines moved into
 * their blocks. Every change is noted with the reason and its place.
 */
export function repair(text: string): MendedText {
  const closed = MendedText.of(text);
  const quoted = closed.with(mendTripleQuotes(closed.text));
  const bracketed = quoted.with(mendStatements(quoted.text));
  return bracketed.with(mendIndentation(bracketed.text, linesOf(bracketed.text)));
}

/** Replaces the lines of a repaired text that the parser still stumbles over so badly that other lines are lost. */
export function repairLines(repaired: MendedText, parsing: Parsing): MendedText {
  return repaired.with(mendLines(linesOf(repaired.text), parsing));
}

/** Goes through a text statement by statement. */
function* statementsOf(text: string) {
  let offset = 0;
  let left = farthestEnds;
  while (offset < text.length) {
    const token = tokenAt(text, offset);
    if (!isSignificant(token)) {
      offset = token.end;
      continue;
    }
    const whole = left > 0 ? wholeStatement(text, offset, farthestEnd) : null;
    const statement = whole ?? brokenStatement(text, offset);
    if (whole === null) left -= Math.min(farthestEnd, text.length - offset);
    yield statement;
    offset = statement.end;
  }
}

function mendStatements(text: string): Mend[] {
  const mends: Mend[] = [];
  for (const { tokens, mends: ofStrings } of statementsOf(text)) mends.push(...inOrder([...mendTarget(tokens), ...ofStrings, ...mendBrackets(text, tokens)]));
  return mends;
}

/** A value that has lost the name it is given: `= layers.Dense(10)`. */
function mendTarget(tokens: readonly Token[]): Mend[] {
  const [first] = tokens;
  if (first?.text !== '=') return [];
  return [{ start: first.start, end: first.start, insert: '_ ', reason: l10n.t('A name is missing here.') }];
}

/** Strings end before brackets that are closed at the same place; `sort` keeps the order of what is equal. */
function inOrder(mends: readonly Mend[]): Mend[] {
  return mends.toSorted((one, other) => one.start - other.start);
}

function linesOf(text: string): Line[] {
  return [...statementsOf(text)].map(({ tokens }) => tokens);
}
