import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { filesOnDisk } from '../../../../src/readers/index.js';

const folder = mkdtempSync(join(tmpdir(), 'gradlens-modules-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('the modules on this machine', () => {
  it('are files of text', () => {
    expect(filesOnDisk.text(file('helper.py', 'size = 7 # ö'))).toBe('size = 7 # ö');
    expect(filesOnDisk.text(join(folder, 'nothing.py'))).toBeUndefined();
    expect(filesOnDisk.text(join(folder, 'helper.py', 'inside.py'))).toBeUndefined();
    expect(filesOnDisk.text(file('pickle.py', new Uint8Array([0x80, 0x04, 0xff])))).toBeUndefined();
  });

  it('are no folders, no pipes and no links in a circle', () => {
    mkdirSync(join(folder, 'package.py'));
    symlinkSync(join(folder, 'one.py'), join(folder, 'other.py'));
    symlinkSync(join(folder, 'other.py'), join(folder, 'one.py'));
    spawnSync('mkfifo', [join(folder, 'pipe.py')]);
    expect(['package.py', 'one.py', 'pipe.py'].map((name) => filesOnDisk.text(join(folder, name)))).toEqual([undefined, undefined, undefined]);
    expect(filesOnDisk.exists(join(folder, 'package.py'))).toBe(true);
    expect(filesOnDisk.exists(join(folder, 'one.py'))).toBe(false);
  });

  it('are not larger than people write them', () => {
    expect(filesOnDisk.text(file('generated.py', '#'.repeat(1024 * 1024 + 1)))).toBeUndefined();
    expect(filesOnDisk.text(file('large.py', '#'.repeat(1024 * 1024)))).toHaveLength(1024 * 1024);
  });
});
