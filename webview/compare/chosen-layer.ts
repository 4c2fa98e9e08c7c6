import type { DashboardLayer } from '../../src/protocol/index.js';

/** The layer that is compared between runs: charts share the choice. */
export class ChosenLayer {
  private id: string | undefined;
  private readonly listeners = new Set<() => void>();

  /** The chosen one of a run's layers; the first where none of them was chosen. */
  of<Layer extends Pick<DashboardLayer, 'id'>>(layers: readonly Layer[]): Layer | undefined {
    return layers.find(({ id }) => id === this.id) ?? layers[0];
  }

  choose(id: string): void {
    this.id = id;
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }
}
