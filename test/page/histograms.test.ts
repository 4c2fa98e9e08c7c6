import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/protocol/index.js';
import { normal, trainedArrays } from './histograms.js';
import { pagesInBrowser } from './pages.js';
import { savedBy } from './saved.js';
import type { OpenOptions, ScriptedHost } from './scripted-host.js';
import { multilayerPerceptron } from './scripted-run.js';

const withPage = pagesInBrowser();
const running: RunStatus = { state: 'running', step: 900, epoch: 1 };

/** A page of a run with ten histograms of each array. */
async function withHistograms(test: (host: ScriptedHost) => Promise<void>, options: OpenOptions = {}): Promise<void> {
  await withPage({ width: 1100, height: 1400, surface: 'editor', ...options }, async (host) => {
    await host.snapshot(multilayerPerceptron(900), running);
    expect(await host.page.locator('#histograms').isVisible()).toBe(false);
    for (let step = 0; step <= 900; step += 100) await host.addHistograms(step, trainedArrays(step));
    await host.page.locator('#histograms').waitFor();
    await host.scrollTo('#histograms .ridges');
    await test(host);
  });
}

const sentence = (host: ScriptedHost): Promise<string> => host.page.locator('#histograms .statement').innerText();
const reading = (host: ScriptedHost): Promise<string> => host.page.locator('#histograms .reading').innerText();

describe('how weights and gradients lie', () => {
  it('is said in words: how wide they spread at first and now, and how many are next to nothing', () =>
    withHistograms(async (host) => {
      await expect.poll(() => sentence(host)).toMatch(/^dense\/kernel: standard deviation from 0\.048 at step 0 to 0\.1\d at step 900\. Values then from -0\.\d+ to 0\.\d+, \d% of them next to zero \(at most 1% of the largest\)\.$/);
      expect(await host.page.locator('#histograms .ridges').getAttribute('aria-label')).toBe(`Distributions of dense/kernel, one below the other. ${await sentence(host)}`);
      await host.page.locator('#histograms').screenshot({ path: 'test/output/page/histograms.png' });
    }));

  it('is of the weight that is chosen, or of its gradient', () =>
    withHistograms(async (host) => {
      await host.page.locator('#histograms select').selectOption('dense/bias');
      await expect.poll(() => sentence(host)).toMatch(/^dense\/bias: standard deviation from 0 at step 0 to 0\.02\d? at step 900\./);
      await host.page.getByRole('button', { name: 'Gradients', exact: true }).press('Enter');
      // There is none of the bias.
      await expect.poll(() => sentence(host)).toMatch(/^Gradient by dense\/kernel: standard deviation from 0\.10 at step 0 to 1\.0e-5 at step 900\./);
      expect(await host.page.getByRole('button', { name: 'Gradients', exact: true }).getAttribute('aria-pressed')).toBe('true');
      const linear = await host.picture('#histograms canvas');
      await host.page.locator('#histograms').getByRole('button', { name: 'Log scale' }).click();
      await expect.poll(() => host.picture('#histograms canvas')).not.toBe(linear);
      await host.settle();
      await host.page.locator('#histograms').screenshot({ path: 'test/output/page/histograms-log.png' });
    }));

  it('is read off bin by bin, by pointer and by keyboard, at the same step in all charts', () =>
    withHistograms(async (host) => {
      await host.page.locator('#histograms .ridges').focus();
      await host.page.keyboard.press('End');
      await expect.poll(() => reading(host)).toMatch(/^Step 900: about \d+ of 1,000 values between -?[\d.e-]+ and -?[\d.e-]+\.$/);
      expect(await host.page.locator('#loss .position').innerText()).toMatch(/900$/);
      const before = await reading(host);
      await host.page.keyboard.press('ArrowUp');
      await host.page.keyboard.press('ArrowRight');
      await expect.poll(() => reading(host)).toMatch(/^Step 800: about/);
      expect(await reading(host)).not.toBe(before);
      await host.page.keyboard.press('Escape');
      await expect.poll(() => reading(host)).toBe('');
      await host.page.locator('#histograms canvas').hover({ position: { x: 200, y: 250 } });
      await expect.poll(() => reading(host)).toMatch(/^Step \d+: about \d+ of 1,000 values between/);
    }));

  it('grows while the run goes on, and follows the zoom of the other charts', () =>
    withHistograms(async (host) => {
      await host.addHistograms(1000, trainedArrays(1000));
      await expect.poll(() => sentence(host)).toMatch(/at step 1,000\./);
      await host.page.locator('#loss .chart').focus();
      await host.page.keyboard.press('+');
      await host.page.keyboard.press('+');
      await expect.poll(() => sentence(host)).not.toMatch(/at step 0 /);
    }));

  it('is a table, too', () =>
    withHistograms(async (host) => {
      await host.page.locator('#histograms .data-table > summary').press('Enter');
      const table = host.page.getByRole('region', { name: 'Weights and gradients as a table' });
      await table.getByRole('row').nth(10).waitFor();
      expect(await table.getByRole('row').first().locator('th').allInnerTexts()).toEqual(['Step', 'Standard deviation', 'Mean', 'Smallest', 'Largest', 'Next to zero', 'infinite or not a number']);
      expect(await table.getByRole('row').count()).toBe(11);
      expect(await table.getByRole('row').last().locator('th').innerText()).toBe('900');
    }));

  it('is saved as a picture, as a drawing and as numbers, by the name of what is shown', () =>
    withHistograms(async (host) => {
      await expect.poll(() => sentence(host)).toMatch(/at step 900\./);
      const [png, svg, csv] = await savedBy(host, 'Save dense/kernel as PNG', 'Save dense/kernel as SVG', 'Save dense/kernel as CSV');
      const picture = PNG.sync.read(Buffer.from(png?.bytes ?? []));
      expect(picture.width).toBeGreaterThan(200);
      expect(new Set(new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.data.length / 4)).size).toBeGreaterThan(20);
      const drawn = new TextDecoder().decode(svg?.bytes);
      expect(await host.parsesAsXml(drawn)).toBe(true);
      expect(drawn).toMatch(/<title>dense\/kernel<\/title>/);
      expect(drawn.match(/<path/g)?.length).toBeGreaterThan(30);
      expect(drawn).toContain('>900</text>');
      const rows = new TextDecoder().decode(csv?.bytes).trim().split('\r\n').map((row) => row.split(','));
      expect(rows[0]).toEqual(['step', 'from', 'to', 'count']);
      const atStart = rows.slice(1).filter(([step]) => step === '0');
      expect(atStart.reduce((sum, [, , , count]) => sum + Number(count), 0)).toBeCloseTo(1000, 3);
      expect(new Set(rows.slice(1).map(([step]) => step)).size).toBe(10);
    }));

  it('counts what is not finite, marks the steps and says so', () =>
    withHistograms(async (host) => {
      await host.addHistograms(1000, { 'weights/dense/kernel': [...normal(990, 0.2), ...new Array<number>(10).fill(NaN)] });
      await host.addHistograms(1100, { 'weights/dense/kernel': new Array<number>(1000).fill(NaN) });
      await expect.poll(() => sentence(host)).toMatch(/1,000 of 1,000 values are NaN or infinite at step 1,100\.$/);
      expect(await host.page.locator('#histograms .marks').innerText()).toBe('At the right: steps with values that are NaN or infinite.');
      await host.page.locator('#histograms').screenshot({ path: 'test/output/page/histograms-nan.png' });
    }));

  it('has room in a narrow side bar', () =>
    withHistograms(
      async (host) => {
        expect(await host.overflow()).toBe(0);
        await host.page.locator('#histograms').screenshot({ path: 'test/output/page/histograms-narrow.png' });
      },
      { width: 300, surface: 'sidebar', theme: 'light' },
    ));
});
