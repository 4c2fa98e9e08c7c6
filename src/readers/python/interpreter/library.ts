import type { Mutable } from './mutable.js';
import type { ModuleValue, Value } from './values.js';
import { ownEntry } from '../../own-entry.js';

/** What the interpreter knows besides the file: modules that can be imported. */
export interface Library {
  /** The module of a dotted path; `undefined` where the library does not have it. */
  module(path: string): ModuleValue | undefined;
  /** What a name means that a file uses without importing it, as fragments of code do; `undefined` where it is unclear. */
  unimported(name: string): Value | undefined;
  /** Counts what files are read for, so that loops are followed only while they do some of it. */
  activity?(): number;
  /** What it keeps besides the values of the program, such as the names it gave: undone with a branch that may not run. */
  readonly memory?: readonly Mutable<unknown>[];
  /** Told before a function runs that the file itself never calls. */
  beforeExercise?(): void;
}

/** Several libraries as one; the first that knows a module or name answers. */
export function combineLibraries(...libraries: readonly Library[]): Library {
  const first = <Result>(ask: (library: Library) => Result | undefined): Result | undefined => {
    for (const library of libraries) {
      const answer = ask(library);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
  return {
    module: (path) => first((library) => library.module(path)),
    unimported: (name) => first((library) => library.unimported(name)),
    activity: () => libraries.reduce((sum, library) => sum + (library.activity?.() ?? 0), 0),
    memory: libraries.flatMap(({ memory }) => memory ?? []),
    beforeExercise: () => libraries.forEach((library) => library.beforeExercise?.()),
  };
}

/** A module with the given members. */
export function moduleOf(path: string, members: Readonly<Record<string, Value>>): ModuleValue {
  return { kind: 'module', path, member: (name) => ownEntry(members, name) };
}
