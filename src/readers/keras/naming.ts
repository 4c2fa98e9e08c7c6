/** A class's name as Keras makes a layer's name of it (keras/src/utils/naming.py, `to_snake_case`): `ReLU` is `re_lu`. */
export function toSnakeCase(className: string): string {
  return className
    .replace(/\W+/g, '')
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}

/** The counters behind Keras's automatic names: `dense`, `dense_1`, `dense_2` (keras/src/utils/naming.py, `uniquify`). */
export class NameCounters {
  private counts = new Map<string, number>();

  next(className: string): string {
    const name = toSnakeCase(className);
    const count = this.counts.get(name) ?? 0;
    this.counts.set(name, count + 1);
    return count === 0 ? name : `${name}_${count}`;
  }

  /** What `keras.backend.clear_session()` does. */
  reset(): void {
    this.counts = new Map();
  }

  save(): ReadonlyMap<string, number> {
    return new Map(this.counts);
  }

  restore(counts: ReadonlyMap<string, number>): void {
    this.counts = new Map(counts);
  }
}
