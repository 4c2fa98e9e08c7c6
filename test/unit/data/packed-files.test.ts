import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DataMemory, readArrayFile } from '../../../src/data/index.js';
import { crc32 } from '../../../src/data/formats/crc32.js';
import { ScratchFile } from '../../../src/data/scratch/index.js';
import { idxFile, npyFile, zipFile } from './fixtures.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gradlens-packed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pictures = idxFile([500, 8], Array.from({ length: 4000 }, (_, place) => (place * 7919) % 251));
/** Less than the pictures take. */
const little = (tell?: (message: string) => void): DataMemory => new DataMemory(1000, tell);

async function written(name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

describe('A packed file that does not fit into memory', () => {
  it('is unpacked into a temporary file, of which the size is told before', async () => {
    const told: string[] = [];
    const path = await written('pictures.gz', gzipSync(pictures));
    expect(await readArrayFile(path, { format: 'idx' }, little((message) => told.push(message)))).toMatchObject({ shape: [500, 8], dtype: 'uint8' });
    expect(told).toEqual([`${path} does not fit into memory. It is kept in a temporary file of about 1 MiB until the training ends.`]);
  });

  it('is refused where it is cut off, wherever that is', async () => {
    const packed = gzipSync(pictures);
    for (const length of [20, Math.floor(packed.length / 2), packed.length - 9, packed.length - 1]) {
      const path = await written('cut.gz', packed.subarray(0, length));
      await expect(readArrayFile(path, { format: 'idx' }, little())).rejects.toThrow(`${path} is cut off: its gzip data stops in the middle, at byte ${length}.`);
    }
  });

  it('is refused where its checksum is wrong', async () => {
    const packed = gzipSync(pictures);
    packed.writeUInt32LE(1, packed.length - 8);
    const path = await written('sum.gz', packed);
    await expect(readArrayFile(path, { format: 'idx' }, little())).rejects.toThrow(/sum\.gz is damaged: its gzip data cannot be unpacked \(incorrect data check\)/);
  });

  it.each([['in memory', undefined], ['on the disk', 1000]])('is refused where the checksum of an archive is wrong, %s', async (_where, bytes) => {
    const archive = Buffer.from(zipFile({ 'a.npy': npyFile([1], Uint8Array.of(1)), 'b.npy': npyFile([4000], pictures.subarray(0, 4000)) }));
    const entry = archive.lastIndexOf('PK\x01\x02');
    archive.writeUInt32LE(archive.readUInt32LE(entry + 16) ^ 1, entry + 16);
    const path = await written('sum.npz', archive);
    await expect(readArrayFile(path, { format: 'npz', member: 'b' }, new DataMemory(bytes))).rejects.toThrow(/sum\.npz is damaged: b\.npy cannot be unpacked \(its checksum is wrong\)/);
  });

  it('is refused where it is shorter than its shape says', async () => {
    const path = await written('short.gz', gzipSync(pictures.subarray(0, 3000)));
    await expect(readArrayFile(path, { format: 'idx' }, little())).rejects.toThrow(/the file ends too early: the shape \(500, 8\) needs 4012 bytes in all, and it has 3000/);
  });
});

describe('The checksum of zip archives', () => {
  it('is the one that is published for the nine digits, in pieces as well', () => {
    const digits = Buffer.from('123456789');
    expect(crc32(digits)).toBe(0xcbf43926);
    expect(crc32(digits.subarray(4), crc32(digits.subarray(0, 4)))).toBe(0xcbf43926);
  });
});

describe('A temporary file', () => {
  it('is refused before it is written where the disk has less room', async () => {
    const create = ScratchFile.create({ file: 'all.csv', bytes: 2 ** 60 }, () => undefined);
    await expect(create).rejects.toThrow(/^all\.csv does not fit into memory, and to keep it in a temporary file takes about 1099511627776 MiB of the disk: .* has \d+ MiB left\. Make room there, or set TMPDIR/);
  });

  it('says so where the disk becomes full', async (context) => {
    if (!existsSync('/dev/full')) return context.skip('There is no disk that is always full here');
    const full = new ScratchFile('/dev/full', await open('/dev/full', 'w'), 'all.csv');
    await expect(full.write(new Uint8Array(10))).rejects.toThrow('all.csv does not fit into memory, and the disk became full while it was brought into a temporary file.');
    await full.close();
  });

  it('of a process that was killed is taken away by the next, and goes with the process that made it', async () => {
    const own = join(folder, 'tmp');
    await mkdir(own, { recursive: true });
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.once('exit', resolve));
    await mkdir(join(own, `gradlens-data-${gone.pid}-AbCdEf`));
    await writeFile(join(own, `gradlens-data-${gone.pid}-AbCdEf`, '1'), 'left');
    await mkdir(join(own, `gradlens-data-${process.pid}-AbCdEf`));
    const program = join(folder, 'program.ts');
    await writeFile(program, `import { ScratchFile } from '${join(process.cwd(), 'src/data/scratch/index.ts')}';\nimport { readdirSync } from 'node:fs';\nvoid ScratchFile.create({ file: 'x', bytes: 1 }, () => {}).then(() => console.log(JSON.stringify(readdirSync(process.env.TMPDIR))));\n`);
    await build({ entryPoints: [program], bundle: true, platform: 'node', format: 'cjs', outfile: join(folder, 'program.cjs'), nodePaths: [join(process.cwd(), 'node_modules')] });
    const child = spawn(process.execPath, [join(folder, 'program.cjs')], { env: { ...process.env, TMPDIR: own } });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += String(text)));
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    const during = JSON.parse(output) as string[];
    expect(during.map((name) => name.slice(0, -6)).sort()).toEqual([`gradlens-data-${child.pid}-`, `gradlens-data-${process.pid}-`].sort());
    expect(await readdir(own)).toEqual([`gradlens-data-${process.pid}-AbCdEf`]);
  });
});
