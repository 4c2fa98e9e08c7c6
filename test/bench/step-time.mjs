/** Bundles `step-time.ts` and runs it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const folder = mkdtempSync(join(resolve('node_modules'), '.bench-'));
const outfile = join(folder, 'step-time.mjs');
await build({
  entryPoints: ['test/bench/step-time.ts'],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  external: ['onnxruntime-node'],
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});
try {
  await import(outfile);
} finally {
  rmSync(folder, { recursive: true });
}
