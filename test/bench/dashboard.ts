/**
 * Measures the dashboard in Chromium: `node test/bench/run.mjs dashboard.ts [--quick] [--write]`. With --write,
 * docs/dashboard-bench.md is made of it. TensorBoard opens the same numbers beside it where the oracle's Python has it.
 */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { dashboardTexts } from '../../src/dashboard/texts.js';
import { launchBrowser } from '../page/scripted-host.js';
import { measureDashboard, type DashboardResult } from './dashboard/measure.js';
import { dashboardPage, dashboardTable } from './dashboard/report.js';
import { openBenchPage } from './dashboard/serve.js';
import { measureTensorBoard } from './dashboard/tensorboard.js';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } } });
const sizes = values.quick ? [[20, 10_000]] as const : [[20, 10_000], [200, 10_000], [200, 1_000_000]] as const;
/** TensorBoard reads every point of the log; its share is measured where that takes seconds and not an hour. */
const shared = { series: 200, steps: 10_000 };

const browser = await launchBrowser();
try {
  const results: DashboardResult[] = [];
  for (const [series, steps] of sizes) {
    const page = await openBenchPage(browser);
    results.push(await measureDashboard(page, series, steps, dashboardTexts()));
    await page.context().close();
    console.log(dashboardTable(results.slice(-1)));
  }
  const tensorBoard = values.quick ? null : await measureTensorBoard(browser, shared.series, shared.steps);
  if (tensorBoard !== null) console.log(tensorBoard);
  if (values.write) writeFileSync('docs/dashboard-bench.md', dashboardPage(results, tensorBoard, loadavg()[1] ?? 0, cpus().length));
} finally {
  await browser.close();
}
