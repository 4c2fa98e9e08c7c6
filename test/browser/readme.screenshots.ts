import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type {} from './provided.js';
import { Workbench } from './workbench.js';

const folder = resolve(import.meta.dirname, '../../media/screenshots');

/** A sample, how many steps of it to show, and which part of the dashboard. */
interface Picture {
  readonly sample: string;
  readonly picture: string;
  readonly steps: number;
  readonly section: '#loss' | '#gradients';
}

const pictures: readonly Picture[] = [
  { sample: 'mlp_300_100.py', picture: 'mlp', steps: 2000, section: '#loss' },
  { sample: 'vanishing_sigmoid.py', picture: 'vanishing_sigmoid', steps: 800, section: '#gradients' },
  { sample: 'exploding_tanh.py', picture: 'exploding_tanh', steps: 800, section: '#gradients' },
  { sample: 'selu_100.py', picture: 'selu_100', steps: 200, section: '#gradients' },
];

let workbench: Workbench;

beforeEach(async () => {
  workbench = await Workbench.open(inject('vscodeUrl'), { width: 1440, height: 1080 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.screenshot(resolve(folder, '../../test/output/screenshots', task.name));
  await workbench.close();
});

describe('pictures of the README', () => {
  for (const { sample, picture, steps, section } of pictures) {
    it(`${picture}.png`, async () => {
      await workbench.openFile(sample);
      await workbench.clickLens(/Train/);
      await workbench.dashboard.waitForFirstPoint();
      await workbench.widenSidebar(200);
      await expect.poll(() => workbench.dashboard.drawnStep(), { timeout: 240_000 }).toBeGreaterThan(steps);
      await workbench.dashboard.scrollTo(section, steps);
      await workbench.screenshot(resolve(folder, `${picture}.png`));
      await workbench.dashboard.button('Stop').click();
      await workbench.dashboard.button('Train Again').waitFor();
    });
  }

  it('compared.png and histograms.png', async () => {
    for (const [sample, steps] of [['vanishing_sigmoid.py', 800], ['mlp_300_100.py', 2000]] as const) {
      await workbench.openExplorer();
      await workbench.openFile(sample);
      await workbench.clickLens(/Train \(/);
      await workbench.dashboard.waitForFirstPoint();
      await expect.poll(() => workbench.dashboard.drawnStep(), { timeout: 240_000 }).toBeGreaterThan(steps);
      await workbench.dashboard.button('Stop').click();
      await workbench.dashboard.button('Train Again').waitFor();
    }
    await workbench.unfoldView('Runs');
    await workbench.withRuns([workbench.runEntry(/^mlp_300_100, .*stopped/).first(), workbench.runEntry(/^vanishing_sigmoid, .*stopped/).first()], 'Draw Runs Together');
    await workbench.editorDashboard.comparedRuns.nth(1).waitFor();
    await workbench.giveAllRoom();
    await expect.poll(() => workbench.editorDashboard.comparedValues.nth(1).innerText(), { timeout: 60_000 }).toMatch(/\d/);
    await workbench.screenshotOf('.part.editor', resolve(folder, 'compared.png'));
    await workbench.editorDashboard.show('#histograms');
    await workbench.editorDashboard.histograms.getByRole('img').first().waitFor();
    await workbench.editorDashboard.histograms.screenshot({ path: resolve(folder, 'histograms.png') });
  });
});
