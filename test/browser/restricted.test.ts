import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type {} from './provided.js';
import { Workbench } from './workbench.js';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await Workbench.open(inject('restrictedUrl'));
});

afterAll(async () => {
  await workbench.screenshot(join(resolve(import.meta.dirname, '../output/browser'), 'restricted-mode.png'));
  await workbench.close();
});

describe('a folder that is not trusted', () => {
  it('is read and advised on', async () => {
    await workbench.openFile('vanishing_sigmoid.py');
    await workbench.lens(/weight layers/).waitFor();
    await workbench.lens(/Check gradients/).waitFor();
  });

  it('leads from the rule that a mark names to its page', async () => {
    await workbench.clickRuleOf('activation="sigmoid"', 'GL103');
    await workbench.tab(/GL103/).waitFor();
    await workbench.openFile('vanishing_sigmoid.py');
  });

  it('has no gradients checked, and is told why', async () => {
    await workbench.clickLens(/Check gradients/);
    const refusal = workbench.notification(/GradLens does not check gradients in Restricted Mode/);
    await refusal.waitFor();
    await refusal.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
    expect(await workbench.notification(/GradLens checks the gradients/).count()).toBe(0);
    expect(await workbench.lens(/Check gradients/).count()).toBe(1);
  });

  it('has nothing trained', async () => {
    await workbench.clickLens(/Train \(/);
    await workbench.notification(/GradLens does not train in Restricted Mode/).waitFor();
  });
});
