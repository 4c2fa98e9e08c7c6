import { copyFile, mkdir, rm } from 'node:fs/promises';
import { build, context } from 'esbuild';
import { writeBytecode } from './scripts/lib/bytecode.mjs';

/** One target each for the extension host, the thread that reads for it, the trainer process, the command line, and the dashboard's page. */
const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  logLevel: 'warning',
  legalComments: 'none',
};

/** For Node: CommonJS, since an extension host loads it so; native packages stay outside, and HDF5's four megabytes, which few runs need at once. */
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode', 'onnxruntime-node', 'h5wasm'],
  outExtension: { '.js': '.cjs' },
};

/** @type {import('esbuild').BuildOptions[]} */
const targets = [
  { ...node, entryPoints: { extension: 'src/extension.ts' }, outdir: 'dist' },
  { ...node, entryPoints: { reader: 'src/editor/reading/thread-main.ts' }, outdir: 'dist' },
  { ...node, entryPoints: { trainer: 'src/trainer/main.ts' }, outdir: 'dist' },
  { ...node, entryPoints: { cli: 'src/cli/main.ts' }, outdir: 'dist' },
  { ...node, entryPoints: { 'cli-reading': 'src/cli/main-reading.ts', 'cli-all': 'src/cli/main-all.ts' }, outdir: 'dist' },
  { ...node, entryPoints: { 'host-suite': 'test/host/suite/index.ts' }, outdir: 'dist/test', external: [...node.external, 'mocha'] },
  { ...shared, entryPoints: { webview: 'webview/main.ts' }, outdir: 'dist', platform: 'browser', format: 'iife', target: 'es2022' },
];

/** The trainer and the command line look for it beside themselves. */
async function copyWasm() {
  await mkdir('dist', { recursive: true });
  await copyFile('node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm', 'dist/tfjs-backend-wasm-simd.wasm');
}

// Also before watching: bytecode of a bundle that is no more must not be taken for that of the next.
await rm('dist', { recursive: true, force: true });
if (watch) {
  await copyWasm();
  const contexts = await Promise.all(targets.map((target) => context(target)));
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all([...targets.map((target) => build(target)), copyWasm()]);
  await writeBytecode('dist');
}
