import { describe, expect, it } from 'vitest';
import { withNumberWords, type DashboardExperiment } from '../../src/protocol/index.js';
import { foundRate, refusedRate, triedFix } from './experiments.js';
import { pagesInBrowser } from './pages.js';
import type { OpenOptions, ScriptedHost } from './scripted-host.js';
import { multilayerPerceptron } from './scripted-run.js';

const withPage = pagesInBrowser();
const wide: OpenOptions = { width: 1000, height: 1200, surface: 'editor' };

/** Opens a page that shows an experiment, above the run that there is. */
async function withExperiment(experiment: DashboardExperiment, test: (host: ScriptedHost) => Promise<void>, options: OpenOptions = wide): Promise<void> {
  await withPage(options, async (host) => {
    await host.snapshot(multilayerPerceptron(900), { state: 'running', step: 900, epoch: 1 });
    await host.post({ type: 'experiment', experiment: withNumberWords(experiment) });
    await panel(host).waitFor();
    await test(host);
  });
}

const panel = (host: ScriptedHost) => host.page.locator('#experiment');
const paragraphs = (host: ScriptedHost): Promise<string[]> => panel(host).locator('.findings p').allInnerTexts();
const keys = (host: ScriptedHost): Promise<string[]> => panel(host).locator('.keys li').allInnerTexts();
const button = (host: ScriptedHost, name: string) => panel(host).locator('vscode-button', { hasText: name });

/** Where something is drawn across the plot, as shares of its width from the left. */
async function extent(host: ScriptedHost, selector: string): Promise<{ readonly from: number; readonly to: number }> {
  const plot = await panel(host).locator('.plot svg').boundingBox();
  const box = await panel(host).locator(selector).boundingBox();
  if (plot === null || box === null) throw new Error(`${selector} is not drawn`);
  return { from: (box.x - plot.x) / plot.width, to: (box.x + box.width - plot.x) / plot.width };
}

describe('the learning-rate finder on the page', () => {
  it('draws each sweep, marks what it suggests, the stretch to the steepest fall and what the file has, and says it in words', () =>
    withExperiment(foundRate(), async (host) => {
      const { result } = foundRate();
      expect(await panel(host).getByRole('heading').innerText()).toMatch(/^learning-rate finder$/i);
      expect(await panel(host).getByRole('img').getAttribute('aria-label')).toMatch(/^Line chart of the smoothed loss of 5 sweeps, by learning rate from 1\.0e-6 to \d/);
      expect(await panel(host).locator('polyline.sweep').count()).toBe(5);
      const rates = 'sweeps' in result ? result.sweeps.flatMap((sweep) => sweep.rates) : [];
      const place = (rate: number): number => Math.log(rate / Math.min(...rates)) / Math.log(Math.max(...rates) / Math.min(...rates));
      if (!('suggestion' in result) || result.suggestion.kind !== 'found') throw new Error('the recorded sweeps found a rate');
      const { rate, steepest } = result.suggestion;
      const [suggested, band, current] = [await extent(host, '.mark.suggested'), await extent(host, '.band.steepest'), await extent(host, '.mark.current')];
      expect((suggested.from + suggested.to) / 2).toBeCloseTo(place(rate), 2);
      expect(band.from).toBeCloseTo(place(Math.min(rate, steepest)), 2);
      expect(band.to).toBeCloseTo(place(Math.max(rate, steepest)), 2);
      expect((current.from + current.to) / 2).toBeCloseTo(place(0.01), 2);
      expect(await keys(host)).toEqual(['one sweep', 'suggested: 0.053', 'to where the loss falls most steeply: 0.064', 'in the file: 0.010']);
      expect(await paragraphs(host)).toEqual([
        'A learning rate of 0.053 suits SGD; the loss falls most steeply at 0.064 (medians of 5 sweeps).',
        'The file has 0.01, 5.3 times less.',
      ]);
      await host.screenshot('rate-found');
    }));

  it('lets no loss that blows up flatten the sweeps', () =>
    withExperiment(foundRate(), async (host) => {
      const labels = (await panel(host).locator('.tick.y').allInnerTexts()).map(Number);
      expect(labels.length).toBeGreaterThan(2);
      expect(Math.max(...labels)).toBeLessThan(3);
    }));

  it('says why it refuses where sweeps say nothing, and offers no edit', () =>
    withExperiment(refusedRate(), async (host) => {
      expect((await paragraphs(host))[0]).toMatch(/^At no rate does the loss fall by a tenth within a sweep/);
      expect(await panel(host).locator('.mark.suggested, .band').count()).toBe(0);
      expect(await panel(host).locator('vscode-button').allInnerTexts()).toEqual(['Dismiss']);
      await host.screenshot('rate-refused');
    }));
});

describe('a tried fix on the page', () => {
  it('draws both models with every seed and their means, and says which is better, by how much, and on what that rests', () =>
    withExperiment(triedFix(), async (host) => {
      expect(await panel(host).getByRole('heading').innerText()).toMatch(/^the fix, tried$/i);
      const seeds = triedFix().result;
      const count = 'repetitions' in seeds ? seeds.repetitions.length : 0;
      expect(await panel(host).locator('polyline.seed.written').count()).toBe(count);
      expect(await panel(host).locator('polyline.seed.fixed').count()).toBe(count);
      expect(await panel(host).locator('polyline.written:not(.seed), polyline.fixed:not(.seed)').count()).toBe(2);
      expect(await keys(host)).toEqual(['as written', 'with the fix', `each of ${count} seeds; thick: their mean`]);
      const [fix, verdict, basis] = await paragraphs(host);
      expect(fix).toBe('Use ReLU with he_normal instead of sigmoid');
      expect(verdict).toMatch(/^Better with the fix: loss 0\.\d+ instead of 2\.3\d* \(the difference varies by ±0\.\d+ from seed to seed\)\.$/);
      expect(basis).toMatch(/^Both were trained for [\d,]+ steps \(0\.\d+ epochs\), from \d seeds, and evaluated on validation data; later it may be otherwise\.$/);
      await host.screenshot('trial-fixed');
    }));

  it('draws losses that lie far apart by their orders of magnitude, and leaves gaps where one is not finite', async () => {
    const base = triedFix().result;
    if (!('repetitions' in base)) throw new Error('a trial has repetitions');
    const blownUp = base.repetitions.map((one) => ({ ...one, written: { ...one.written, losses: one.written.losses.map((loss, index) => (index < 60 ? loss * 2 ** index : Number.NaN)) } }));
    await withExperiment(triedFix({ repetitions: blownUp }), async (host) => {
      expect(await panel(host).locator('.tick.y').allInnerTexts()).toEqual(['1', '10⁴', '10⁸', '10¹²', '10¹⁶']);
      const written = await extent(host, 'polyline.written:not(.seed)');
      expect(written.to).toBeLessThan(0.5);
      expect((await extent(host, 'polyline.fixed:not(.seed)')).to).toBeGreaterThan(0.95);
      await host.screenshot('trial-blown-up');
    });
  });
});

describe('what can be done with an experiment', () => {
  it('is the edit, by the mouse or the keyboard, which is then said to be made', () =>
    withExperiment(triedFix(), async (host) => {
      await button(host, 'Apply the fix').focus();
      await host.page.keyboard.press('Enter');
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'applyExperiment' });
      const { applyTitle, ...rest } = triedFix();
      expect(applyTitle).toBe('Apply the fix');
      await host.post({ type: 'experiment', experiment: { ...rest, isApplied: true } });
      await button(host, 'Apply the fix').waitFor({ state: 'detached' });
      expect((await paragraphs(host)).at(-1)).toBe('The edit is made. Undo in the editor takes it back.');
      expect(await panel(host).locator('vscode-button:focus').textContent()).toBe('Dismiss');
      await host.page.keyboard.press('Enter');
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'dismissExperiment' });
      await host.post({ type: 'experiment', experiment: null });
      await panel(host).waitFor({ state: 'hidden' });
    }));

  it('stays where the keyboard is while the page is drawn anew', () =>
    withExperiment(foundRate(), async (host) => {
      await button(host, 'Set the learning rate to 0.053').focus();
      await host.setTheme('light');
      expect(await panel(host).locator('vscode-button:focus').textContent()).toBe('Set the learning rate to 0.053');
    }));

  it('is told to a screen reader, and there is a table behind the chart', () =>
    withExperiment(foundRate(), async (host) => {
      expect(await panel(host).locator('[role=status]').textContent()).toMatch(/^A learning rate of 0\.053 suits SGD/);
      await panel(host).locator('.data-table > summary').focus();
      await host.page.keyboard.press('Enter');
      const rows = host.page.getByRole('region', { name: 'Learning-rate finder as a table' }).getByRole('row');
      await rows.first().waitFor();
      expect(await rows.first().locator('th').allInnerTexts()).toEqual(['Learning rate', 'Sweep 1', 'Sweep 2', 'Sweep 3', 'Sweep 4', 'Sweep 5']);
      expect(await rows.count()).toBe(14);
    }));
});

describe('an experiment in a narrow side bar', () => {
  it.each([240, 300])('is no wider than its place, of %i pixels', (width) =>
    withPage({ width, height: 1400, surface: 'sidebar' }, async (host) => {
      await host.snapshot(null, { state: 'idle', canStart: true });
      for (const [name, experiment] of Object.entries({ 'rate-found': foundRate(), 'rate-refused': refusedRate(), 'trial-fixed': triedFix() })) {
        await host.post({ type: 'experiment', experiment });
        await panel(host).waitFor();
        expect(await host.overflow(), name).toBe(0);
        await host.screenshot(`${name}-${width}`);
      }
    }),
  );

  it.each(['light', 'highContrast'] as const)('can be read in other themes: %s', (theme) =>
    withExperiment(foundRate(), (host) => host.screenshot(`rate-found-${theme}`), { width: 300, height: 1400, surface: 'sidebar', theme }),
  );
});
