import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/protocol/index.js';
import { pagesInBrowser } from './pages.js';
import type { ScriptedHost } from './scripted-host.js';
import { hundredSelu, multilayerPerceptron, vanishingSigmoid, type ScriptedRun } from './scripted-run.js';

const withPage = pagesInBrowser();

const over = ({ run, epochs }: ScriptedRun): RunStatus => ({ state: 'completed', step: run.totalSteps, epoch: epochs.length, seconds: 30, metrics: {}, results: [] });

/** A page that shows a perceptron, with deeper models beside it. */
const withCompared = (test: (host: ScriptedHost) => Promise<void>): Promise<void> =>
  withPage({ width: 1100, height: 2000, surface: 'editor' }, async (host) => {
    const scripted = multilayerPerceptron();
    await host.snapshot(scripted, over(scripted));
    expect(await host.page.locator('#compared-gradients').isVisible()).toBe(false);
    await host.compare(scripted, over(scripted), { sigmoid: vanishingSigmoid(), selu: hundredSelu() });
    await test(host);
  });

const seriesOf = (host: ScriptedHost, chart: string) => host.charts.find(({ id }) => id === chart)?.series.map(({ run, name }) => `${run}: ${name}`);

describe('a layer of several runs', () => {
  it('is drawn with a line and a value for each of them, in its gradients, updates and outputs', () =>
    withCompared(async (host) => {
      for (const section of ['gradients', 'updates', 'activations']) await host.page.locator(`#compared-${section}`).waitFor();
      expect(seriesOf(host, 'compared-gradients')).toEqual(['scripted: gradientNorm/layer-0', 'sigmoid: gradientNorm/layer-0', 'selu: gradientNorm/layer-0']);
      expect(seriesOf(host, 'compared-updates')).toEqual(['scripted: updateRatio/layer-0', 'sigmoid: updateRatio/layer-0', 'selu: updateRatio/layer-0']);
      const rows = host.page.locator('#compared-gradients .legend-row');
      expect(await rows.locator('.name').allInnerTexts()).toEqual(['sequential, this run', 'sigmoid', 'selu']);
      const [own, sigmoid] = (await rows.locator('.value').allInnerTexts()).map(Number);
      expect(own).toBeGreaterThan(0.1);
      expect(sigmoid).toBeLessThan(1e-11);
      await host.screenshot('compared-layers');
    }));

  it('is the one that the reader chooses, in all charts, and says which run has none', () =>
    withCompared(async (host) => {
      const small = multilayerPerceptron();
      await host.compare(hundredSelu(), over(hundredSelu()), { small });
      await host.page.locator('#compared-gradients select').selectOption('dense_2');
      await host.settle();
      expect(seriesOf(host, 'compared-updates')).toEqual(['scripted: updateRatio/layer-2', 'small: updateRatio/layer-2']);
      expect(await host.page.locator('#compared-updates select').inputValue()).toBe('layer-2');
      await host.page.locator('#compared-updates select').selectOption('dense_50');
      await host.settle();
      expect(await host.page.locator('#compared-gradients .legend-row .name').allInnerTexts()).toEqual(['sequential, this run', 'small: no such layer']);
      expect(await host.page.locator('#compared-gradients').getByRole('img').getAttribute('aria-label')).toMatch(/^Line chart of dense_50, a line for each run\. sequential, this run: from \S+ to \S+, measured at 3,000 steps\.$/);
    }));

  it('is in words and in a table, and gone when another run is looked at', () =>
    withCompared(async (host) => {
      const section = host.page.locator('#compared-gradients');
      expect(await section.getByRole('img').getAttribute('aria-label')).toMatch(/^Line chart of dense, a line for each run\. sequential, this run: from \S+ to \S+, measured at 6,200 steps\. sigmoid: from \S+e-1[23] to \S+, measured at 2,400 steps\. selu: /);
      await section.getByText('As a table').click();
      expect(await section.locator('th[scope="col"]').allInnerTexts()).toEqual(['Step', 'sequential, this run', 'sigmoid', 'selu']);
      const scripted = multilayerPerceptron();
      await host.snapshot(scripted, over(scripted));
      expect(await section.isVisible()).toBe(false);
    }));

  it('goes on in a run that goes on, shorter though it is', () =>
    withCompared(async (host) => {
      const scripted = multilayerPerceptron();
      const short = vanishingSigmoid();
      await host.compare(scripted, over(scripted), { short });
      const value = host.page.locator('#compared-gradients .legend-row .value').nth(1);
      const before = await value.innerText();
      await host.appendBeside('short', { step: 2401, values: { 'gradientNorm/layer-0': 0.5 } });
      await expect.poll(() => value.innerText()).not.toBe(before);
      expect(Number(await value.innerText())).toBe(0.5);
    }));
});
