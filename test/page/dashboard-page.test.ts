import { describe, expect, it } from 'vitest';
import type { RunStatus } from '../../src/protocol/index.js';
import { trainedArrays } from './histograms.js';
import { pagesInBrowser } from './pages.js';
import type { ScriptedHost } from './scripted-host.js';
import { explodingTanh, hundredSelu, multilayerPerceptron, vanishingSigmoid, type ScriptedRun } from './scripted-run.js';

const withPage = pagesInBrowser();

const lastStep = ({ series }: ScriptedRun) => series['loss']?.length ?? 0;
const running = (scripted: ScriptedRun, step = lastStep(scripted)): Extract<RunStatus, { state: 'running' | 'paused' | 'stopping' }> => ({
  state: 'running',
  step,
  epoch: Math.ceil(step / scripted.run.stepsPerEpoch),
  stepsPerSecond: 412,
  secondsLeft: (scripted.run.totalSteps - step) / 412,
});
const button = (host: ScriptedHost, name: string) => host.page.getByRole('button', { name, exact: true });
const lossChart = (host: ScriptedHost) => host.page.getByRole('img', { name: /loss/i });
const gradientChart = (host: ScriptedHost) => host.page.getByRole('img', { name: /Line chart of the gradient/ });

describe('the page before the first run', () => {
  it('says it is ready, then what to do', () =>
    withPage({}, async (host) => {
      await expect.poll(() => host.intents).toEqual([{ type: 'ready' }]);
      await host.snapshot(null, { state: 'idle', canStart: false });
      expect(await host.page.locator('main').ariaSnapshot()).toContain('- heading "No training yet" [level=1]');
      expect(await host.page.locator('canvas').count()).toBe(0);
      await host.screenshot('empty');

      await button(host, 'Open a Sample').click();
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'command', command: 'openSample' });
    }));

  it('offers to train when the editor holds a model', () =>
    withPage({}, async (host) => {
      await host.snapshot(null, { state: 'idle', canStart: false });
      await host.post({ type: 'status', status: { state: 'idle', canStart: true } });
      await host.screenshot('empty-ready');
      await button(host, 'Start Training').click();
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'command', command: 'start' });
    }));

  it('shows what is being prepared', () =>
    withPage({}, async (host) => {
      await host.snapshot(null, { state: 'preparing', message: 'Reading fashion_mnist', fraction: 0.4 });
      await host.screenshot('preparing');
      expect(await host.page.getByRole('progressbar').getAttribute('value')).toBe('0.4');
      expect(await host.page.getByText('Reading fashion_mnist').isVisible()).toBe(true);
    }));
});

describe('the page of a run', () => {
  it('draws the loss and one line a layer, and says both in words', () =>
    withPage({}, async (host) => {
      const scripted = multilayerPerceptron();
      await host.snapshot(scripted, running(scripted));
      await host.screenshot('mlp-dark');
      expect(await host.page.locator('#loss canvas').count()).toBe(1);
      expect(await lossChart(host).getAttribute('aria-label')).toMatch(
        /^Line chart\. Training loss from 2\.\d+ to 0\.\d+ over 6,200 steps\. (Still falling at the end\. )?Validation loss from 0\.\d+ to 0\.\d+ over 3 epochs\.$/,
      );
      expect(await gradientChart(host).getAttribute('aria-label')).toMatch(/^Line chart of the gradient norms of 3 layers\./);
      for (const layer of ['dense', 'dense_1', 'dense_2']) {
        expect(await host.page.locator('#gradients').getByRole('button', { name: new RegExp(`^${layer} \\d`) }).count()).toBe(1);
      }
      expect(await host.page.getByRole('table').ariaSnapshot()).toContain('rowheader "accuracy"');
    }));

  it('appends what comes and shows the new numbers', () =>
    withPage({}, async (host) => {
      const scripted = multilayerPerceptron(400);
      await host.snapshot(scripted, running(scripted, 200), [1, 200]);
      await expectStep(host, 'Step 200');
      await host.append(scripted, 201, 400);
      await expectStep(host, 'Step 400');
      const latest = scripted.series['loss']?.at(-1) ?? 0;
      expect(await host.page.locator('#loss .legend-row').first().innerText()).toContain(latest.toPrecision(4));
    }));

  it('draws the very first step', () =>
    withPage({}, async (host) => {
      const scripted = vanishingSigmoid(1);
      await host.snapshot(scripted, running(scripted));
      await host.screenshot('first-step');
      await host.scrollTo('#gradients');
      expect(await colouredShare(host, '#loss canvas')).toBeGreaterThan(0);
      expect(await colouredShare(host, '#gradients .uplot canvas')).toBeGreaterThan(0);
    }));

  it('sends the buttons’ commands, by mouse and by keyboard', () =>
    withPage({}, async (host) => {
      const scripted = multilayerPerceptron(300);
      await host.snapshot(scripted, running(scripted));
      await button(host, 'Pause').click();
      await host.post({ type: 'status', status: { ...running(scripted), state: 'paused' } });
      await host.screenshot('paused');
      await button(host, 'Resume').focus();
      await host.page.keyboard.press('Enter');
      await button(host, 'Stop').click();
      await button(host, 'Show Log').click();
      await expect.poll(() => host.intents.slice(1)).toEqual(['pause', 'resume', 'stop', 'showLog'].map((command) => ({ type: 'command', command })));
    }));

  it('says in one sentence that gradients vanish', () =>
    withPage({ theme: 'dark' }, async (host) => {
      const scripted = vanishingSigmoid();
      await host.snapshot(scripted, running(scripted));
      await host.screenshot('vanishing');
      expect(await host.page.locator('#gradients .statement').innerText()).toMatch(
        /^The first layer, dense, gets \d\.\de-1[23] of the gradient of the last layer, dense_20\.$/,
      );
    }));

  it('says in one sentence that gradients explode', () =>
    withPage({ theme: 'light' }, async (host) => {
      const scripted = explodingTanh();
      await host.snapshot(scripted, running(scripted));
      await host.screenshot('exploding-light');
      expect(await host.page.locator('#gradients .statement').innerText()).toMatch(/^The first layer, dense, gets \d\.\de\+[67] times the gradient/);
    }));

  it('stays legible with 101 lines, and leads from a line to its layer', () =>
    withPage({}, async (host) => {
      const scripted = hundredSelu();
      await host.snapshot(scripted, running(scripted));
      const over = host.page.locator('#gradients .u-over');
      const box = await over.boundingBox();
      await over.hover({ position: { x: (box?.width ?? 0) * 0.6, y: (box?.height ?? 0) * 0.55 } });
      const pointed = host.page.locator('#gradients .layer-legend .pointed .name');
      await pointed.waitFor();
      const name = await pointed.innerText();
      await host.screenshot('selu-101-lines');
      await over.click({ position: { x: (box?.width ?? 0) * 0.6, y: (box?.height ?? 0) * 0.55 } });
      const layer = scripted.run.layers.find((each) => each.name === name);
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'revealLayer', layer: layer?.id });
    }));

  it('lets the keyboard walk through steps and layers', () =>
    withPage({}, async (host) => {
      const scripted = vanishingSigmoid(60);
      await host.snapshot(scripted, running(scripted));
      await gradientChart(host).focus();
      await host.page.keyboard.press('Home');
      await expectStep(host, 'Step 1', '#gradients');
      for (let press = 0; press < 3; press += 1) await host.page.keyboard.press('ArrowDown');
      expect(await host.page.locator('#gradients .layer-legend .pointed .name').innerText()).toBe('dense_2');
      expect(await host.page.locator('#gradients .legend').getAttribute('aria-live')).toBe('polite');
      await host.screenshot('keyboard');
      await host.page.keyboard.press('Enter');
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'revealLayer', layer: 'layer-2' });
    }));

  it('keeps the layer that the keyboard walked to as the run goes on and as the page becomes wider', () =>
    withPage({}, async (host) => {
      const scripted = vanishingSigmoid(60);
      await host.snapshot(scripted, running(scripted), [1, 20]);
      await gradientChart(host).focus();
      await host.page.keyboard.press('Home');
      await host.page.keyboard.press('ArrowDown');
      await host.page.keyboard.press('ArrowDown');
      const pointed = host.page.locator('#gradients .layer-legend .pointed .name');
      expect(await pointed.innerText()).toBe('dense_1');
      await host.append(scripted, 21, 40);
      expect(await pointed.innerText()).toBe('dense_1');
      const lines = host.page.locator('#gradients .u-over');
      const narrow = (await lines.boundingBox())?.width ?? 0;
      await host.page.setViewportSize({ width: 520, height: 700 });
      await expect.poll(async () => (await lines.boundingBox())?.width ?? narrow).toBeGreaterThan(narrow);
      await host.append(scripted, 41, 60);
      expect(await pointed.innerText()).toBe('dense_1');
      await host.page.keyboard.press('Enter');
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'revealLayer', layer: 'layer-1' });
      await host.page.keyboard.press('Escape');
      await expect.poll(() => pointed.count()).toBe(0);
    }));

  it('keeps the keyboard where it is as its sections are arranged in two columns and in one again', () =>
    withPage({}, async (host) => {
      const scripted = vanishingSigmoid(60);
      await host.snapshot(scripted, running(scripted));
      await gradientChart(host).focus();
      await host.page.keyboard.press('Home');
      await host.page.keyboard.press('ArrowDown');
      await host.page.keyboard.press('ArrowDown');
      const shown = ['loss', 'gradients', 'updates'];
      const sections = async () => {
        const columns = await host.page.locator('.column').all();
        const ids = await Promise.all(columns.map(async (column) => Promise.all((await column.locator('> *').all()).map((section) => section.getAttribute('id')))));
        return ids.map((column) => column.filter((id) => id !== null && shown.includes(id)));
      };
      for (const [width, arranged] of [[1100, [['loss', 'updates'], ['gradients']]], [500, [['loss', 'gradients', 'updates']]]] as const) {
        await host.page.setViewportSize({ width, height: 700 });
        await expect.poll(sections).toEqual(arranged);
        await host.settle();
        expect(await host.page.locator('#gradients .chart:focus').count()).toBe(1);
        expect(await host.page.locator('#gradients .layer-legend .pointed .name').innerText()).toBe('dense_1');
      }
      await host.page.keyboard.press('ArrowDown');
      expect(await host.page.locator('#gradients .layer-legend .pointed .name').innerText()).toBe('dense_2');
    }));

  it('never shows a sentence of one step beside values of another', () =>
    withPage({}, async (host) => {
      const scripted = vanishingSigmoid(60);
      await host.snapshot(scripted, running(scripted), [1, 20]);
      await host.page.evaluate('scriptedHost.noteTexts("#gradients", [".position", ".statement", ".legend"])');
      await host.append(scripted, 21, 40);
      await host.append(scripted, 41, 60);
      const noted = await host.page.evaluate<string[][]>('scriptedHost.notedTexts()');
      expect(noted.map(([position]) => position)).toEqual(['Step 20', 'Step 40', 'Step 60']);
      expect(new Set(noted.map(([, sentence]) => sentence)).size).toBe(3);
    }));

  it('marks values that are no numbers instead of dropping them', () =>
    withPage({}, async (host) => {
      const scripted = explodingTanh(200);
      const broken = Object.fromEntries(
        Object.entries(scripted.series).map(([name, values]) => [name, values.map((value, step) => (step < 140 ? value : Number.NaN))]),
      );
      await host.snapshot({ ...scripted, series: broken }, running(scripted));
      await host.screenshot('not-a-number');
      expect(await host.page.locator('#gradients .statement').innerText()).toContain('is no longer a finite number');
      expect(await host.page.locator('#loss .marks').innerText()).toContain('infinite or not a number');
      expect(await lossChart(host).getAttribute('aria-label')).toContain('to not a number');
    }));

  it('says why a run failed', () =>
    withPage({}, async (host) => {
      const scripted = vanishingSigmoid(90);
      const message =
        'The trainer was ended by the system (SIGKILL), often because memory ran out. Your file and the window are not affected. If it happens again, try a smaller batch size or less data.';
      await host.snapshot(scripted, running(scripted));
      await host.post({ type: 'status', status: { state: 'failed', step: 90, message, layer: 'layer-3' } });
      await host.screenshot('failed');
      expect(await host.page.getByText(message, { exact: true }).isVisible()).toBe(true);
      expect(await host.page.getByRole('status').textContent()).toBe(`Failed: ${message}`);
      const line = scripted.run.layers[3]?.line;
      await host.page.locator('header').getByRole('button', { name: `Go to layer dense_3, line ${line}`, exact: true }).click();
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'revealLayer', layer: 'layer-3' });
      await button(host, 'Train Again').click();
      await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'command', command: 'start' });
    }));

  it('says shortly that the data of a run is nowhere, and offers other data', () =>
    withPage({}, async (host) => {
      const scripted = vanishingSigmoid(90);
      const message = 'Iris is not on this machine.\n\nIt was looked for in: /usr/share/datasets.';
      await host.snapshot(scripted, { state: 'failed', step: 0, message, lacksData: true });
      const places = host.page.getByText('It was looked for in: /usr/share/datasets.', { exact: true });
      await host.page.locator('header .message').getByText('Iris is not on this machine.', { exact: true }).waitFor();
      expect(await places.isVisible()).toBe(false);
      await host.page.locator('header').getByText('Details', { exact: true }).click();
      await places.waitFor();
      await host.screenshot('lacks-data');
      for (const [name, command] of [['Train on Other Data…', 'trainOnOtherData'], ['Choose Its Folder…', 'addDataFolder']] as const) {
        await button(host, name).click();
        await expect.poll(() => host.intents.at(-1)).toEqual({ type: 'command', command });
      }
    }));

  it('shows the end of a run', () =>
    withPage({}, async (host) => {
      const scripted = multilayerPerceptron(8595);
      const metrics = scripted.epochs.at(-1)?.metrics ?? {};
      await host.snapshot(scripted, { state: 'completed', step: 8595, epoch: 5, seconds: 27, metrics });
      await host.screenshot('completed');
      expect(await host.page.getByText('Training time').isVisible()).toBe(true);
      expect(await button(host, 'Train Again').isVisible()).toBe(true);
    }));

  it('remembers which sections are closed', () =>
    withPage({}, async (host) => {
      const scripted = multilayerPerceptron(100);
      await host.snapshot(scripted, running(scripted));
      await host.page.locator('#loss > summary').click();
      await expect.poll(() => host.keptState()).toMatchObject({ closedSections: ['loss'] });
    }));
});

describe('a closed section', () => {
  it('is drawn complete when it is opened again', () =>
    withPage({}, async (host) => {
      const scripted = multilayerPerceptron(900);
      await host.snapshot(scripted, running(scripted, 100), [1, 100]);
      const toggle = host.page.locator('#gradients > summary');
      await toggle.click();
      await host.append(scripted, 101, 900);
      await toggle.click();
      await expectStep(host, 'Step 900', '#gradients');
      await expect.poll(() => colouredShare(host, '#gradients .uplot canvas')).toBeGreaterThan(0.005);
    }));
});

describe('the page in its surroundings', () => {
  it('repaints in every kind of theme', () =>
    withPage({}, async (host) => {
      const scripted = vanishingSigmoid();
      await host.snapshot(scripted, running(scripted));
      const pictures = new Set<string>();
      for (const theme of ['dark', 'light', 'highContrast'] as const) {
        await host.setTheme(theme);
        await host.screenshot(`vanishing-${theme}`);
        pictures.add(await host.picture('#gradients .uplot canvas'));
      }
      expect(pictures.size).toBe(3);
    }));

  it('draws opaque lines where the orange of a theme is for marks behind text', () =>
    withPage({ theme: 'dark' }, async (host) => {
      const scripted = multilayerPerceptron();
      await host.snapshot(scripted, running(scripted));
      const colors = ['#loss .legend-row:nth-child(4) .swatch', '#gradients .layer-legend .legend-row:last-child .swatch'].map((swatch) =>
        host.page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(swatch)})).backgroundColor`),
      );
      expect(await Promise.all(colors)).toEqual(['rgb(234, 92, 0)', 'rgb(234, 92, 0)']);
    }));

  it('fits into a side bar of 280 pixels', () =>
    withPage({ width: 280 }, async (host) => {
      const scripted = hundredSelu();
      await host.snapshot(scripted, running(scripted));
      await host.screenshot('narrow');
      expect(await host.overflow()).toBe(0);
    }));

  it.each(['en', 'ko'])('fits into the narrowest side bar with long names, results and histograms, in %s', (language) =>
    withPage({ width: 200, language }, async (host) => {
      const scripted = multilayerPerceptron(500);
      const long = { ...scripted, run: { ...scripted.run, model: 'a_model_with_a_long_name_that_has_no_spaces', file: '과제_1_a_file_with_a_long_name_without_spaces.py' } };
      const results = [{ model: 'model', metrics: { loss: 0.4174, sparse_categorical_accuracy: 0.8533, sparse_top_k_categorical_accuracy: 0.9966 }, spread: { loss: 0.0123 } }];
      await host.snapshot(long, { state: 'completed', step: 500, epoch: 5, seconds: 30, metrics: {}, results });
      await host.addHistograms(400, trainedArrays(400));
      expect(await host.overflow()).toBe(0);
      await host.screenshot(`narrowest-${language}`);
    }));

  it('uses the width of the panel', () =>
    withPage({ width: 1100, height: 500 }, async (host) => {
      const scripted = multilayerPerceptron();
      await host.snapshot(scripted, running(scripted));
      await host.screenshot('panel');
      const loss = await lossChart(host).boundingBox();
      const gradients = await gradientChart(host).boundingBox();
      expect(gradients?.x).toBeGreaterThan((loss?.x ?? 0) + (loss?.width ?? 0));
      expect(await host.overflow()).toBe(0);
    }));

  it('follows the width when it is moved', () =>
    withPage({ width: 600 }, async (host) => {
      const scripted = multilayerPerceptron(500);
      await host.snapshot(scripted, running(scripted));
      await host.page.setViewportSize({ width: 320, height: 700 });
      await expect.poll(async () => (await host.page.locator('#loss canvas').boundingBox())?.width).toBeLessThan(320);
      expect(await host.overflow()).toBe(0);
    }));

  it('writes numbers in the user’s language', () =>
    withPage({ language: 'ko' }, async (host) => {
      const scripted = multilayerPerceptron(3000);
      await host.snapshot(scripted, { ...running(scripted), secondsLeft: 185 });
      expect(await host.page.getByText('3분 5초').isVisible()).toBe(true);
    }));

  it('refuses a message that breaks the contract, by name', () =>
    withPage(
      {},
      async (host) => {
        await host.post({ type: 'status', status: { state: 'dancing' } });
        await expect.poll(() => host.errors).toHaveLength(1);
      },
      [expect.stringContaining('A message does not fit the dashboard state contract')],
    ));
});

/** Waits for the position that a chart shows. */
async function expectStep(host: ScriptedHost, text: string, chart = '#loss'): Promise<void> {
  await host.page.locator(`${chart} .position`, { hasText: new RegExp(`^${text}$`) }).waitFor();
}

/** The share of a canvas's pixels that are coloured. */
async function colouredShare(host: ScriptedHost, canvas: string): Promise<number> {
  return Number(await host.page.evaluate(`scriptedHost.colouredShare(${JSON.stringify(canvas)})`));
}
