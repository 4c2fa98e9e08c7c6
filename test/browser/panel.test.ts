import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PNG } from 'pngjs';
import type {} from './provided.js';
import { Workbench } from './workbench.js';

const pictures = resolve(import.meta.dirname, '../output/browser');

/** A machine may have other things to do. */
const patience = { timeout: 40_000 };

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open(inject('panelUrl'), { width: 1600, height: 1000 });
});
afterAll(async () => {
  await workbench.screenshot(join(pictures, 'panel-at-the-end.png'));
  await workbench.close();
});

/** Trains the sample with a learning rate to its end. */
async function train(): Promise<void> {
  await workbench.clickLens(/Train \(/);
  await workbench.dashboard.waitForFirstPoint();
  await workbench.dashboard.button('Stop').waitFor();
  await expect.poll(() => workbench.dashboard.drawnStep(), patience).toBeGreaterThan(100);
  await workbench.dashboard.button('Stop').click();
  await workbench.dashboard.button('Train Again').waitFor();
}

/** The entries of its runs in the tree, the latest first. */
const runs = () => workbench.runEntry(/mlp_300_100, .*stopped/);

/** A file that was saved into the folder that is open, once it is whole. */
async function saved(name: string): Promise<Buffer> {
  const path = join(inject('panelFolder'), name);
  await expect.poll(() => readFile(path).then((bytes) => bytes.length, () => 0), patience).toBeGreaterThan(0);
  return readFile(path);
}

describe('the dashboard among the editors', () => {
  it('shows a run', async () => {
    await workbench.openFile('mlp_300_100.py');
    await train();
    await workbench.openDashboard();
    await workbench.editorDashboard.waitForFirstPoint();
  });

  it('points at the layer on whose line the cursor is', async () => {
    await workbench.clickCode('Dense(100');
    // It is pointed at already when one comes to the chart.
    await workbench.editorDashboard.show('#gradients');
    await workbench.editorDashboard.pointedLayer.getByText('dense_1', { exact: true }).waitFor();
    await workbench.clickCode('Dense(300');
    await workbench.editorDashboard.pointedLayer.getByText('dense', { exact: true }).waitFor();
  });

  it('leads from a layer to its line', async () => {
    await workbench.editorDashboard.layerRow('dense_2').click();
    await expect.poll(() => workbench.cursorPlace.innerText(), patience).toMatch(/^Ln 22, /);
  });

  it('saves a chart as a picture, as a drawing and as numbers where one says', async () => {
    await workbench.editorDashboard.button('Save Loss as PNG').click();
    await workbench.saveWhereOffered();
    expect(PNG.sync.read(await saved('Loss.png')).width).toBeGreaterThan(200);
    await workbench.editorDashboard.button('Save Loss as SVG').click();
    await workbench.saveWhereOffered();
    expect((await saved('Loss.svg')).toString()).toMatch(/^<svg .*<title>Loss<\/title>/s);
    await workbench.editorDashboard.button('Save Loss as CSV').click();
    await workbench.saveWhereOffered();
    const [head, first] = (await saved('Loss.csv')).toString().split('\r\n');
    expect([head, first]).toEqual(['step,loss', expect.stringMatching(/^1,2\.\d+$/)]);
  });

  it('draws runs together that are selected in the tree', async () => {
    await workbench.clickLens(/use he_normal with ReLU/);
    await workbench.lens(/use he_normal with ReLU/).waitFor({ state: 'detached' });
    await train();
    await workbench.unfoldView('Runs');
    await expect.poll(() => runs().count(), patience).toBeGreaterThan(1);
    await workbench.withRuns([runs().nth(0), runs().nth(1)], 'Draw Runs Together');
    await workbench.editorDashboard.comparedRuns.nth(1).waitFor();
    await expect.poll(() => workbench.editorDashboard.comparedValues.nth(1).innerText(), patience).toMatch(/\d/);
    await workbench.screenshot(join(pictures, 'compared.png'));
  });

  it('is there again after the window was reloaded, with the runs that it drew', async () => {
    const names = await workbench.editorDashboard.comparedRuns.allInnerTexts();
    await workbench.reload();
    await workbench.editorDashboard.waitForFirstPoint();
    await workbench.editorDashboard.comparedRuns.nth(1).waitFor();
    expect(await workbench.editorDashboard.comparedRuns.allInnerTexts()).toEqual(names);
    await expect.poll(() => workbench.editorDashboard.comparedValues.nth(1).innerText(), patience).toMatch(/\d/);
    await workbench.screenshot(join(pictures, 'panel-reloaded.png'));
  });

  it('has a table of what differs beside it, which leads to the lines of the code as it was', async () => {
    await workbench.unfoldView('Runs');
    await workbench.withRuns([runs().nth(0), runs().nth(1)], 'Compare Runs');
    await workbench.linkInPreview('HeNormal').first().click();
    await expect.poll(() => workbench.cursorPlace.innerText(), patience).toMatch(/^Ln 20, /);
    expect(await workbench.visibleText()).toContain('Dense(300, activation="relu", kernel_initializer="he_normal"),');
  });
});
