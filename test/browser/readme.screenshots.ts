import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type {} from './provided.js';
import { Workbench } from './workbench.js';

const folder = resolve(import.meta.dirname, '../../media/screenshots');

/** A sample, and how many steps of it to show. */
interface Picture {
  readonly sample: string;
  readonly picture: string;
  readonly steps: number;
}

const pictures: readonly Picture[] = [
  { sample: 'mlp_300_100.py', picture: 'mlp', steps: 4000 },
  { sample: 'vanishing_sigmoid.py', picture: 'vanishing_sigmoid', steps: 2000 },
  { sample: 'exploding_tanh.py', picture: 'exploding_tanh', steps: 2000 },
  { sample: 'selu_100.py', picture: 'selu_100', steps: 400 },
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
  for (const { sample, picture, steps } of pictures) {
    it(`${picture}.png`, async () => {
      await workbench.openFile(sample);
      await workbench.clickLens(/Train/);
      await workbench.dashboard.waitForFirstPoint();
      await workbench.widenSidebar(120);
      await expect.poll(() => workbench.dashboard.drawnStep(), { timeout: 240_000 }).toBeGreaterThan(steps);
      await workbench.screenshot(resolve(folder, `${picture}.png`));
      await workbench.dashboard.button('Stop').click();
      await workbench.dashboard.button('Train Again').waitFor();
    });
  }
});
