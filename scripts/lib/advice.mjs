import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/**
 * The rules as they are now, for scripts that write down what follows from them.
 * @returns {Promise<typeof import('../../src/advice/index.ts')>}
 */
export async function loadAdvice() {
  const bundle = join(root, `node_modules/.cache/advice-${process.pid}.mjs`);
  await build({
    entryPoints: [join(root, 'src/advice/index.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    return await import(pathToFileURL(bundle).href);
  } finally {
    await rm(bundle);
  }
}
