import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRunDirectory, makeFolder, RunsFolderError } from '../../../src/runs/index.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'gradlens-runs-'))));
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true });
});

const now = new Date(2026, 10, 22, 9, 5, 7);

describe('The directory of a run', () => {
  it('is made with its root, named after time and model, and numbered from the second on', async () => {
    const root = join(folder, 'some', 'where');
    expect(await createRunDirectory(root, 'my model/1', now)).toBe(join(root, '2026-11-22_09-05-07-my-model-1'));
    await createRunDirectory(root, 'my model/1', now);
    expect(readdirSync(root)).toEqual(['2026-11-22_09-05-07-my-model-1', '2026-11-22_09-05-07-my-model-1-2']);
  });

  it('is refused by name where a file is in the place of the root', async () => {
    const root = join(folder, 'runs');
    writeFileSync(root, '');
    await expect(createRunDirectory(root, 'model', now)).rejects.toThrow(RunsFolderError);
    await expect(createRunDirectory(root, 'model', now)).rejects.toThrow(`Runs cannot be kept in ${root}: EEXIST`);
    await expect(createRunDirectory(join(root, 'deeper'), 'model', now)).rejects.toThrow(`Runs cannot be kept in ${join(root, 'deeper')}: ENOTDIR`);
  });

  // The superuser may write anywhere.
  it.skipIf(process.getuid?.() === 0)('is refused by name where it may not be written', async () => {
    chmodSync(folder, 0o500);
    await expect(createRunDirectory(folder, 'model', now)).rejects.toThrow(`Runs cannot be kept in ${folder}: EACCES`);
    await expect(createRunDirectory(join(folder, 'runs'), 'model', now)).rejects.toThrow('EACCES');
  });

  // Node's own `mkdir` with `recursive` does not end there.
  it.skipIf(!existsSync('/proc/self'))('is refused where the file system makes no folders', async () => {
    await expect(createRunDirectory('/proc/gradlens', 'model', now)).rejects.toThrow('Runs cannot be kept in /proc/gradlens: ENOENT');
    await expect(createRunDirectory('/proc/gradlens/runs', 'model', now)).rejects.toThrow('Runs cannot be kept in /proc/gradlens/runs: ENOENT');
  });
});

describe('A folder', () => {
  it('is left as it is where it is there', async () => {
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a', 'kept'), '');
    await makeFolder(join(folder, 'a'));
    expect(readdirSync(join(folder, 'a'))).toEqual(['kept']);
  });

  it('may be made by several at once', async () => {
    const path = join(folder, 'a', 'b', 'c');
    await Promise.all(Array.from({ length: 20 }, () => makeFolder(path)));
    expect(statSync(path).isDirectory()).toBe(true);
  });
});
