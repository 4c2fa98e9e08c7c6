import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/protocol/index.js';
import { findings } from './axe.js';
import { coordinates } from './coordinates.js';
import { clothes, prices } from './evaluations.js';
import { trainedArrays } from './histograms.js';
import { foundRate, triedFix } from './experiments.js';
import { pagesInBrowser } from './pages.js';
import type { ScriptedHost } from './scripted-host.js';
import { explodingTanh, hundredSelu, multilayerPerceptron, vanishingSigmoid, type ScriptedRun } from './scripted-run.js';
import { hostThemes, type HostThemeName } from './themes.js';

const withPage = pagesInBrowser();

const running: RunStatus = { state: 'running', step: 900, epoch: 1, stepsPerSecond: 412, secondsLeft: 12 };

/** The states that a page can be in, each as a host makes it. */
const states: Readonly<Record<string, (host: ScriptedHost) => Promise<void>>> = {
  'before the first run': (host) => host.snapshot(null, { state: 'idle', canStart: false }),
  'with a model to train': (host) => host.snapshot(null, { state: 'idle', canStart: true }),
  'that prepares a run': (host) => host.snapshot(null, { state: 'preparing', message: 'Reading fashion_mnist' }),
  'of a run': (host) => host.snapshot(multilayerPerceptron(900), running),
  'of a run with a hundred layers': (host) => host.snapshot(hundredSelu(900), running),
  'of a run that failed': (host) => host.snapshot(vanishingSigmoid(90), { state: 'failed', step: 90, message: 'The disk is full.', layer: 'layer-3' }),
  'of a run with marks': (host) => host.snapshot(notFinite(explodingTanh(200)), running),
  'of a classifier that is done': async (host) => {
    await host.snapshot(multilayerPerceptron(), { state: 'completed', step: 8595, epoch: 5, seconds: 27, metrics: {} });
    await host.post({ type: 'evaluation', run: 'scripted', evaluation: clothes() });
  },
  'of a regression that is done': async (host) => {
    await host.snapshot(multilayerPerceptron(), { state: 'stopped', step: 8595, epoch: 5, seconds: 27, metrics: {} });
    await host.post({ type: 'evaluation', run: 'scripted', evaluation: prices() });
  },
  'of a learning rate that was found': async (host) => {
    await host.snapshot(multilayerPerceptron(900), running);
    await host.post({ type: 'experiment', experiment: foundRate() });
  },
  'of a fix that was tried': async (host) => {
    await host.snapshot(null, { state: 'idle', canStart: true });
    await host.post({ type: 'experiment', experiment: triedFix() });
  },
  'of a run with histograms': async (host) => {
    await host.snapshot(multilayerPerceptron(900), running);
    for (const step of [0, 300, 900]) await host.addHistograms(step, trainedArrays(step));
    await host.page.locator('#histograms').waitFor();
  },
  'of compared runs': async (host) => {
    await host.compare(multilayerPerceptron(900), running, { 'with Adam': multilayerPerceptron(900), deeper: multilayerPerceptron(600) });
    await host.post({ ...coordinates });
    await host.page.locator('#coordinates').waitFor();
  },
  'with its tables open': async (host) => {
    await host.snapshot(multilayerPerceptron(900), running);
    for (const table of await host.page.locator('.data-table > summary').all()) await table.press('Enter');
  },
};

function notFinite(scripted: ScriptedRun): ScriptedRun {
  const series = Object.entries(scripted.series).map(([name, values]) => [name, values.map((value, step) => (step < 140 ? value : NaN))] as const);
  return { ...scripted, series: Object.fromEntries(series) };
}

describe.each(Object.keys(states))('a page %s', (state) => {
  it('has nothing that axe finds, wide and narrow', async () => {
    for (const surface of ['editor', 'sidebar'] as const) {
      await withPage({ surface, width: surface === 'editor' ? 1100 : 300, height: 1400 }, async (host) => {
        await states[state]?.(host);
        expect(await findings(host), surface).toEqual([]);
      });
    }
  });
});

describe('a page in another theme', () => {
  it.each(Object.keys(hostThemes) as HostThemeName[])('has nothing that axe finds: %s', (theme) =>
    withPage({ theme, surface: 'editor', width: 1000, height: 1400 }, async (host) => {
      await host.snapshot(multilayerPerceptron(900), running);
      await host.post({ type: 'evaluation', run: 'scripted', evaluation: clothes() });
      for (const step of [0, 300, 900]) await host.addHistograms(step, trainedArrays(step));
      await host.page.locator('#histograms').waitFor();
      expect(await findings(host)).toEqual([]);
      await host.screenshot(`theme-${theme}`);
    }),
  );
});

describe('the keyboard', () => {
  it('reaches everything in the order of the page, and leaves it again', () =>
    withPage({ surface: 'editor', width: 1000, height: 1400 }, async (host) => {
      await host.snapshot(multilayerPerceptron(900), running);
      const stops = await tabStops(host);
      expect(stops.slice(0, 6)).toEqual(['Pause', 'Stop', 'Show Log', 'Smoothing', 'Axis', 'Loss']);
      expect(stops.filter((stop) => stop.startsWith('Line chart')).length).toBe(7);
      expect(stops.filter((stop) => stop === 'As a table').length).toBe(7);
      expect(new Set(stops).size).toBeGreaterThan(25);
    }));

  it('opens the table behind a chart, also where it is out of sight for others', () =>
    withPage({ surface: 'sidebar', width: 300, height: 900 }, async (host) => {
      await host.snapshot(multilayerPerceptron(900), running);
      const table = host.page.locator('#loss .data-table > summary');
      const place = host.page.locator('#loss .data-table');
      expect((await place.boundingBox())?.width).toBe(1);
      await table.focus();
      expect((await place.boundingBox())?.width).toBeGreaterThan(100);
      await host.page.keyboard.press('Enter');
      const rows = host.page.getByRole('region', { name: 'Loss as a table' }).getByRole('row');
      await expect.poll(() => rows.count()).toBe(13);
      expect(await rows.first().locator('th').allInnerTexts()).toEqual(['Step', 'Each step', 'Training', 'Validation']);
      expect(await rows.last().locator('th').innerText()).toBe('900');
      expect(await host.overflow()).toBe(0);
    }));
});

/** The names of what the Tab key comes by, from the top to the end. */
async function tabStops(host: ScriptedHost): Promise<string[]> {
  const stops: string[] = [];
  const name = `(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return null;
    const label = at.getAttribute('aria-label') ?? at.labels?.[0]?.firstElementChild?.textContent ?? at.textContent ?? '';
    return label.trim();
  })()`;
  for (let press = 0; press < 120; press += 1) {
    await host.page.keyboard.press('Tab');
    const label = await host.page.evaluate<string | null>(name);
    if (label === null) break;
    stops.push(label);
  }
  return stops;
}

describe('a page for those who want less motion, or colours of their own', () => {
  it('shows that something is being prepared without moving', () =>
    withPage({}, async (host) => {
      await host.page.emulateMedia({ reducedMotion: 'reduce' });
      await host.snapshot(null, { state: 'preparing', message: 'Reading fashion_mnist' });
      expect(await host.page.evaluate('document.getAnimations({ subtree: true }).length')).toBe(0);
    }));

  it('keeps lines and marks apart where the system sets the colours', () =>
    withPage({ surface: 'editor', width: 1000, height: 1400 }, async (host) => {
      await host.page.emulateMedia({ forcedColors: 'active' });
      await host.snapshot(multilayerPerceptron(900), running);
      await host.post({ type: 'evaluation', run: 'scripted', evaluation: clothes() });
      // The colours of texts are the system's.
      expect(await findings(host, { 'color-contrast': { enabled: false } })).toEqual([]);
      expect(await host.page.evaluate("getComputedStyle(document.querySelector('.confusion .right')).outlineStyle")).toBe('solid');
      await host.screenshot('forced-colours');
    }));
});
