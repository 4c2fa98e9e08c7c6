import * as l10n from '@vscode/l10n';
import { isUnknown, unknown, type SourceRange, type Unknown } from '../../../spec/index.js';
import { maximumItems } from './budget.js';
import { Mutable } from './mutable.js';
import { joinValues, sameValue } from './sameness.js';
import type { Value } from './values.js';

/** A list or a set. */
export class ListValue extends Mutable<readonly [readonly Value[], Unknown | null]> {
  readonly kind = 'list';
  /** All its items as one value, where only the first of many are kept, and which those were. */
  private continuation: { readonly stacked: Value; readonly first: readonly Value[] } | null = null;

  /** @param uncertainty Why the items are not all known, in number or order; null where they are. */
  constructor(
    readonly born: number,
    public items: Value[],
    readonly form: 'list' | 'set' = 'list',
    public uncertainty: Unknown | null = null,
  ) {
    super();
  }

  /** Adds items at the end; more than are followed make the list uncertain. */
  extend(items: readonly Value[] | Unknown, range: SourceRange): void {
    if (isUnknown(items)) this.uncertainty ??= items;
    else if (this.items.length + items.length <= maximumItems) this.items.push(...items);
    else this.uncertainty ??= unknown(l10n.t('The list has more than {0} elements, which is more than is followed.', maximumItems), range);
  }

  /** The list goes on as its items begin. @param stacked All of them as one value. @param reason Why the others are not in it. */
  continueAs(stacked: Value, reason: Unknown): void {
    this.continuation = { stacked, first: [...this.items] };
    this.uncertainty = reason;
  }

  /** All items of a list that goes on as it begins, as one value; `undefined` for other lists, and where it was changed since. */
  get stacked(): Value | undefined {
    const { continuation, items } = this;
    const isSame = continuation?.first.length === items.length && continuation.first.every((item, place) => item === items[place]);
    return isSame ? continuation.stacked : undefined;
  }

  override save(): readonly [readonly Value[], Unknown | null] {
    return [[...this.items], this.uncertainty];
  }

  override restore([items, uncertainty]: readonly [readonly Value[], Unknown | null]): void {
    this.items = [...items];
    this.uncertainty = uncertainty;
  }

  override merge(states: readonly (readonly [readonly Value[], Unknown | null])[], reason: Unknown): void {
    const [first, ...others] = states;
    if (first === undefined) return;
    this.restore(first);
    for (const [items, uncertainty] of others) {
      const same = items.length === this.items.length && items.every((item, index) => sameValue(item, this.items[index]));
      if (!same) {
        this.uncertainty = reason;
        this.continuation = null;
      }
      this.uncertainty ??= uncertainty;
    }
  }
}

/** An entry of a dictionary, and where its value is written. */
export interface Entry {
  readonly key: Value;
  readonly value: Value;
  readonly range: SourceRange | null;
}

type Entries = ReadonlyMap<string, Entry>;

/** A dictionary whose keys are known constants. */
export class DictionaryValue extends Mutable<readonly [Entries, Unknown | null]> {
  readonly kind = 'dictionary';
  entries = new Map<string, Entry>();
  /** Why there may be other entries; null where there are none. */
  uncertainty: Unknown | null = null;

  constructor(readonly born: number) {
    super();
  }

  get(key: Value): Value | undefined {
    const text = keyText(key);
    return text === null ? undefined : this.entries.get(text)?.value;
  }

  /** Sets an entry; a key that is not a known constant makes the dictionary uncertain. */
  set(key: Value, value: Value, range: SourceRange | null = null): void {
    const text = keyText(key);
    if (text !== null) this.entries.set(text, { key, value, range });
    else this.uncertainty ??= key.kind === 'unknown' ? key : null;
  }

  delete(key: Value): void {
    const text = keyText(key);
    if (text !== null) this.entries.delete(text);
  }

  override save(): readonly [Entries, Unknown | null] {
    return [new Map(this.entries), this.uncertainty];
  }

  override restore([entries, uncertainty]: readonly [Entries, Unknown | null]): void {
    this.entries = new Map(entries);
    this.uncertainty = uncertainty;
  }

  override merge(states: readonly (readonly [Entries, Unknown | null])[], reason: Unknown): void {
    const merged = new Map<string, Entry>();
    for (const [text, entry] of states.flatMap(([entries]) => [...entries])) {
      if (merged.has(text)) continue;
      const values = states.map(([entries]) => entries.get(text)?.value ?? reason);
      merged.set(text, { ...entry, value: joinValues(values, reason, true) });
    }
    this.entries = merged;
    this.uncertainty = states.map(([, uncertainty]) => uncertainty).find((each) => each !== null) ?? null;
  }
}

/** Keys are numbers, strings, and pairs of them. */
const deepestKey = 2;

/** One text a key, so that `1` and `"1"` are different keys; null for what cannot be a known key. */
export function keyText(key: Value, depth = 0): string | null {
  if (depth > deepestKey) return null;
  switch (key.kind) {
    case 'string':
      return `s${key.value}`;
    case 'number':
    case 'boolean':
      return `n${Number(key.value)}`;
    case 'none':
      return 'None';
    case 'tuple': {
      const parts = key.items.map((item) => keyText(item, depth + 1));
      return parts.includes(null) ? null : `(${parts.join(',')})`;
    }
    case 'host':
      return key.key === undefined ? null : `o${key.key}`;
    default:
      return null;
  }
}
