/**
 * Measures `gradlens lint` as its users run it, from start to end, over public code: files a second by the clock and of
 * processor time, and the most memory held. Each run is followed by one that only parses the same files, in one thread, so
 * that how busy the machine is counts for both. The corpus four times over shows whether memory grows with the files.
 *
 *     node test/advice/speed.mjs --list ../shared/corpus.tsv --mirror /work/.mirror [--rounds 3]
 *
 * Writes test/advice/speed.md. What it says by the clock is worth something on a quiet machine only.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { writeBytecode } from '../../scripts/lib/bytecode.mjs';
import { collect } from '../corpus/corpus.mjs';

const { values } = parseArgs({ options: { list: { type: 'string' }, mirror: { type: 'string' }, rounds: { type: 'string', default: '3' } } });
const { list, mirror, rounds } = values;
if (list === undefined || mirror === undefined) throw new Error('Needed: --list FILE --mirror FOLDER');

const folder = mkdtempSync(join(tmpdir(), 'gradlens-speed-'));
const dist = join(folder, 'dist');
await build({
  entryPoints: { cli: 'src/cli/main.ts', 'cli-reading': 'src/cli/main-reading.ts', parse: 'test/advice/parse-only.ts' },
  outdir: dist, outExtension: { '.js': '.cjs' }, bundle: true, platform: 'node', format: 'cjs', target: 'node20', external: ['onnxruntime-node', 'h5wasm'], logLevel: 'warning',
});
await writeBytecode(dist);
symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
// What a process used, told where it ends.
const meter = join(folder, 'meter.cjs');
const used = join(folder, 'used.json');
writeFileSync(meter, `require('node:worker_threads').isMainThread && process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(used)}, JSON.stringify(process.resourceUsage())));`);

/** Runs a program over files. @param {string} script @param {readonly string[]} args */
function run(script, args) {
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--require', meter, join(dist, script), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - begin) / 1000;
  if (status === null) throw new Error(stderr);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(used, 'utf8'));
  return { seconds, processor: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 };
}

/** @param {readonly number[]} numbers */
const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** @param {string} title @param {readonly string[]} files @param {readonly string[]} args */
function measure(title, files, args) {
  const linted = [];
  const parsed = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    linted.push(run('cli.cjs', ['lint', '--quiet', ...args]));
    parsed.push(run('parse.cjs', files));
  }
  const rate = (/** @type {readonly number[]} */ seconds) => (files.length / median(seconds)).toFixed(0);
  const cells = [
    title, files.length, rate(linted.map(({ seconds }) => seconds)), rate(linted.map(({ processor }) => processor)),
    (median(linted.map(({ seconds }) => seconds)) / median(parsed.map(({ seconds }) => seconds))).toFixed(1),
    (median(linted.map(({ processor }) => processor)) / median(parsed.map(({ processor }) => processor))).toFixed(1),
    Math.max(...linted.map(({ memory }) => memory)).toFixed(0),
  ];
  return `| ${cells.join(' | ')} |`;
}

const corpus = join(folder, 'corpus');
const { files } = collect(list, mirror, corpus);
const paths = files.map(({ file }) => join(corpus, file));
const fourfold = join(folder, 'fourfold');
const copies = [1, 2, 3, 4].map((copy) => join(fourfold, `corpus-${copy}`));
for (const copy of copies) cpSync(corpus, copy, { recursive: true });
const small = paths.filter((path) => path.endsWith('.py')).toSorted((one, other) => statSync(one).size - statSync(other).size).slice(0, 200);
const page = [
  '# How fast the advice is',
  '',
  `Written by \`node test/advice/speed.mjs\`; see there. The whole command from its start to its end, the median of ${rounds} runs, on ${availableParallelism()} processors.`,
  '',
  '| files | number | files a second | of processor time | time, as parsing alone in one thread | processor time, as parsing alone | most memory, MB |',
  '|---|--:|--:|--:|--:|--:|--:|',
  measure('the public corpus', paths, [corpus]),
  measure('the same four times over', copies.flatMap((copy) => files.map(({ file }) => join(copy, file))), [fourfold]),
  measure('its smallest scripts', small, small),
  '',
].join('\n');
rmSync(folder, { recursive: true });
writeFileSync(join(import.meta.dirname, 'speed.md'), page);
process.stdout.write(page);
