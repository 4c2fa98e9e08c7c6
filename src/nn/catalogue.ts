import type { CatalogueEntry } from './definition.js';
import { nearestSpellings } from './spelling.js';

/** The entries of one family, found by any name that Keras accepts for them. */
export class Catalogue<Entry extends CatalogueEntry> {
  private readonly byName = new Map<string, Entry>();

  /**
   * @param entries The family's entries; no two share a name.
   * @param ignoreCase Whether `sgd`, `SGD` and `Sgd` are one name, as `keras.optimizers.get` has it.
   */
  constructor(
    readonly entries: readonly Entry[],
    private readonly ignoreCase = false,
  ) {
    for (const entry of entries) {
      for (const name of [entry.className, ...entry.aliases]) this.byName.set(this.key(name), entry);
    }
  }

  /** The entry that Keras would find by this name, or `undefined`. */
  find(name: string): Entry | undefined {
    return this.byName.get(this.key(name));
  }

  /** The names that look most like a misspelt one, best first; none where nothing comes near. */
  nearest(name: string): readonly string[] {
    const names = this.entries.flatMap(({ className, aliases }) => [className, ...aliases]);
    return nearestSpellings(name, names);
  }

  private key(name: string): string {
    return this.ignoreCase ? name.toLowerCase() : name;
  }
}
