import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from './provided.js';
import { Workbench } from './workbench.js';

const pictures = resolve(import.meta.dirname, '../output/browser');

let workbench: Workbench;
let pictureNumber = 0;

/** Keeps a picture of the present stage, numbered in the order of the story. */
async function picture(stage: string): Promise<void> {
  pictureNumber += 1;
  await workbench.screenshot(join(pictures, `${pictureNumber}-${stage}.png`));
}

beforeAll(async () => {
  workbench = await Workbench.open(inject('vscodeUrl'));
});

afterAll(async () => {
  await picture('at-the-end');
  await workbench.close();
});

describe('a newcomer with the 300-100 MLP', () => {
  it('opens the file and sees what the model is, an advice and Train', async () => {
    await workbench.openFile('mlp_300_100.py');
    await workbench.lens(/266,610 parameters · 3 weight layers · 2 hints/).waitFor();
    await workbench.lens(/use he_normal with ReLU/).waitFor();
    await workbench.lens(/Train \(5 epochs\)/).waitFor();
    await picture('lenses');
  });

  it('clicks the advice, which edits the two hidden layers and goes', async () => {
    await workbench.clickLens(/use he_normal with ReLU/);
    await workbench.lens(/use he_normal with ReLU/).waitFor({ state: 'detached' });
    const text = await workbench.visibleText();
    expect(text).toContain('Dense(300, activation="relu", kernel_initializer="he_normal"),');
    expect(text).toContain('Dense(100, activation="relu", kernel_initializer="he_normal"),');
    expect(text).toContain('Dense(10, activation="softmax"),');
    await picture('advice-applied');
  });

  it('clicks Train and sees the first point of the loss in the sidebar', async () => {
    const clicked = await workbench.clickLens(/Train \(5 epochs\)/);
    await workbench.dashboard.waitForFirstPoint();
    console.log(`Click to first point: ${((performance.now() - clicked) / 1000).toFixed(2)} s`);
    // Ten classes, and nothing learnt yet: about ln 10.
    await expect.poll(async () => (await workbench.dashboard.loss())?.first).toBeCloseTo(Math.log(10), 0);
    await picture('first-point');
  });

  it('sees one gradient line for each layer with weights', async () => {
    const lines = await workbench.dashboard.gradientLines();
    expect(lines.map(({ layer }) => layer)).toEqual(['dense', 'dense_1', 'dense_2']);
    for (const { norm } of lines) expect(Number(norm)).toBeGreaterThan(0);
  });

  it('sees the loss fall', async () => {
    await expect.poll(async () => (await workbench.dashboard.metrics()).length, { timeout: 60_000 }).toBeGreaterThan(0);
    const loss = await workbench.dashboard.loss();
    expect(loss?.last).toBeLessThan((loss?.first ?? 0) / 2);
    await picture('training');
  });

  it('pauses, and nothing moves', async () => {
    await workbench.dashboard.button('Pause').click();
    await workbench.dashboard.state.getByText('Paused').waitFor();
    const step = await workbench.dashboard.step();
    await expect.poll(() => workbench.dashboard.drawnStep()).toBe(step);
    await picture('paused');
    expect(await workbench.dashboard.step()).toBe(step);
    expect(await workbench.dashboard.drawnStep()).toBe(step);
  });

  it('resumes, and the steps go on', async () => {
    const step = await workbench.dashboard.drawnStep();
    await workbench.dashboard.button('Resume').click();
    await expect.poll(() => workbench.dashboard.drawnStep()).toBeGreaterThan(step);
    await picture('resumed');
  });

  it('stops, and keeps what was measured', async () => {
    await workbench.dashboard.button('Stop').click();
    await workbench.dashboard.state.getByText('Stopped').waitFor();
    await workbench.dashboard.button('Train Again').waitFor();
    expect((await workbench.dashboard.gradientLines()).length).toBe(3);
    await picture('stopped');
  });
});
