import type { CDPSession, Page } from 'playwright-core';
import type { DashboardRun, DashboardState } from '../../../src/protocol/index.js';

/** What was measured of the dashboard with a run of some size. */
export interface DashboardResult {
  readonly series: number;
  readonly steps: number;
  /** Milliseconds from loading the page's script to charts that are drawn. */
  readonly open: number;
  /** Milliseconds of processor time that script takes in a frame of zooming or panning, on average, and by the clock in the median frame. */
  readonly frame: { readonly processor: number; readonly clock: number };
  /** Milliseconds that the host took to answer a chart. */
  readonly answer: { readonly median: number; readonly slowest: number };
  /** The share of a core that the page's thread took while steps streamed in. */
  readonly liveShare: number;
  /** Bytes. */
  readonly hostMemory: number;
  readonly pageHeap: number;
}

/** How long steps stream in, and how fast. */
const live = { seconds: 8, stepsPerSecond: 400 };
const turns = 60;

/** The run as the page is told of it: loss, a metric, the learning rate, and a layer for every other series. */
export function runOf(series: number, steps: number): DashboardRun {
  const layers = Array.from({ length: Math.max(1, series - 3) }, (_, index) => ({ id: `layer-${index}`, name: `dense_${index}`, className: 'Dense', line: 18 }));
  return {
    id: 'bench',
    model: 'model',
    file: 'bench.py',
    engine: 'onnxruntime',
    seed: 42,
    epochs: 10,
    stepsPerEpoch: Math.ceil(steps / 10),
    totalSteps: 2 * steps,
    batchSize: 32,
    parameters: 1_000_000,
    layers,
    metrics: ['accuracy'],
  };
}

/** Opens the dashboard with a run, zooms, pans, lets it stream, and says what that took. */
export async function measureDashboard(page: Page, series: number, steps: number, texts: Readonly<Record<string, string>>): Promise<DashboardResult> {
  const run = runOf(series, steps);
  const names = ['loss', 'accuracy', 'learning_rate', ...run.layers.map(({ id }) => `gradientNorm/${id}`)];
  const { bytes } = (await call(page, 'ask', { type: 'fill', series: names, steps }, 'filled')) as { bytes: number };
  const snapshot: DashboardState = { type: 'snapshot', texts, run, status: { state: 'running', step: steps, epoch: 5 }, epochs: [] };
  const open = Number(await call(page, 'open', snapshot));
  await call(page, 'answers');

  const zoom = Array.from({ length: turns / 2 }, () => ({ ctrlKey: true, deltaY: -60 }));
  const pan = Array.from({ length: turns / 2 }, (_, index) => ({ shiftKey: true, deltaY: index % 10 < 5 ? 40 : -40 }));
  const session = await page.context().newCDPSession(page);
  // Processor time of the page's thread: other work on the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const scriptBefore = await metric(session, 'ScriptDuration');
  const frames = (await call(page, 'wheel', [...zoom, ...pan])) as number[];
  const processor = (1000 * ((await metric(session, 'ScriptDuration')) - scriptBefore)) / turns;
  const answers = (await call(page, 'answers')) as number[];

  // The whole run again, as it is while one watches.
  await page.locator('#gradients .u-over').dblclick();
  await page.waitForTimeout(500);
  const before = await taskSeconds(session);
  await call(page, 'ask', { type: 'live', ...live }, 'lived');
  const liveShare = ((await taskSeconds(session)) - before) / live.seconds;
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const pageHeap = await metric(session, 'JSHeapUsedSize');
  return { series: names.length, steps, open, frame: { processor, clock: spread(frames).median }, answer: spread(answers), liveShare, hostMemory: bytes, pageHeap };
}

const call = (page: Page, method: string, ...values: readonly unknown[]): Promise<unknown> =>
  page.evaluate(`bench.${method}(...${JSON.stringify(values)})`);

/** Seconds that the page's main thread has worked. */
const taskSeconds = (session: CDPSession): Promise<number> => metric(session, 'TaskDuration');

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN;
}

function spread(values: readonly number[]): { median: number; slowest: number } {
  const sorted = values.toSorted((left, right) => left - right);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, slowest: sorted.at(-1) ?? Number.NaN };
}
