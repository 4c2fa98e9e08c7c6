import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from './provided.js';
import { Workbench } from './workbench.js';

const pictures = resolve(import.meta.dirname, '../output/browser');

/** A machine may have other things to do. */
const patience = { timeout: 40_000 };

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open(inject('runsUrl'), { width: 1600, height: 1000 });
});
afterAll(async () => {
  await workbench.screenshot(join(pictures, 'runs-at-the-end.png'));
  await workbench.close();
});

const run = (name: string) => workbench.runEntry(new RegExp(`^${name}, .*completed`)).first();

/** How the files of a format begin. */
const beginnings = { '.keras': 'PK', '.weights.h5': '\u0089HDF', '.onnx': '\b' } as const;

/** Begins to export the model of the run; the dialog that asks for a place is open afterwards. */
async function exportAs(name: string, format: keyof typeof beginnings): Promise<void> {
  await workbench.withRuns([run(name)], 'Export the Trained Model…');
  await workbench.choose(format);
}

async function beginningOf(path: string, length: number): Promise<string> {
  return readFile(path).then((bytes) => bytes.subarray(0, length).toString('latin1'), () => '');
}

describe('the list of runs', () => {
  it('has a run that came to its end', async () => {
    await workbench.openFile('perceptron.py');
    await workbench.clickLens(/Train \(/);
    await workbench.dashboard.waitForFirstPoint();
    await workbench.dashboard.button('Train Again').waitFor({ timeout: 60_000 });
    await workbench.unfoldView('Runs');
    await run('perceptron').waitFor();
  });

  it.each(Object.keys(beginnings) as (keyof typeof beginnings)[])('exports its model as %s to the place that is offered', async (format) => {
    await exportAs('perceptron', format);
    await workbench.saveWhereOffered();
    const path = join(inject('runsFolder'), `perceptron${format}`);
    await expect.poll(() => beginningOf(path, beginnings[format].length), patience).toBe(beginnings[format]);
    await workbench.notification(`perceptron${format} was written.`).waitFor();
  });

  it('asks before it writes over a file, and then does', async () => {
    const path = join(inject('runsFolder'), 'perceptron.onnx');
    await writeFile(path, 'old');
    await exportAs('perceptron', '.onnx');
    await workbench.saveAs(path);
    await workbench.confirm(/already exists\. Are you sure you want to overwrite it/);
    await expect.poll(() => beginningOf(path, 1), patience).toBe(beginnings['.onnx']);
  });

  it('says in words why a model cannot be written where somebody wants it', async () => {
    await exportAs('perceptron', '.keras');
    await workbench.saveAs('/proc/perceptron.keras');
    await workbench.notification('/proc/perceptron.keras cannot be written').waitFor();
  });

  it('gives a run another name, and tags', async () => {
    await workbench.withRuns([run('perceptron')], 'Rename Run');
    await workbench.answer('Name of the run', '퍼셉트론 #1');
    await run('퍼셉트론 #1').waitFor();
    await workbench.withRuns([run('퍼셉트론 #1')], 'Edit Tags');
    await workbench.answer('Tags, with commas between them', 'baseline, 숙제');
    await workbench.runEntry(/^퍼셉트론 #1, .*#baseline · #숙제/).first().waitFor();
  });

  it('opens the code as it was, also after it was edited', async () => {
    const path = join(inject('runsFolder'), 'perceptron.py');
    await writeFile(path, (await readFile(path, 'utf8')).replace('kernel_initializer="zeros"', 'kernel_initializer="ones"'));
    await workbench.withRuns([run('퍼셉트론 #1')], 'Open the Code as It Was');
    await expect.poll(() => workbench.visibleText(), patience).toContain('kernel_initializer="zeros"');
  });

  it('takes a deletion back', async () => {
    await workbench.withRuns([run('퍼셉트론 #1')], 'Delete Run');
    const deleted = workbench.notification('퍼셉트론 #1 was deleted.');
    await deleted.waitFor();
    await run('퍼셉트론 #1').waitFor({ state: 'detached' });
    await deleted.getByRole('button', { name: 'Undo' }).click();
    await run('퍼셉트론 #1').waitFor();
  });

  it('keeps notes of a run, by which it is found', async () => {
    const search = async (words: string): Promise<void> => {
      await workbench.runCommand('GradLens: Filter Runs');
      await workbench.answer('Show the runs that have these words', words);
    };
    await workbench.withRuns([run('퍼셉트론 #1')], 'Edit Notes');
    await workbench.answer('Notes', 'zeros never learn, 다시 보기');
    await search('no such words');
    await run('퍼셉트론 #1').waitFor({ state: 'detached' });
    await search('다시 zeros');
    await run('퍼셉트론 #1').waitFor();
    await workbench.runCommand('GradLens: Show All Runs');
    await run('퍼셉트론 #1').waitFor();
  });
});
