import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import { beforeAll, describe, expect, it } from 'vitest';
import { clothes, prices } from './evaluations.js';
import { foundRate, refusedRate, triedFix } from './experiments.js';
import { pagesInBrowser } from './pages.js';
import { multilayerPerceptron } from './scripted-run.js';

const withPage = pagesInBrowser();
beforeAll(() => l10n.config({ fsPath: join(import.meta.dirname, '../../l10n/bundle.l10n.ko.json') }));

describe('short trainings in Korean', () => {
  it.each([
    { width: 240, surface: 'sidebar' },
    { width: 1000, surface: 'editor' },
  ] as const)('have their words in Korean and are no wider than their place, of $width pixels', async ({ width, surface }) => {
    await withPage({ width, surface, language: 'ko' }, async (host) => {
      await host.snapshot(null, { state: 'idle', canStart: true });
      const panel = host.page.locator('#experiment');
      for (const [name, experiment] of Object.entries({ found: foundRate(), refused: refusedRate(), tried: triedFix() })) {
        await host.post({ type: 'experiment', experiment });
        await panel.waitFor();
        await host.settle();
        expect(await host.overflow(), name).toBe(0);
        await host.screenshot(`korean-${width}-${name}`);
      }
      for (const text of ['적힌 그대로', '학습 손실']) await panel.getByText(text).first().waitFor();
    });
  });
});

describe('the page in Korean', () => {
  it.each([
    { width: 240, surface: 'sidebar' },
    { width: 300, surface: 'sidebar' },
    { width: 1000, surface: 'editor' },
  ] as const)('has its words in Korean and is no wider than its place, of $width pixels', async ({ width, surface }) => {
    await withPage({ width, surface, language: 'ko' }, async (host) => {
      await host.snapshot(multilayerPerceptron(), { state: 'completed', step: 8595, epoch: 5, seconds: 27, metrics: {} });
      for (const [name, evaluation] of Object.entries({ classes: clothes(), values: prices() })) {
        await host.post({ type: 'evaluation', run: 'scripted', evaluation });
        await host.settle();
        expect(await host.overflow()).toBe(0);
        await host.screenshot(`korean-${width}-${name}`);
      }
      expect(await host.page.locator('#evaluation').innerText()).toContain('평균 절대 오차');
      const labels = await host.page.locator('.heat-labels span').all();
      const heights = await Promise.all(labels.map(async (label) => (await label.boundingBox())?.height));
      expect(heights.length).toBeGreaterThan(2);
      expect(new Set(heights).size, 'all numbers of the scale are on one line').toBe(1);
    });
  });
});
