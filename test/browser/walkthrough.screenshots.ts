import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import type {} from './provided.js';
import { Recording } from './recording.js';
import { Workbench } from './workbench.js';

const media = resolve(import.meta.dirname, '../../media');
const pictures = join(media, 'walkthrough');

let workbench: Workbench;

beforeEach(async () => {
  workbench = await Workbench.open(inject('vscodeUrl'), { width: 1180, height: 760 });
});
afterEach(() => workbench.close());

describe('pictures of the walkthrough', () => {
  it('sample.png', async () => {
    await workbench.openFile('mlp_300_100.py');
    await workbench.lens(/Train \(5 epochs\)/).waitFor();
    await workbench.screenshotOf('.part.editor', join(pictures, 'sample.png'));
  });

  it('advice.png', async () => {
    await workbench.openFile('vanishing_sigmoid.py');
    await workbench.clickLens(/Check gradients/);
    await workbench.lens(/Vanishing gradients/).waitFor({ timeout: 60_000 });
    await workbench.screenshotOf('.part.editor', join(pictures, 'advice.png'));
  });

  it('train.png and understand.png', async () => {
    await workbench.openFile('mlp_300_100.py');
    await workbench.clickLens(/Train \(5 epochs\)/);
    await workbench.dashboard.waitForFirstPoint();
    await expect.poll(() => workbench.dashboard.drawnStep(), { timeout: 120_000 }).toBeGreaterThan(2500);
    await workbench.screenshotOf('.monaco-workbench', join(pictures, 'train.png'));
    await workbench.openDashboard();
    await workbench.editorDashboard.waitForFirstPoint();
    await workbench.giveAllRoom();
    await expect.poll(() => workbench.editorDashboard.drawnStep(), { timeout: 120_000 }).toBeGreaterThan(2500);
    await workbench.screenshotOf('.part.editor', join(pictures, 'understand.png'));
    await workbench.editorDashboard.button('Train Again').waitFor({ timeout: 120_000 });
  });
});

describe('the recording of the README', () => {
  it('shows a newcomer who takes an advice and trains', async () => {
    const recording = new Recording();
    const watch = async (seconds: number): Promise<void> => {
      const end = performance.now() + 1000 * seconds;
      while (performance.now() < end) recording.add(await workbench.picture());
    };
    await workbench.openFile('mlp_300_100.py');
    await workbench.lens(/use he_normal with ReLU/).waitFor();
    await watch(2);
    await workbench.clickLens(/use he_normal with ReLU/);
    await workbench.lens(/use he_normal with ReLU/).waitFor({ state: 'detached' });
    await watch(2);
    await workbench.clickLens(/Train \(5 epochs\)/);
    await watch(16);
    await recording.save(join(media, 'screenshots', 'newcomer.gif'), 1.5, 3000);
    await workbench.dashboard.button('Train Again').waitFor({ timeout: 120_000 });
  });
});
