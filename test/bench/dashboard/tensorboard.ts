import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { EventFileWriter } from '../../../src/runs/index.js';

const tensorBoard = process.env['TENSORBOARD'] ?? '/opt/oracle/bin/tensorboard';
const patience = 300_000;

/** What TensorBoard took for a log of the same size. */
export interface TensorBoardResult {
  readonly series: number;
  readonly steps: number;
  /** Seconds from its start until its server has read the log. */
  readonly load: number;
  /** Milliseconds from loading its page to its first chart, when the log has been read. */
  readonly open: number;
  readonly pageHeap: number;
  /** The most points of a series that it serves. */
  readonly pointsPerSeries: number;
}

/** Lets TensorBoard open a log of as many series and steps; null where it is not installed. */
export async function measureTensorBoard(browser: Browser, series: number, steps: number): Promise<TensorBoardResult | null> {
  if (!existsSync(tensorBoard)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'gradlens-tensorboard-'));
  await writeLog(join(folder, 'run'), series, steps);
  const port = await freePort();
  const begun = performance.now();
  const server = spawn(tensorBoard, ['--logdir', folder, '--port', String(port), '--bind_all'], { stdio: 'ignore' });
  try {
    const address = `http://127.0.0.1:${port}`;
    const pointsPerSeries = await waitForLastSeries(address, series, steps);
    const load = (performance.now() - begun) / 1000;
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    const opened = performance.now();
    await page.goto(`${address}/#timeseries`);
    await page.locator('scalar-card line-chart svg, scalar-card canvas').first().waitFor({ timeout: patience });
    const open = performance.now() - opened;
    const session = await page.context().newCDPSession(page);
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    const pageHeap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
    await page.close();
    return { series, steps, load, open, pageHeap, pointsPerSeries };
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
}

async function writeLog(folder: string, series: number, steps: number): Promise<void> {
  const writer = await EventFileWriter.create(folder);
  for (let step = 1; step <= steps; step += 1) {
    writer.add(step, Array.from({ length: series }, (_, index): [string, number] => [`layer_${index}/gradient_norm`, 10 ** (-index / 40) * (1 + Math.sin(step / 50))]));
  }
  await writer.close();
}

/** Waits until the last point of the last series is served. @returns how many points of it are. */
async function waitForLastSeries(address: string, series: number, steps: number): Promise<number> {
  const until = performance.now() + patience;
  const query = `${address}/data/plugin/scalars/scalars?run=run&tag=${encodeURIComponent(`layer_${series - 1}/gradient_norm`)}`;
  while (performance.now() < until) {
    try {
      const answer = await fetch(query);
      const points = answer.ok ? ((await answer.json()) as [number, number, number][]) : [];
      if (points.at(-1)?.[1] === steps) return points.length;
    } catch (error) {
      // It does not listen yet.
      if (!(error instanceof TypeError)) throw error;
    }
    await delay(100);
  }
  throw new Error(`TensorBoard did not serve ${series} series of ${steps} steps within ${patience / 1000} s.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
