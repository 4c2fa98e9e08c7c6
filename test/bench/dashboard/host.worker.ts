import { ShownCharts } from '../../../src/dashboard/shown-charts.js';
import type { DashboardIntent, DashboardState } from '../../../src/protocol/index.js';
import { SeriesStore } from '../../../src/runs/index.js';

/**
 * The host's part of the dashboard, in a worker beside the page: the same series and the same answers, over a bridge that
 * copies typed arrays as VS Code's does, and on a thread of its own, so that what the page takes can be measured alone.
 */

/** What the bench tells the worker. */
export type BenchRequest =
  | { readonly type: 'fill'; readonly series: readonly string[]; readonly steps: number }
  | { readonly type: 'intent'; readonly intent: DashboardIntent }
  /** So many steps are appended, and the changes told, as often a second as the extension does. */
  | { readonly type: 'live'; readonly seconds: number; readonly stepsPerSecond: number };

/** What the worker tells the bench. */
export type BenchReply =
  | { readonly type: 'filled'; readonly bytes: number; readonly seconds: number }
  | { readonly type: 'told'; readonly message: DashboardState; readonly milliseconds: number }
  | { readonly type: 'lived' };

declare const self: {
  postMessage(reply: BenchReply): void;
  onmessage: ((event: { readonly data: BenchRequest }) => void) | null;
};

const updatesPerSecond = 20;
const chunk = 4096;
const store = new SeriesStore();
const shown = new ShownCharts(() => store);
let names: readonly string[] = [];
let step = 0;

/** Noise around a level of the series' own, with a spike now and then. */
function valuesOf(series: number, first: number, count: number): Float32Array<ArrayBuffer> {
  const level = 10 ** (-series / 40);
  return Float32Array.from({ length: count }, (_, index) => {
    const hash = Math.imul((first + index) ^ (series << 8), 0x9e3779b1) >>> 0;
    return level * (0.5 + hash / 2 ** 32) * (hash % 50_021 === 0 ? 1000 : 1);
  });
}

function append(count: number): void {
  store.append({ firstStep: step + 1, series: Object.fromEntries(names.map((name, series) => [name, valuesOf(series, step, count)])) });
  step += count;
}

function tell(answer: () => readonly DashboardState[]): void {
  const begun = performance.now();
  const messages = answer();
  const milliseconds = performance.now() - begun;
  for (const message of messages) self.postMessage({ type: 'told', message, milliseconds: milliseconds / messages.length });
}

function live(seconds: number, stepsPerSecond: number): void {
  let updates = seconds * updatesPerSecond;
  const timer = setInterval(() => {
    append(Math.round(stepsPerSecond / updatesPerSecond));
    tell(() => shown.changes());
    updates -= 1;
    if (updates > 0) return;
    clearInterval(timer);
    self.postMessage({ type: 'lived' });
  }, 1000 / updatesPerSecond);
}

self.onmessage = ({ data }) => {
  if (data.type === 'fill') {
    const begun = performance.now();
    names = data.series;
    while (step < data.steps) append(Math.min(chunk, data.steps - step));
    self.postMessage({ type: 'filled', bytes: store.bytes, seconds: (performance.now() - begun) / 1000 });
  } else if (data.type === 'live') live(data.seconds, data.stepsPerSecond);
  else if (data.intent.type === 'show') {
    const { charts } = data.intent;
    tell(() => shown.show(charts));
  }
};
