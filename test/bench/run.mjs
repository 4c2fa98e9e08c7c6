/** Bundles a script of this folder and runs it: `node test/bench/run.mjs bench.ts [arguments]`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const [script = 'bench.ts'] = process.argv.splice(2, 1);
// In node_modules, so that packages are found from there.
const folder = mkdtempSync(join(resolve('node_modules'), '.bench-'));
const outfile = join(folder, 'script.mjs');
await build({
  entryPoints: [join('test/bench', script)],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  external: ['onnxruntime-node', 'h5wasm', 'esbuild', 'playwright-core'],
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
});
try {
  await import(outfile);
} finally {
  rmSync(folder, { recursive: true });
}
