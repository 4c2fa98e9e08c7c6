import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from './provided.js';
import { Workbench } from './workbench.js';

const pictures = resolve(import.meta.dirname, '../output/browser');

/** A machine may have other things to do. */
const patience = { timeout: 30_000 };

let first: Workbench;
let second: Workbench | undefined;

beforeAll(async () => {
  first = await Workbench.open(inject('vscodeUrl'));
});
afterAll(async () => {
  await first.close();
  await second?.close();
});

describe('a window that is reloaded while it trains', () => {
  let before = { first: NaN, steps: 0 };

  it('trains', async () => {
    await first.openFile('selu_100.py');
    await first.clickLens(/Train \(/);
    await first.dashboard.waitForFirstPoint();
    await expect.poll(() => first.dashboard.drawnStep(), patience).toBeGreaterThan(50);
    const loss = await first.dashboard.loss();
    before = { first: loss!.first, steps: loss!.steps };
  });

  it('shows the run again, complete and live', async () => {
    await first.reload();
    await first.dashboard.waitForFirstPoint();
    await expect.poll(async () => (await first.dashboard.loss())?.first, patience).toBe(before.first);
    const shown = await first.dashboard.drawnStep();
    expect(shown).toBeGreaterThan(before.steps);
    await expect.poll(() => first.dashboard.drawnStep(), patience).toBeGreaterThan(shown);
    await first.screenshot(join(pictures, 'reloaded.png'));
  });

  it('lists it among the runs', async () => {
    await first.unfoldView('Runs');
    await first.runEntry(/^selu_100, shown in the dashboard, running/).waitFor();
    await first.screenshot(join(pictures, 'runs.png'));
  });

  it('is not the only one: a second window shows the run, too, and stops it for both', async () => {
    second = await Workbench.open(inject('vscodeUrl'));
    await second.openTrainingSidebar();
    await second.dashboard.waitForFirstPoint();
    await expect.poll(async () => (await second?.dashboard.loss())?.first, patience).toBe(before.first);
    await second.dashboard.button('Stop').click();
    await expect.poll(() => first.dashboard.state.innerText(), patience).toMatch(/Stopped/);
    await expect.poll(() => second!.dashboard.state.innerText(), patience).toMatch(/Stopped/);
  });
});
