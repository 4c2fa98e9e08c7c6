/** Bundles a script of this folder and runs it: `node test/symptoms/run.mjs judge.ts FOLDER`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const [script = 'judge.ts'] = process.argv.splice(2, 1);
// In node_modules, so that packages are found from there.
const folder = mkdtempSync(join(resolve('node_modules'), '.symptoms-'));
const outfile = join(folder, 'script.mjs');
await build({
  entryPoints: [join('test/symptoms', script)],
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  external: ['onnxruntime-node', 'h5wasm'],
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
});
try {
  await import(outfile);
} finally {
  rmSync(folder, { recursive: true });
}
