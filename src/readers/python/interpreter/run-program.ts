import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import type { Expression } from '../syntax/index.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';

/** What a notebook calls with a path where IPython's `%run` stands: one letter, which no program uses as a name. */
export const runName = 'ǃ';

/**
 * Runs `%run helper.py`: another program, whose names are then those of the notebook, too.
 * @returns whether the expression is that.
 */
export function runProgram(interpreter: Interpreter, expression: Expression, scope: Scope): boolean {
  if (expression.kind !== 'call' || expression.callee.kind !== 'name' || expression.callee.name !== runName) return false;
  const path = expression.arguments[0]?.value;
  const module = path?.kind === 'string' ? interpreter.workspace.program(path.value, expression.range.source) : undefined;
  if (module === undefined) interpreter.note(unknown(l10n.t('What "%run" runs here is not read, so what it defines is not known.'), expression.range));
  else scope.imported.unshift(module);
  return true;
}
