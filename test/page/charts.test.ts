import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/protocol/index.js';
import { pagesInBrowser } from './pages.js';
import type { OpenOptions, ScriptedHost } from './scripted-host.js';
import { explodingTanh, hundredSelu, multilayerPerceptron, vanishingSigmoid, type ScriptedRun } from './scripted-run.js';

const withPage = pagesInBrowser();

/** A page wide enough for everything, among the editors, that shows a run. */
async function withRun(scripted: ScriptedRun, test: (host: ScriptedHost) => Promise<void>, options: OpenOptions = {}): Promise<void> {
  await withPage({ width: 1000, height: 2400, surface: 'editor', ...options }, async (host) => {
    await host.snapshot(scripted, runningAt(scripted));
    await test(host);
  });
}

const runningAt = ({ run, series }: ScriptedRun): RunStatus => {
  const step = series['loss']?.length ?? 0;
  return { state: 'running', step, epoch: Math.ceil(step / run.stepsPerEpoch) };
};
const plot = (host: ScriptedHost, section: string): Locator => host.page.locator(`#${section} .u-over`);
const position = (host: ScriptedHost, section: string): Promise<string> => host.page.locator(`#${section} .position`).innerText();
const shownOf = (host: ScriptedHost, chart: string) => host.charts.find(({ id }) => id === chart);
const button = (host: ScriptedHost, name: string) => host.page.getByRole('button', { name, exact: true });

/** Drags over a chart from one share of its width to another. */
async function drag(host: ScriptedHost, section: string, from: number, to: number, key?: 'Shift'): Promise<void> {
  const box = await plot(host, section).boundingBox();
  if (box === null) throw new Error(`#${section} has no chart`);
  const y = box.y + box.height / 2;
  if (key) await host.page.keyboard.down(key);
  await host.page.mouse.move(box.x + from * box.width, y);
  await host.page.mouse.down();
  for (let step = 1; step <= 8; step += 1) await host.page.mouse.move(box.x + (from + ((to - from) * step) / 8) * box.width, y);
  await host.page.mouse.up();
  if (key) await host.page.keyboard.up(key);
  await host.settle();
}

describe('the charts of a run', () => {
  it('are the loss, the metrics, the learning rate and what is measured of layers, each in words too', () =>
    withRun(multilayerPerceptron(), async (host) => {
      const names = await host.summaries();
      expect(names).toEqual([
        expect.stringMatching(/^Line chart\. Training loss from \S+ to \S+ over 6,200 steps\. Validation loss/),
        expect.stringMatching(/^Line chart\. accuracy from \S+ to \S+ over 6,200 steps\. Level at the end\. Of the validation data/),
        expect.stringMatching(/^Line chart\. Learning rate from \S+ to 0\.003000/),
        expect.stringMatching(/^Line chart of the size of updates relative to weights, of 3 layers\./),
        expect.stringMatching(/^Line chart of the gradient norms of 3 layers\./),
        expect.stringMatching(/^Map of the gradient norms:/),
        expect.stringMatching(/^Line chart of the spread of the outputs of 3 layers\./),
        expect.stringMatching(/^Line chart of the share of dead units in 2 layers\./),
      ]);
    }));

  it('hide a line whose name is pressed, in all charts of metrics, and keep it hidden', () =>
    withRun(multilayerPerceptron(), async (host) => {
      const step = host.page.locator('#loss').getByRole('button', { name: /^Each step/ });
      const picture = () => host.picture('#loss canvas');
      const before = await picture();
      await step.click();
      await expect.poll(() => step.getAttribute('aria-pressed')).toBe('false');
      await expect.poll(picture).not.toBe(before);
      await host.screenshot('without-single-steps');
      expect(await host.page.locator('#metric-accuracy').getByRole('button', { name: /^Each step/ }).getAttribute('aria-pressed')).toBe('false');
      expect(await host.keptState()).toMatchObject({ hiddenLines: ['step'] });
      // The only line of its chart is no button.
      expect(await host.page.locator('#learning-rate .legend').getByRole('button').count()).toBe(0);
      await step.press('Enter');
      await expect.poll(picture).toBe(before);
      expect(await host.page.locator('#loss .legend-row:focus').innerText()).toContain('Each step');
    }));

  it('are not there before their first value', () =>
    withRun({ ...multilayerPerceptron(100), observations: [] }, async (host) => {
      expect(await host.page.locator('#updates').isVisible()).toBe(false);
      expect(await host.page.locator('#dead').isVisible()).toBe(false);
    }));

  it('are read out section by section, with their controls', () =>
    withRun(multilayerPerceptron(400), async (host) => {
      expect(await host.page.locator('#loss').ariaSnapshot()).toMatchInlineSnapshot(`
        "- group:
          - heading "Loss" [level=2]
          - paragraph: Step 400
          - img "Line chart. Training loss from 2.655 to 1.337 over 400 steps. Still falling at the end."
          - button "Each step 1.337" [pressed]
          - button "Training –" [pressed]
          - button "Validation –" [pressed]
          - button "Log scale"
          - group "Save":
            - button "Save Loss as PNG": PNG
            - button "Save Loss as SVG": SVG
            - button "Save Loss as CSV": CSV
          - group: As a table"
      `);
      expect(await host.page.getByRole('toolbar').ariaSnapshot()).toMatchInlineSnapshot(`
        "- toolbar "How charts are drawn":
          - text: Smoothing
          - slider "Smoothing": "0"
          - text: Axis
          - combobox "Axis":
            - option "Steps" [selected]
            - option "Epochs"
            - option "Time"
          - button "Whole run" [disabled]"
      `);
    }));

  it('hold no more than they can show, and are told nothing that is out of sight', () =>
    withRun(
      multilayerPerceptron(),
      async (host) => {
        expect(shownOf(host, 'loss')?.buckets).toBeLessThanOrEqual(320);
        expect(shownOf(host, 'dead')).toBeUndefined();
        await host.scrollTo('#learning-rate');
        expect(shownOf(host, 'learning-rate')).toBeDefined();
        expect(shownOf(host, 'loss')).toBeUndefined();
      },
      { width: 320, height: 500, surface: 'sidebar' },
    ));

  it('are complete again when the page was hidden and made anew', () =>
    withRun(explodingTanh(), async (host) => {
      const before = await host.summaries();
      await host.page.reload();
      await host.snapshot(explodingTanh(), runningAt(explodingTanh()));
      expect(await host.summaries()).toEqual(before);
    }));
});

describe('zooming and panning', () => {
  it('goes for all charts at once: drag to zoom, Shift and drag to move, double-click for the whole run', () =>
    withRun(multilayerPerceptron(), async (host) => {
      await drag(host, 'loss', 0.25, 0.75);
      const { from = 0, to } = shownOf(host, 'loss') ?? {};
      expect([from / 6200, (to ?? 0) / 6200].map((share) => Math.round(20 * share))).toEqual([5, 15]);
      expect(shownOf(host, 'gradients')).toMatchObject({ from, to });
      await host.screenshot('zoomed');

      await drag(host, 'gradients', 0.8, 0.4, 'Shift');
      expect(shownOf(host, 'loss')?.from).toBeGreaterThan(from + 800);
      await plot(host, 'updates').dblclick();
      await host.settle();
      expect(shownOf(host, 'loss')).toMatchObject({ from: 1, to: null });
    }));

  it('works with Ctrl and the wheel, while the wheel alone scrolls the page', () =>
    withRun(
      multilayerPerceptron(),
      async (host) => {
        await plot(host, 'loss').hover();
        await host.page.mouse.wheel(0, 120);
        await host.settle();
        expect(shownOf(host, 'loss')?.to ?? null).toBeNull();
        expect(await host.page.evaluate('document.documentElement.scrollTop')).toBeGreaterThan(0);
        await host.scrollTo('#loss');
        await plot(host, 'loss').hover();
        await host.page.keyboard.down('Control');
        await host.page.mouse.wheel(0, -400);
        await host.page.keyboard.up('Control');
        await host.settle();
        expect((shownOf(host, 'loss')?.to ?? 6200) - (shownOf(host, 'loss')?.from ?? 0)).toBeLessThan(5500);
      },
      { width: 320, height: 700, surface: 'sidebar' },
    ));

  it('works by keyboard, and back with the button', () =>
    withRun(multilayerPerceptron(), async (host) => {
      await host.page.locator('#loss .chart').focus();
      for (const key of ['+', '+', 'PageDown']) await host.page.keyboard.press(key);
      await host.settle();
      const { from = 0, to } = shownOf(host, 'loss') ?? {};
      expect(Math.round((100 * ((to ?? 0) - from)) / 6200)).toBe(25);
      await button(host, 'Whole run').click();
      await host.settle();
      expect(shownOf(host, 'loss')).toMatchObject({ from: 1, to: null });
      expect(await button(host, 'Whole run').isDisabled()).toBe(true);
    }));

  it('shows single steps when there is room for them', () =>
    withRun(multilayerPerceptron(), async (host) => {
      for (let time = 0; time < 3; time += 1) await drag(host, 'loss', 0.4, 0.6);
      await plot(host, 'loss').hover();
      expect(await position(host, 'loss')).toMatch(/^Step [\d,]+$/);
    }));

  it('keeps the view where it is while the run goes on', () =>
    withRun(multilayerPerceptron(400), async (host) => {
      await drag(host, 'loss', 0.25, 0.75);
      const view = shownOf(host, 'loss');
      await host.append(multilayerPerceptron(600), 401, 600);
      expect(shownOf(host, 'loss')).toEqual(view);
    }));
});

describe('the cursor', () => {
  it('points at the same step in every chart', () =>
    withRun(multilayerPerceptron(), async (host) => {
      await plot(host, 'loss').hover();
      const [first = 0, last = 0] = stepsIn(await position(host, 'loss'));
      expect(Math.abs(first - 3100)).toBeLessThan(20);
      for (const section of ['metric-accuracy', 'gradients', 'updates', 'learning-rate']) {
        const [from = 0, to = from] = stepsIn(await position(host, section));
        expect(from).toBeLessThanOrEqual(last);
        expect(to).toBeGreaterThanOrEqual(first);
      }
    }));
});

/** The steps in a text such as "Steps 3,073–3,088". */
const stepsIn = (text: string): number[] => [...text.matchAll(/[\d,]+/g)].map(([number]) => Number(number.replaceAll(',', '')));

describe('the map of gradients', () => {
  it('leads from a layer to its line, and shows its norm', () =>
    withRun(vanishingSigmoid(), async (host) => {
      const cells = host.page.locator('#gradients .heat-over');
      const box = await cells.boundingBox();
      await cells.click({ position: { x: 100, y: ((box?.height ?? 0) * 4.5) / 21 } });
      expect(await host.page.locator('#gradients .layer-legend .pointed .name').innerText()).toBe('dense_4');
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'revealLayer', layer: 'layer-4' });
      await host.screenshot('heat-map');
    }));

  it('is walked through by keyboard', () =>
    withRun(vanishingSigmoid(), async (host) => {
      await host.page.locator('#gradients .heat').focus();
      for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowRight']) await host.page.keyboard.press(key);
      expect(await host.page.locator('#gradients .layer-legend .pointed .name').innerText()).toBe('dense_2');
      await host.page.keyboard.press('Enter');
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'revealLayer', layer: 'layer-2' });
    }));

  it('rises in lightness from low to high on dark, and falls on light, so that nobody needs to see hues', () =>
    withRun(vanishingSigmoid(), async (host) => {
      const rows = 21;
      for (const [theme, direction] of [['dark', 1], ['highContrast', 1], ['light', -1]] as const) {
        await host.setTheme(theme);
        await host.settle();
        const lightness = await host.lightness('#gradients .heat canvas', rows);
        const steps = lightness.slice(1).map((value, row) => direction * (value - (lightness[row] ?? 0)));
        expect(Math.min(...steps)).toBeGreaterThan(0);
      }
    }));

  it('marks layers whose gradient is no number or exactly zero, and says so', () =>
    withRun(brokenRun(), async (host) => {
      expect(await host.page.locator('#gradients .heat-swatch').allInnerTexts()).toEqual(['exactly 0', 'infinite or not a number']);
      await host.screenshot('heat-map-broken');
    }));
});

/** A run in which one layer gets no gradient and another one breaks. */
function brokenRun(): ScriptedRun {
  const scripted = explodingTanh(200);
  const series = {
    ...scripted.series,
    'gradientNorm/layer-3': Array.from({ length: 200 }, () => 0),
    'gradientNorm/layer-7': (scripted.series['gradientNorm/layer-7'] ?? []).map((value, step) => (step < 150 ? value : NaN)),
  };
  return { ...scripted, series };
}

describe('how charts are drawn', () => {
  it('is smoothed over as many steps as one says, and remembered', () =>
    withRun(multilayerPerceptron(), async (host) => {
      await host.page.getByRole('slider', { name: 'Smoothing' }).fill('4');
      await host.settle();
      expect(shownOf(host, 'loss')?.smoothing).toBe(100);
      expect(await host.page.locator('#loss .legend').innerText()).toMatch(/Smoothed\s*0\.\d+/);
      expect(await host.keptState()).toMatchObject({ smoothing: 100 });
    }));

  it('is logarithmic where one wants it', () =>
    withRun(multilayerPerceptron(), async (host) => {
      const before = await host.picture('#loss canvas');
      await host.page.locator('#loss').getByRole('button', { name: 'Log scale' }).click();
      await host.settle();
      expect(await host.page.locator('#loss').getByRole('button', { name: 'Log scale' }).getAttribute('aria-pressed')).toBe('true');
      expect(await host.picture('#loss canvas')).not.toBe(before);
      await host.screenshot('log-loss');
    }));

  it('counts steps, epochs or time', () =>
    withRun(timed(multilayerPerceptron()), async (host) => {
      const pictures = new Set([await host.picture('#loss canvas')]);
      for (const unit of ['Epochs', 'Time']) {
        await host.page.getByLabel('Axis').selectOption(unit);
        await host.settle();
        await host.screenshot(`axis-${unit.toLowerCase()}`);
        pictures.add(await host.picture('#loss canvas'));
      }
      expect(pictures.size).toBe(3);
      expect(host.charts.map(({ id }) => id)).toContain('clock');
    }));
});

/** The run with the clock that the host keeps: 400 steps a second. */
function timed(scripted: ScriptedRun): ScriptedRun {
  const steps = scripted.series['loss']?.length ?? 0;
  return { ...scripted, series: { ...scripted.series, elapsedSeconds: Array.from({ length: steps }, (_, step) => (step + 1) / 400) } };
}

describe('runs beside each other', () => {
  it('are drawn in one chart, each with its name and its value at the cursor', () =>
    withRun(multilayerPerceptron(), async (host) => {
      const scripted = multilayerPerceptron();
      await host.compare(scripted, runningAt(scripted), { 'sigmoid, 20 layers': vanishingSigmoid(), 'selu, 100 layers': hundredSelu() });
      const rows = host.page.locator('#loss .legend-row');
      expect(await rows.locator('.name').allInnerTexts()).toEqual(expect.arrayContaining(['Each step', 'sigmoid, 20 layers', 'selu, 100 layers']));
      expect(shownOf(host, 'loss')?.series.map(({ run }) => run)).toEqual(['scripted', 'sigmoid, 20 layers', 'selu, 100 layers']);
      expect(await rows.nth(4).locator('.value').innerText()).toMatch(/^2\.\d+$/);
      await plot(host, 'loss').hover({ position: { x: 60, y: 60 } });
      expect(await rows.nth(5).locator('.value').innerText()).toMatch(/^\d\.\d+/);
      await host.screenshot('compared');
    }));
});

describe('pointing in the editor', () => {
  it('brings the layer’s line to the front, and lets it go again', () =>
    withRun(hundredSelu(), async (host) => {
      const before = await host.picture('#gradients .uplot canvas');
      await host.post({ type: 'highlight', layers: ['layer-40'] });
      expect(await host.page.locator('#gradients .layer-legend .pointed .name').innerText()).toBe('dense_40');
      expect(await host.picture('#gradients .uplot canvas')).not.toBe(before);
      await host.screenshot('highlighted');
      await host.post({ type: 'highlight', layers: [] });
      expect(await host.page.locator('#gradients .layer-legend .pointed').count()).toBe(0);
    }));

  it('is seen, too, where one comes to the chart later', () =>
    withRun(
      multilayerPerceptron(),
      async (host) => {
        await host.post({ type: 'highlight', layers: ['layer-1'] });
        await host.scrollTo('#gradients');
        await expect.poll(() => host.page.locator('#gradients .layer-legend .pointed .name').allInnerTexts()).toEqual(['dense_1']);
      },
      { width: 500, height: 500 },
    ));
});

describe('saving a chart', () => {
  it('hands over a PNG and an SVG of what is shown', () =>
    withRun(multilayerPerceptron(), async (host) => {
      await button(host, 'Save Loss as PNG').click();
      await expect.poll(() => host.intents.at(-1), { timeout: 10_000 }).toMatchObject({ type: 'saveFile', format: 'png', name: 'Loss' });
      expect([...host.savedBytes().subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
      await button(host, 'Save Gradient norms as SVG').click();
      await expect.poll(() => host.intents.at(-1), { timeout: 10_000 }).toMatchObject({ type: 'saveFile', format: 'svg', name: 'Gradient norms' });
      const svg = new TextDecoder().decode(host.savedBytes());
      expect(svg).toContain('<title>Gradient norms</title>');
      expect(svg.match(/<path d="M[^"]+" fill="none"/g)).toHaveLength(3);
      for (const [, color] of svg.matchAll(/(?:stroke|fill)="([^"]+)"/g)) expect(color, 'programs other than browsers know it').toMatch(/^(?:none|rgba?\(|#)/);
      expect(await host.parsesAsXml(svg)).toBe(true);
    }));

  it('names the series and steps whose values the host is to write', () =>
    withRun(multilayerPerceptron(), async (host) => {
      await button(host, 'Save Loss as CSV').click();
      await expect
        .poll(() => host.intents.at(-1))
        .toEqual({ type: 'saveValues', name: 'Loss', series: [{ run: 'scripted', name: 'loss' }], from: 1, to: null });
    }));
});
