/**
 * Builds tfjs-node against the TensorFlow of a Python environment, so that the tfjs engine computes with TensorFlow's own
 * kernels: `npm run link:tfjs-node [-- PYTHON or ENVIRONMENT]`. tfjs-node's own installer downloads hundreds of megabytes,
 * which closed networks refuse; this needs no more than npm's registry, a C++ compiler and the TensorFlow that is there.
 */
import './lib/require-node.mjs';
import { existsSync } from 'node:fs';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandError, run } from './lib/command.mjs';
import { runMain, SetupError } from './lib/errors.mjs';
import { findCommand } from './lib/find-command.mjs';
import { npm } from './lib/npm.mjs';
import { say, step } from './lib/progress.mjs';
import { findTensorflow, librariesOf } from './lib/tensorflow.mjs';

/** The newest; its interface to TensorFlow is C, and has not changed. */
const version = '4.22.0';

/** Where the engine looks for it: see src/engines/tfjs/backends/tensorflow.ts. */
const folder = process.env['GRADLENS_TFJS_NODE'] ?? join(homedir(), '.gradlens', 'tfjs-node');
const packageFolder = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');

async function install() {
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'gradlens-tfjs-node', private: true, dependencies: { '@tensorflow/tfjs-node': version } };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  await npm(['install', '--ignore-scripts', '--omit=dev'], folder);
}

/** @param {import('./lib/tensorflow.mjs').Tensorflow} tensorflow */
async function linkLibraries(tensorflow) {
  const deps = join(packageFolder, 'deps');
  await rm(deps, { recursive: true, force: true });
  await mkdir(join(deps, 'lib'), { recursive: true });
  await symlink(join(tensorflow.folder, 'include'), join(deps, 'include'));
  for (const [name, file] of Object.entries(librariesOf(tensorflow))) await symlink(file, join(deps, 'lib', name));
}

/** npm brings node-gyp. @returns {string} */
function findNodeGyp() {
  const npmFolders = [process.env['npm_execpath'], findCommand('npm')].flatMap((path) =>
    path ? [join(dirname(path), '..'), join(dirname(path), '..', 'lib', 'node_modules', 'npm')] : [],
  );
  const places = [...npmFolders, join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm')];
  const found = places.map((place) => join(place, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')).find((path) => existsSync(path));
  if (found === undefined) throw new SetupError('node-gyp, which comes with npm, was not found. Run this by npm: npm run link:tfjs-node');
  return found;
}

/** @param {string} python */
async function buildBinding(python) {
  // Headers that came with Node spare a download.
  const headers = dirname(dirname(process.execPath));
  const hasHeaders = existsSync(join(headers, 'include', 'node', 'node_api.h'));
  const options = ['--napi_build_version=8', '--module_name=tfjs_binding', `--module_path=${join(packageFolder, 'lib', 'napi-v8')}`, `--python=${python}`];
  try {
    await run(process.execPath, [findNodeGyp(), 'rebuild', ...options, ...(hasHeaders ? [`--nodedir=${headers}`] : [])], { cwd: packageFolder, quiet: true });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new SetupError(`The binding could not be built. A C++ compiler and make are needed (Debian: apt-get install build-essential; macOS: xcode-select --install).\n${error.message}`);
  }
}

/** Multiplies on TensorFlow, in a process of its own. */
async function tryOut() {
  const script = "const tf = require('@tensorflow/tfjs-node'); if (tf.matMul([[2]], [[3]]).dataSync()[0] !== 6) throw new Error('2 · 3 is not 6 there.');";
  try {
    await run(process.execPath, ['-e', script], { cwd: folder, quiet: true, env: { TF_CPP_MIN_LOG_LEVEL: '2' } });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new SetupError(`tfjs-node was built, but does not run.\n${error.message}`);
  }
}

await runMain(async () => {
  const tensorflow = await findTensorflow(process.argv[2]);
  librariesOf(tensorflow);
  say(`TensorFlow ${tensorflow.version} of ${tensorflow.python}`);
  await step(`Installing tfjs-node ${version} in ${folder}`, install);
  await linkLibraries(tensorflow);
  await step('Building its binding', () => buildBinding(tensorflow.python));
  await step('Trying it out', tryOut);
  say('\nThe tfjs engine now computes with TensorFlow: "gradlens engines" shows it.');
});
