import * as l10n from '@vscode/l10n';
import type { EngineState, InitialValues } from '../engine.js';
import { RequestError } from '../errors.js';

/**
 * Variables between calls, in memory of JavaScript's, from where each call takes them to the backend. So nothing has to
 * be freed, and a call that fails leaves them as they were.
 */
export class TfjsState implements EngineState {
  readonly names: readonly string[];
  private readonly variables: Map<string, Float32Array>;

  constructor(values: InitialValues) {
    this.variables = new Map([...values].map(([name, { values: initial }]) => [name, initial.slice()]));
    this.names = [...values.keys()];
  }

  read(name: string): Float32Array {
    return this.current(name).slice();
  }

  write(name: string, values: Float32Array): void {
    const { length } = this.current(name);
    if (length !== values.length) {
      throw new RequestError(
        l10n.t('The variable "{0}" has {1} elements, but {2} were given.', name, length, values.length),
      );
    }
    this.variables.set(name, values.slice());
  }

  /** A variable's own elements, not to be changed. */
  current(name: string): Float32Array {
    const values = this.variables.get(name);
    if (values === undefined) throw new RequestError(l10n.t('The engine state has no variable "{0}".', name));
    return values;
  }

  /** Takes over new values. */
  replace(values: ReadonlyMap<string, Float32Array>): void {
    for (const [name, own] of values) this.variables.set(name, own);
  }
}
