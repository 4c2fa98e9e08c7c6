/** Something that ends what it stands for; as in VS Code, but known without it. */
export interface Disposable {
  dispose(): void;
}

/** Registers a listener, as VS Code's events do. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** A list of listeners and the way to call them. */
export class Emitter<T> {
  private readonly listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    const entry = (value: T) => listener(value);
    this.listeners.add(entry);
    return { dispose: () => void this.listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
