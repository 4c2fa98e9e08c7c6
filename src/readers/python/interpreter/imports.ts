import * as l10n from '@vscode/l10n';
import { unknown } from '../../../spec/index.js';
import type { ImportFromStatement, ImportStatement } from '../syntax/index.js';
import type { Interpreter } from './interpreter.js';
import type { Scope } from './scope.js';
import type { ModuleValue, Value } from './values.js';
import { submodule } from './workspace.js';

/** Runs `import a.b` (which names `a`) and `import a.b as c` (which names the module itself). */
export function importModules(interpreter: Interpreter, statement: ImportStatement, scope: Scope): void {
  for (const { name, alias } of statement.names) {
    const path = alias === null ? (name.split('.')[0] ?? name) : name;
    const module = moduleOrOpaque(interpreter, path, statement.range.source);
    // `import a.b` runs `a.b`, too.
    if (alias === null && path !== name) moduleOrOpaque(interpreter, name, statement.range.source);
    set(interpreter, scope, alias ?? path, module);
  }
}

/** Runs `from module import names`; what cannot be found is unknown. */
export function importFrom(interpreter: Interpreter, statement: ImportFromStatement, scope: Scope): void {
  const module = moduleOrOpaque(interpreter, statement.module, statement.range.source);
  if (statement.names === null) {
    scope.imported.unshift(module);
    return;
  }
  for (const { name, alias, range } of statement.names) {
    const member = module.member(name) ?? interpreter.library.module(submodule(statement.module, name));
    const value = member ?? unknown(notRead(`${statement.module}.${name}`), range);
    set(interpreter, scope, alias ?? name, value);
  }
}

/** A module of the library or of the workspace; of any other, nothing is known but the modules in it. */
function moduleOrOpaque(interpreter: Interpreter, path: string, from: string): ModuleValue {
  const found = path.startsWith('.') ? undefined : interpreter.library.module(path);
  const { workspace } = interpreter;
  return found ?? workspace.module(path, from) ?? { kind: 'module', path, member: (name) => workspace.module(submodule(path, name), from) };
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
