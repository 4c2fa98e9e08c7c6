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
  // The data sets that are shipped are looked for from where the bundles lie.
  banner: { js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url); const __dirname = ${JSON.stringify(resolve('dist'))};` },
});
try {
  await import(outfile);
} finally {
  rmSync(folder, { recursive: true });
}
