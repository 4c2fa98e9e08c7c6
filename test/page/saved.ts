import { expect } from 'vitest';
import type { DashboardIntent } from '../../src/protocol/index.js';
import type { ScriptedHost } from './scripted-host.js';

type SavedFile = Extract<DashboardIntent, { type: 'saveFile' }>;

/** What the page hands to the host to be saved when these buttons are pressed, one after the other. */
export async function savedBy(host: ScriptedHost, ...buttons: readonly string[]): Promise<SavedFile[]> {
  const files = (): SavedFile[] => host.intents.filter((intent) => intent.type === 'saveFile');
  const before = files().length;
  for (const [index, name] of buttons.entries()) {
    await host.page.getByRole('button', { name, exact: true }).press('Enter');
    await expect.poll(() => files().length, { timeout: 10_000 }).toBe(before + index + 1);
  }
  return files().slice(before);
}
