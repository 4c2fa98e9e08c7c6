import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import type { ImportFromStatement, ImportStatement } from '../syntax/index.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import type { ModuleValue, Value } from './values.js';

/** Runs `import a.b` (which names `a`) and `import a.b as c` (which names the module itself). */
export function importModules(interpreter: Interpreter, statement: ImportStatement, scope: Scope): void {
  for (const { name, alias } of statement.names) {
    const path = alias === null ? (name.split('.')[0] ?? name) : name;
    set(interpreter, scope, alias ?? path, moduleOrOpaque(interpreter, path));
  }
}

/** Runs `from module import names`; what cannot be found is unknown. */
export function importFrom(interpreter: Interpreter, statement: ImportFromStatement, scope: Scope): void {
  const module = moduleOrOpaque(interpreter, statement.module);
  if (statement.names === null) {
    scope.imported.unshift(module);
    return;
  }
  for (const { name, alias, range } of statement.names) {
    const member = module.member(name) ?? interpreter.library.module(`${statement.module}.${name}`);
    const value = member ?? unknown(notRead(`${statement.module}.${name}`), range);
    set(interpreter, scope, alias ?? name, value);
  }
}

function moduleOrOpaque(interpreter: Interpreter, path: string): ModuleValue {
  return interpreter.library.module(path) ?? { kind: 'module', path, member: () => undefined };
}

/** Why a member of a module is not known. */
export function notRead(path: string): string {
  return l10n.t('"{0}" comes from a module that is not read, so what it gives is known only when the file runs.', path);
}

function set(interpreter: Interpreter, scope: Scope, name: string, value: Value): void {
  const variable = scope.own(name, interpreter.clock);
  interpreter.touch(variable);
  variable.value = value;
}
