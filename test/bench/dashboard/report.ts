import { machineName } from '../machine.js';
import type { DashboardResult } from './measure.js';
import type { TensorBoardResult } from './tensorboard.js';

const count = (value: number): string => value.toLocaleString('en');
const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`;

/** The results as rows of a table. */
export function dashboardTable(results: readonly DashboardResult[]): string {
  return results
    .map(({ series, steps, open, frame, answer, liveShare, hostMemory, pageHeap }) =>
      [
        `| ${series} × ${count(steps)}`,
        milliseconds(open),
        `${milliseconds(frame.processor)}, ${milliseconds(frame.clock)}`,
        `${milliseconds(answer.median)}, ${milliseconds(answer.slowest)}`,
        `${(100 * liveShare).toFixed(1)} %`,
        megabytes(pageHeap),
        `${megabytes(hostMemory)} |`,
      ].join(' | '),
    )
    .join('\n');
}

/** docs/dashboard-bench.md. */
export function dashboardPage(results: readonly DashboardResult[], tensorBoard: TensorBoardResult | null, load: number, processors: number): string {
  return [
    '# How fast the dashboard is',
    '',
    '<!-- Made by `node test/bench/run.mjs dashboard.ts --write`; the words are in test/bench/dashboard/report.ts. -->',
    '',
    `On ${machineName()}; ${new Date().toISOString().slice(0, 10)}, headless Chromium drawing without a graphics card.`,
    'The page is the real one, 1400 × 1000 pixels among the editors; the host is the real one too, in a worker beside it.',
    'All series but three are gradient norms of layers: a line each in the chart, a row each in the map below it.',
    '',
    '| series × steps | open | script a frame, zooming and panning: processor time, by the clock | answer of the host a chart: median, slowest | live, of a core | heap of the page | series in the host |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    dashboardTable(results),
    '',
    `While it ran, ${load.toFixed(0)} processes wanted one of its ${processors} processors: what is measured by the clock is too long by as much.`,
    '',
    '- *Open*: from loading the script to charts that are drawn, by the clock.',
    '- *Script a frame*: means of 60 turns of the wheel over the gradients, one a frame, in which all charts in sight move; medians by the clock.',
    "- *Live*: the work of the page's thread while 400 steps a second come in 20 messages a second, of every series. Charts of many",
    '  lines are drawn as seldom as keeps drawing below a fortieth of a core, every other second at least (`webview/pace.ts`).',
    '- *Heap of the page*: after a garbage collection. The page has one bucket a pixel or less of what is in sight, whatever the run.',
    '- *Series in the host*: at most 256 MB for each run; beyond that, the oldest steps are kept in buckets of 32, with all extremes',
    '  and findings (`src/runs/series/store.ts`).',
    ...(tensorBoard === null ? [] : ['', ...beside(results, tensorBoard)]),
    '',
  ].join('\n');
}

function beside(results: readonly DashboardResult[], { series, steps, load, open, pageHeap, pointsPerSeries }: TensorBoardResult): string[] {
  const ours = results.find((result) => result.series === series && result.steps === steps);
  if (ours === undefined) return [];
  return [
    `TensorBoard, with a log of the same ${series} series of ${count(steps)} steps: its server has read it ${load.toFixed(1)} s after its start and keeps`,
    `${count(pointsPerSeries)} points of each series, drawn by lot, so that a spike may be lost; after that its page shows the first chart ${(open / ours.open).toFixed(1)} times as`,
    `late as ours shows all, and its heap is ${(pageHeap / ours.pageHeap).toFixed(1)} times as large.`,
  ];
}
