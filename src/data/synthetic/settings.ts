import * as l10n from '@vscode/l10n';
import type { GeneratorValue } from '../../spec/index.js';
import { DataError } from '../errors.js';
import { RandomState, unseededState } from '../random/index.js';

/** What a generator is given, with what it takes where it is given nothing. */
export class GeneratorSettings {
  constructor(
    private readonly generator: string,
    private readonly given: Readonly<Record<string, GeneratorValue>>,
  ) {}

  /** @throws DataError where something else than a number is given. */
  number(name: string, preset: number): number {
    const value = this.given[name] ?? preset;
    return typeof value === 'number' ? value : this.refuse(name);
  }

  /** @throws DataError where it is no whole number from `least` to 10 million. */
  count(name: string, preset: number, least = 0): number {
    const value = this.number(name, preset);
    return Number.isInteger(value) && value >= least && value <= 1e7 ? value : this.refuse(name);
  }

  isOn(name: string, preset: boolean): boolean {
    const value = this.given[name] ?? preset;
    return typeof value === 'boolean' ? value : this.refuse(name);
  }

  /** A number, or null where none is given. */
  optional(name: string): number | null {
    const value = this.given[name] ?? null;
    return value === null || typeof value === 'number' ? value : this.refuse(name);
  }

  /** Whether None is given. */
  isNone(name: string): boolean {
    return this.given[name] === null;
  }

  /** A list of numbers, or null where none is given. */
  list(name: string): readonly number[] | null {
    const value = this.given[name] ?? null;
    if (value === null || typeof value === 'number') return null;
    return Array.isArray(value) && value.every((one) => typeof one === 'number') ? value : this.refuse(name);
  }

  /** A list of rows of numbers, or null where none is given. */
  rows(name: string): readonly (readonly number[])[] | null {
    const value = this.given[name] ?? null;
    if (value === null || typeof value === 'number') return null;
    const isRow = (row: GeneratorValue): row is readonly number[] => Array.isArray(row) && row.every((one) => typeof one === 'number');
    return Array.isArray(value) && value.every(isRow) ? value : this.refuse(name);
  }

  /** The generator of random numbers of `random_state`; where none is given, one of our own, so that a run can be repeated. */
  random(): RandomState {
    const seed = this.optional('random_state');
    return seed === null ? unseededState(0) : new RandomState(seed);
  }

  private refuse(name: string): never {
    throw new DataError(l10n.t('{0} cannot make data with {1} = {2}.', this.generator, name, JSON.stringify(this.given[name])));
  }
}
