/**
 * Packs the extension for one platform: `npm run package [-- PLATFORM-ARCHITECTURE]`, this machine's if none is given.
 * Of onnxruntime only that platform's binary goes in, a sixth of all of them.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const target = process.argv[2] ?? `${process.platform}-${process.arch}`;
const binary = `node_modules/onnxruntime-node/bin/napi-v6/${target.replace('-', '/')}`;
if (!existsSync(join(root, binary))) {
  process.stderr.write(`onnxruntime has no binary for ${target}: ${binary} does not exist. Give a target such as linux-x64 or darwin-arm64.\n`);
  process.exit(2);
}

const ignoreFile = join(root, `.vscodeignore.${target}`);
const allowed = readFileSync(join(root, '.vscodeignore'), 'utf8').replace('!node_modules/onnxruntime-node/**\n', '');
writeFileSync(ignoreFile, `${allowed}!node_modules/onnxruntime-node/package.json\n!node_modules/onnxruntime-node/dist/*.js\n!${binary}/**\n`);

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
