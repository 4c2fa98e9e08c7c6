import { Mutable } from '../python/index.js';

/** A class's name as Keras makes a layer's name of it (keras/src/utils/naming.py, `to_snake_case`): `ReLU` is `re_lu`. */
export function toSnakeCase(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/**
 * The counters behind Keras's automatic names: `dense`, `dense_1`, `dense_2` (keras/src/utils/naming.py, `uniquify`). Of
 * branches of which one runs, each counts from where it begins; after them the counters are where the furthest left them.
 */
export class NameCounters extends Mutable<ReadonlyMap<string, number>> {
  readonly born = 0;
  private counts: ReadonlyMap<string, number> = new Map();
  /** The counts where no branch has saved them; others are replaced and never changed: every branch saves them, and few name a layer. */
  private own: Map<string, number> | null = null;

  next(className: string): string {
    const name = toSnakeCase(className);
    const counts = (this.own ??= new Map(this.counts));
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    this.counts = counts;
    return count === 0 ? name : `${name}_${count}`;
  }

  /** What `keras.backend.clear_session()` does. */
  reset(): void {
    this.restore(new Map());
  }

  override save(): ReadonlyMap<string, number> {
    this.own = null;
    return this.counts;
  }

  override restore(counts: ReadonlyMap<string, number>): void {
    this.counts = counts;
    this.own = null;
  }

  override merge(states: readonly ReadonlyMap<string, number>[]): void {
    if (states.every((state) => state === this.counts)) return;
    const counts = new Map<string, number>();
    for (const [name, count] of states.flatMap((state) => [...state])) counts.set(name, Math.max(count, counts.get(name) ?? 0));
    this.restore(counts);
  }
}
