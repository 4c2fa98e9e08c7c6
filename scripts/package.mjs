/**
 * Packs the extension for one platform: `npm run package [-- PLATFORM-ARCHITECTURE]`, this machine's if none is given.
 * Of onnxruntime only that platform's binary goes in, a sixth of all of them; where it has none (Intel Macs, Alpine), tfjs
 * trains.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = process.argv[2] ?? `${process.platform}-${process.arch}`;
const binary = `node_modules/onnxruntime-node/bin/napi-v6/${target.replace('-', '/')}`;
const hasBinary = existsSync(join(root, binary));
if (!hasBinary) process.stdout.write(`onnxruntime has no binary for ${target}: the package trains with tfjs.\n`);

const ignoreFile = join(root, `.vscodeignore.${target}`);
const patterns = readFileSync(join(root, '.vscodeignore'), 'utf8').split('\n');
const others = patterns.filter((pattern) => !pattern.startsWith('!node_modules/onnxruntime-'));
const onnxruntime = patterns.filter((pattern) => pattern.startsWith('!node_modules/onnxruntime-common/'));
const native = ['!node_modules/onnxruntime-node/package.json', '!node_modules/onnxruntime-node/dist/*.js', `!${binary}/**`];
writeFileSync(ignoreFile, [...others, ...(hasBinary ? [...onnxruntime, ...native] : []), ''].join('\n'));

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, ...args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = status ?? 1;
  return status === 0;
}

if (run(process.execPath, 'esbuild.mjs', '--production')) {
  run('npx', 'vsce', 'package', '--target', target, '--ignoreFile', ignoreFile, '--allow-missing-repository', '--no-rewrite-relative-links');
}
rmSync(ignoreFile);
