import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../src/protocol/index.js';
import { clothes, prices } from './evaluations.js';
import { pagesInBrowser } from './pages.js';
import type { OpenOptions, ScriptedHost } from './scripted-host.js';
import { multilayerPerceptron } from './scripted-run.js';

const withPage = pagesInBrowser();
const fashion = ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'];

async function withEvaluation(evaluation: Evaluation, test: (host: ScriptedHost) => Promise<void>, options: OpenOptions = {}): Promise<void> {
  await withPage({ width: 1000, height: 1600, surface: 'editor', ...options }, async (host) => {
    await host.snapshot(multilayerPerceptron(), { state: 'completed', step: 8595, epoch: 5, seconds: 27, metrics: {} });
    expect(await host.page.locator('#evaluation').isVisible()).toBe(false);
    await host.post({ type: 'evaluation', run: 'scripted', evaluation });
    await test(host);
  });
}

describe('what a classifier says of validation data', () => {
  it('is a matrix of classes, and scores of each, with the worst confusion in words', () =>
    withEvaluation(clothes(), async (host) => {
      const section = host.page.locator('#evaluation');
      expect(await section.locator('.note').innerText()).toBe('The validation data after step 6,200. Samples: 1,046.');
      expect(await section.locator('.statement').innerText()).toBe('945 of 1,046 samples are told right (90%). Most often, class 6 is taken for class 0: 37 times.');
      const shirts = section.locator('.confusion tbody tr').nth(6);
      expect(await shirts.locator('th, td').allInnerTexts()).toEqual(['6', '37', '·', '·', '·', '4', '·', '96', '·', '4', '·']);
      const scores = section.getByRole('table', { name: 'Scores of each class' });
      expect(await scores.getByRole('row').nth(7).locator('th, td').allInnerTexts()).toEqual(['6', '92%', '68%', '78%', '141']);
      await section.screenshot({ path: 'test/output/page/confusion.png' });
    }));

  it('names the classes where their names are known', () =>
    withEvaluation({ ...clothes(), classNames: [...fashion] }, async (host) => {
      const section = host.page.locator('#evaluation');
      expect(await section.locator('.statement').innerText()).toBe('945 of 1,046 samples are told right (90%). Most often, Shirt is taken for T-shirt/top: 37 times.');
      expect(await section.locator('.confusion thead th').allInnerTexts()).toEqual(fashion);
      expect(await section.locator('.confusion tbody tr').nth(6).locator('th').innerText()).toBe('Shirt');
      expect(await section.getByRole('table', { name: 'Scores of each class' }).getByRole('row').nth(7).locator('th').innerText()).toBe('Shirt');
      await section.screenshot({ path: 'test/output/page/confusion-named.png' });
    }));

  it('is a list of confusions where there are too many classes for a matrix', () =>
    withEvaluation(clothes(40), async (host) => {
      const list = host.page.getByRole('table', { name: 'What is confused most often' });
      expect(await list.getByRole('row').nth(1).locator('th, td').allInnerTexts()).toEqual(['6', '0', '37']);
      expect(await list.getByRole('row').count()).toBe(13);
    }));

  it('is scrolled in a narrow side bar, which stays as wide as it is', () =>
    withEvaluation(
      clothes(),
      async (host) => {
        expect(await host.overflow()).toBe(0);
        await host.page.getByRole('region', { name: 'Confusion matrix' }).focus();
        await host.page.keyboard.press('ArrowRight');
        await host.screenshot('confusion-narrow');
      },
      { width: 300, surface: 'sidebar' },
    ));

  it('is forgotten when another run begins', () =>
    withEvaluation(clothes(), async (host) => {
      await host.snapshot(multilayerPerceptron(100), { state: 'running', step: 100, epoch: 1 });
      expect(await host.page.locator('#evaluation').isVisible()).toBe(false);
    }));
});

describe('what a regression says', () => {
  it('is a point for each value over the true one, and its errors in words', () =>
    withEvaluation(prices(), async (host) => {
      const section = host.page.locator('#evaluation');
      expect(await section.locator('.note').first().innerText()).toBe('The data of evaluate() after step 3,630. Samples: 5,160, drawn by chance from 12,000.');
      expect(await section.getByRole('img').getAttribute('aria-label')).toBe(
        'Predictions of 5,160 samples: mean absolute error 0.3178, root mean squared error 0.3534. R² is 0.9213.',
      );
      expect(await section.locator('circle').count()).toBe(400);
      await section.screenshot({ path: 'test/output/page/predicted-against-true.png' });
    }));
});
