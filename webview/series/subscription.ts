import type { ChartBuckets, DashboardIntent, ShownChart } from '../../src/protocol/index.js';

/** What a chart needs of the host. */
export type ChartWant = Omit<ShownChart, 'request'>;

/** After so many milliseconds an answer is no longer waited for. */
const patience = 1000;

/**
 * Asks the host for what the charts show, and for nothing else. While an answer is under way, the page does not ask again:
 * during a pan the host answers as often as it can, and no old question waits in line.
 */
export class Subscription {
  private shown = new Map<string, { readonly key: string; readonly chart: ShownChart }>();
  private readonly awaited = new Set<string>();
  private wanted: readonly ChartWant[] | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;
  private requests = 0;

  constructor(
    private readonly send: (intent: DashboardIntent) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Says what all charts show now. */
  ask(wants: readonly ChartWant[]): void {
    this.wanted = wants;
    if (this.awaited.size > 0 && this.now() - this.askedAt < patience) return;
    this.wanted = undefined;
    const shown = new Map(wants.map((want) => [want.id, this.requestOf(want)]));
    const changed = [...shown].filter(([id, { key }]) => this.shown.get(id)?.key !== key).map(([id]) => id);
    if (changed.length === 0 && shown.size === this.shown.size) return;
    this.shown = shown;
    this.awaited.clear();
    for (const id of changed) this.awaited.add(id);
    this.askedAt = this.now();
    this.send({ type: 'show', charts: [...shown.values()].map(({ chart }) => chart) });
  }

  /** Takes note of buckets: the answer to a question, what is new since then, or an answer to an older question. */
  answered({ chart, request }: ChartBuckets): 'answer' | 'news' | 'outdated' {
    if (this.shown.get(chart)?.chart.request !== request) return 'outdated';
    if (!this.awaited.delete(chart)) return 'news';
    if (this.awaited.size === 0 && this.wanted !== undefined) this.ask(this.wanted);
    return 'answer';
  }

  /** Forgets everything: the host has forgotten it too. */
  reset(): void {
    this.shown.clear();
    this.awaited.clear();
    this.wanted = undefined;
  }

  private requestOf(want: ChartWant): { key: string; chart: ShownChart } {
    const key = JSON.stringify(want);
    const known = this.shown.get(want.id);
    if (known?.key === key) return known;
    this.requests += 1;
    return { key, chart: { ...want, request: this.requests } };
  }
}
