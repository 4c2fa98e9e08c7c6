/** The linter of this checkout, bundled for Node. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @returns {Promise<typeof import('./linter.ts')>} */
export async function loadLinter() {
  const folder = resolve('node_modules/.cache');
  const outfile = join(folder, `linter-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'linter.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const linter = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  return linter;
}
