import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/protocol/index.js';
import { findings } from './axe.js';
import { pagesInBrowser } from './pages.js';
import { multilayerPerceptron, type ScriptedRun } from './scripted-run.js';

const withPage = pagesInBrowser();
const over: RunStatus = { state: 'completed', step: 3, epoch: 0, seconds: 0, metrics: {} };

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
      await host.snapshot(log, over, [1, 3]);
      expect(await host.page.locator('.section.metric').count()).toBe(1500);
      expect(host.charts.length).toBeGreaterThan(0);
      expect(host.charts.length).toBeLessThan(40);
      const last = host.page.locator('.section.metric').last();
      await last.scrollIntoViewIfNeeded();
      await host.settle();
      const box = await last.boundingBox();
      expect(box?.y, 'it stays in sight as the charts above it are drawn').toBeLessThan(800);
      await expect.poll(() => last.locator('.legend-row .value').first().innerText()).toBe('1501');
    }));

  it.each([
    { width: 600, columns: 1 },
    { width: 1100, columns: 3 },
    { width: 2200, columns: 6 },
  ])('has as many charts beside each other as there is room for: $columns in $width pixels', ({ width, columns }) =>
    withPage({ width, height: 800, surface: 'editor' }, async (host) => {
      await host.snapshot(logOf(12), over, [1, 3]);
      const boxes = await Promise.all((await host.page.locator('.section.metric').all()).map((section) => section.boundingBox()));
      expect(boxes.filter((box) => box?.y === boxes[0]?.y)).toHaveLength(columns);
      await host.screenshot(`log-${width}`);
    }));

  it('is smoothed where that is wanted', () =>
    withPage({ width: 1100, height: 800, surface: 'editor' }, async (host) => {
      await host.snapshot(logOf(2), over, [1, 3]);
      const smoothed = host.page.locator('.section.metric').first().locator('.legend-row').filter({ hasText: 'Smoothed' });
      expect(await smoothed.isVisible()).toBe(false);
      await host.page.getByRole('slider').press('End');
      await smoothed.waitFor();
      await expect.poll(() => smoothed.locator('.value').innerText()).toMatch(/^[01]\.\d+$/);
      await host.settle();
      await host.screenshot('log-smoothed');
    }));

  it('is searched by the names of its tags, by keyboard, and says how many are left', () =>
    withPage({ width: 1100, height: 800, surface: 'editor' }, async (host) => {
      await host.snapshot(logOf(300), over, [1, 3]);
      const { page } = host;
      const field = page.getByRole('searchbox', { name: 'Find charts' });
      const left = page.locator('.section.metric:visible');
      await field.focus();
      await page.keyboard.type('Block 3/TAG 37');
      await expect.poll(() => page.getByRole('status').filter({ hasText: 'charts' }).innerText()).toBe('1 of 300 charts');
      expect(await left.locator('h2').allInnerTexts()).toEqual(['block 3/tag 37']);
      await expect.poll(() => left.locator('.legend-row .value').first().innerText()).toBe('39.00');
      await page.keyboard.type('x');
      await page.getByText('No chart has this in its name.').waitFor();
      expect(await left.count()).toBe(0);
      await field.fill('tag 29');
      await expect.poll(() => left.count()).toBe(11);
      await host.settle();
      expect(await findings(host)).toEqual([]);
      await host.screenshot('log-search');
      // The log has got another tag in the meantime: what was looked for is looked for among it, too.
      await host.snapshot(logOf(301), over, [1, 3]);
      await expect.poll(() => page.getByRole('status').filter({ hasText: 'charts' }).innerText()).toBe('11 of 301 charts');
      expect(await left.count()).toBe(11);
      await field.press('Escape');
      await expect.poll(() => left.count()).toBe(301);
    }));

  it('has a search that fits into a narrow side bar, and none where there are few tags', () =>
    withPage({ width: 240, height: 800, surface: 'sidebar' }, async (host) => {
      await host.snapshot(logOf(40), over, [1, 3]);
      await host.page.getByRole('searchbox', { name: 'Find charts' }).fill('tag 3');
      await host.page.getByText('11 of 40 charts').waitFor();
      await host.settle();
      expect(await host.overflow()).toBe(0);
      expect(await findings(host)).toEqual([]);
      await host.snapshot({ ...logOf(3) }, over, [1, 3]);
      await expect.poll(() => host.page.locator('.section.metric:visible').count()).toBe(3);
      expect(await host.page.getByRole('searchbox').count()).toBe(0);
    }));
});
