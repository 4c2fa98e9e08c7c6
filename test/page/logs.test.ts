import { describe, expect, it } from 'vitest';
import { pagesInBrowser } from './pages.js';
import { multilayerPerceptron, type ScriptedRun } from './scripted-run.js';

const withPage = pagesInBrowser();

/** A log of another program with so many tags. */
function logOf(tags: number): ScriptedRun {
  const { run } = multilayerPerceptron(10);
  const names = Array.from({ length: tags }, (_, tag) => `block ${Math.floor(tag / 10)}/tag ${tag}`);
  return { run: { ...run, metrics: names, layers: [], isLog: true }, series: Object.fromEntries(names.map((name, tag) => [name, [tag, tag + 1, tag + 2]])), epochs: [] };
}

describe('a log of another program', () => {
  it('has a chart for each of thousands of tags, of which only those in sight are asked for', () =>
    withPage({ width: 1100, height: 800, surface: 'editor' }, async (host) => {
      const log = logOf(1500);
      await host.snapshot(log, { state: 'completed', step: 3, epoch: 0, seconds: 0, metrics: {}, results: [] }, [1, 3]);
      expect(await host.page.locator('.section.metric').count()).toBe(1500);
      expect(host.charts.length).toBeGreaterThan(0);
      expect(host.charts.length).toBeLessThan(40);
      const last = host.page.locator('.section.metric').last();
      await last.scrollIntoViewIfNeeded();
      await host.settle();
      await expect.poll(() => last.locator('.legend-row .value').first().innerText()).toBe('1501');
    }));
});
