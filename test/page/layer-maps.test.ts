import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/protocol/index.js';
import { pagesInBrowser } from './pages.js';
import { hundredSelu, multilayerPerceptron } from './scripted-run.js';

const withPage = pagesInBrowser();
const running: RunStatus = { state: 'running', step: 900, epoch: 1 };

describe('a map of what is measured of layers', () => {
  it.each([
    ['updates', 'Updates relative to weights'],
    ['activations', 'Spread of the outputs'],
    ['dead', 'Dead units'],
  ])('is shown of %s where it is wanted, and stays', (section, title) =>
    withPage({ surface: 'editor', width: 1100, height: 1600 }, async (host) => {
      await host.snapshot(multilayerPerceptron(900), running);
      await host.page.locator(`#${section}`).waitFor();
      await host.scrollTo(`#${section} .actions`);
      const map = host.page.locator(`#${section} .heat`);
      expect(await map.isVisible()).toBe(false);
      const button = host.page.locator(`#${section}`).getByRole('button', { name: 'Map', exact: true });
      await button.press('Enter');
      await map.waitFor();
      await host.settle();
      expect(await button.getAttribute('aria-pressed')).toBe('true');
      expect(await map.getAttribute('aria-label')).toBe(`${title} as a map: a row for each layer, the first layer at the top, and the steps from left to right. The arrow keys move through it.`);
      // What is measured now and then holds in between: no hole from left to right.
      const script = `(() => {
        const canvas = document.querySelector('#${section} .heat canvas');
        const row = canvas.getContext('2d').getImageData(0, canvas.height / 4, Math.floor(canvas.width * 0.95), 1).data;
        return row.filter((_, index) => index % 4 === 3 && row[index] === 0).length / (row.length / 4);
      })()`;
      await expect.poll(() => host.page.evaluate<number>(script)).toBeLessThan(0.01);
      await map.focus();
      await host.page.keyboard.press('ArrowDown');
      await host.page.locator(`#${section} .legend-row.pointed`).waitFor();
      expect(await host.keptState()).toMatchObject({ mapSections: [section] });
      await host.page.locator(`#${section}`).screenshot({ path: `test/output/page/map-${section}.png` });
    }),
  );

  it('has parts of a whole below that of dead units, and room for a hundred layers', () =>
    withPage({ surface: 'editor', width: 1100, height: 1600 }, async (host) => {
      await host.snapshot(hundredSelu(900), running);
      await host.page.locator('#activations').waitFor();
      await host.scrollTo('#activations .actions');
      await host.page.locator('#activations').getByRole('button', { name: 'Map', exact: true }).click();
      await host.page.locator('#activations .heat').waitFor();
      await host.settle();
      await host.page.locator('#activations').screenshot({ path: 'test/output/page/map-hundred.png' });
      expect(await host.overflow()).toBe(0);
      await host.snapshot(multilayerPerceptron(900), running);
      await host.scrollTo('#dead .actions');
      await host.page.locator('#dead').getByRole('button', { name: 'Map', exact: true }).click();
      await expect.poll(() => host.page.locator('#dead .heat-labels span').allInnerTexts()).toEqual(['0%', '25%', '50%', '75%', '100%']);
    }));
});
