import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/protocol/index.js';
import { coordinates } from './coordinates.js';
import { pagesInBrowser } from './pages.js';
import { savedBy } from './saved.js';
import type { OpenOptions, ScriptedHost } from './scripted-host.js';
import { multilayerPerceptron } from './scripted-run.js';

const withPage = pagesInBrowser();
const completed: RunStatus = { state: 'completed', step: 900, epoch: 1, seconds: 3, metrics: {} };

/** A page of a run beside two others. */
async function withCoordinates(test: (host: ScriptedHost) => Promise<void>, options: OpenOptions = {}): Promise<void> {
  await withPage({ width: 1300, height: 1500, surface: 'editor', ...options }, async (host) => {
    await host.compare(multilayerPerceptron(900), completed, { 'with Adam': multilayerPerceptron(900), deeper: multilayerPerceptron(600) });
    expect(await host.page.locator('#coordinates').isVisible()).toBe(false);
    await host.post({ ...coordinates });
    await host.page.locator('#coordinates').waitFor();
    await host.scrollTo('#coordinates .coordinates-place');
    await test(host);
  });
}

const reading = (host: ScriptedHost): Promise<string> => host.page.locator('#coordinates .reading').innerText();

describe('the settings of compared runs and what came of them', () => {
  it('are an axis each, and a line for each run, with the best in words', () =>
    withCoordinates(async (host) => {
      const words = 'Best val_accuracy: 0.8877, by with Adam. Its settings: Layers with weights 3, Activation relu, Initializer GlorotUniform, Optimizer Adam, Learning rate 0.001.';
      expect(await host.page.locator('#coordinates .statement').innerText()).toBe(words);
      expect(await host.page.locator('#coordinates .coordinates-place').getAttribute('aria-label')).toBe(`Parallel coordinates of 3 runs. ${words}`);
      expect(await host.page.locator('#coordinates .axis').count()).toBe(6);
      // The last run has no result: its line ends before.
      const paths = await Promise.all((await host.page.locator('#coordinates .run').all()).map((line) => line.getAttribute('d')));
      expect(paths.map((path) => path?.split(/[ML]/).length)).toEqual([7, 7, 6]);
      expect(await host.page.locator('#coordinates .axis-label').allTextContents()).toEqual(expect.arrayContaining(['20', '3', 'selu', 'LecunNormal', '0.001', '0.03', '0.8877']));
      await host.page.locator('#coordinates').screenshot({ path: 'test/output/page/coordinates.png' });
    }));

  it('are read run by run, by keyboard and by pointer, and the others step back', () =>
    withCoordinates(async (host) => {
      await host.page.locator('#coordinates .coordinates-place').focus();
      await host.page.keyboard.press('ArrowDown');
      await expect.poll(() => reading(host)).toMatch(/, this run: Layers with weights 3, .*, val_accuracy 0\.8631\.$/);
      await host.page.keyboard.press('End');
      await expect.poll(() => reading(host)).toBe('deeper: Layers with weights 20, Activation selu, Initializer LecunNormal, Optimizer SGD, Learning rate 0.03, val_accuracy –.');
      expect(await host.page.locator('#coordinates .legend-row.pointed .name').innerText()).toBe('deeper');
      expect(await host.page.locator('#coordinates svg.pointing g.pointed').count()).toBe(1);
      await host.page.keyboard.press('Escape');
      await expect.poll(() => reading(host)).toBe('');
      await host.page.locator('#coordinates .legend-row', { hasText: 'with Adam' }).hover();
      await expect.poll(() => reading(host)).toMatch(/^with Adam: /);
    }));

  it('are a table, too, and have room in a narrow side bar', () =>
    withCoordinates(
      async (host) => {
        await host.page.locator('#coordinates .data-table > summary').press('Enter');
        const rows = host.page.getByRole('region', { name: 'Settings and result as a table' }).getByRole('row');
        await rows.nth(3).waitFor();
        expect(await rows.first().locator('th').allInnerTexts()).toEqual(['Run', 'Layers with weights', 'Activation', 'Initializer', 'Optimizer', 'Learning rate', 'val_accuracy']);
        expect(await rows.nth(2).locator('th, td').allInnerTexts()).toEqual(['with Adam', '3', 'relu', 'GlorotUniform', 'Adam', '0.001', '0.8877']);
        expect(await host.overflow()).toBe(0);
        await host.page.locator('#coordinates').screenshot({ path: 'test/output/page/coordinates-narrow.png' });
      },
      { width: 320, surface: 'sidebar', theme: 'light' },
    ));

  it('are saved as a picture with the names of the runs, as a drawing and as numbers', () =>
    withCoordinates(async (host) => {
      const title = 'Settings and result';
      const [png, svg, csv] = await savedBy(host, `Save ${title} as PNG`, `Save ${title} as SVG`, `Save ${title} as CSV`);
      const shown = await host.page.locator('#coordinates svg').boundingBox();
      expect(PNG.sync.read(Buffer.from(png?.bytes ?? [])).height).toBeGreaterThan(shown?.height ?? Infinity);
      const drawn = new TextDecoder().decode(svg?.bytes);
      expect(await host.parsesAsXml(drawn)).toBe(true);
      for (const text of ['Optimizer', 'selu', 'with Adam', 'deeper']) expect(drawn).toContain(`>${text}</text>`);
      // Six axes, three runs and the lines of the legend.
      expect(drawn.match(/<path/g)).toHaveLength(12);
      const rows = new TextDecoder().decode(csv?.bytes).trim().split('\r\n');
      expect(rows[0]).toBe('run,Layers with weights,Activation,Initializer,Optimizer,Learning rate,val_accuracy');
      expect(rows[2]).toBe('with Adam,3,relu,GlorotUniform,Adam,0.001,0.8877');
      expect(rows[3]).toBe('deeper,20,selu,LecunNormal,SGD,0.03,');
    }));

  it('are gone when another run is looked at alone', () =>
    withCoordinates(async (host) => {
      await host.snapshot(multilayerPerceptron(100), completed);
      expect(await host.page.locator('#coordinates').isVisible()).toBe(false);
    }));
});
