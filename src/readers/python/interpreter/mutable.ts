import type { Unknown } from '../../../spec/index.js';

/** Counts the makings of mutable things and of journals, so that one can tell which came first. */
export class Clock {
  private now = 0;

  next(): number {
    return ++this.now;
  }
}

/**
 * Something that a program changes: a variable, a list, a model. When it is not known which of several branches runs,
 * each branch is tried on the same state, and what the branches leave behind is merged.
 */
export abstract class Mutable<State> {
  /** When it was made, by the {@link Clock}. */
  abstract readonly born: number;

  /** A copy of what it holds. */
  abstract save(): State;

  abstract restore(state: State): void;

  /**
   * Becomes what is common to states of which one is real; the rest is unknown for the reason given.
   * @param repeats Whether what has led to a state may happen again and again, so that its end need not be one of them.
   */
  abstract merge(states: readonly State[], reason: Unknown, repeats?: boolean): void;
}

/** What things were before they were changed, from some moment on. */
export class Journal {
  private readonly originals = new Map<Mutable<unknown>, unknown>();

  constructor(private readonly since: number) {}

  /**
   * Must be called before a thing changes, on the innermost journal first. Returns false where those around it have no need
   * to hear of it: they have recorded it, too, or it is younger than this journal and needs no undoing.
   */
  record(thing: Mutable<unknown>): boolean {
    if (thing.born >= this.since || this.originals.has(thing)) return false;
    this.originals.set(thing, thing.save());
    return true;
  }

  /** What has changed. */
  get touched(): readonly Mutable<unknown>[] {
    return [...this.originals.keys()];
  }

  /** Undoes every change and returns what the things were until now. */
  rewind(): Map<Mutable<unknown>, unknown> {
    const ends = new Map<Mutable<unknown>, unknown>();
    for (const [thing, original] of this.originals) {
      ends.set(thing, thing.save());
      thing.restore(original);
    }
    return ends;
  }

  /** What a thing was before it was changed. */
  original(thing: Mutable<unknown>): unknown {
    return this.originals.get(thing);
  }
}
