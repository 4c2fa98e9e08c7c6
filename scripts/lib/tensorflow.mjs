import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './command.mjs';
import { SetupError } from './errors.mjs';
import { findCommand } from './find-command.mjs';

/**
 * A TensorFlow that pip has installed.
 * @typedef {object} Tensorflow
 * @property {string} python the Python that it belongs to
 * @property {string} version
 * @property {string} folder its package, with headers and libraries
 */

/** Where the package lies and what it is, without importing it, which takes seconds. */
const question = `
import importlib.metadata as metadata, importlib.util as util, json
spec = util.find_spec("tensorflow")
names = [d.metadata["Name"] for d in metadata.distributions()] if spec else []
found = next((n for n in names if n and n.lower().replace("_", "-") in ("tensorflow", "tensorflow-cpu", "tensorflow-macos", "tensorflow-intel")), None)
print(json.dumps({"folder": list(spec.submodule_search_locations)[0] if spec else None, "version": metadata.version(found) if found else None}))
`;

const howToInstall = 'Install it there (python -m pip install tensorflow-cpu), or name another environment: npm run link:tfjs-node -- PATH';

/**
 * The TensorFlow of a Python environment.
 * @param {string | undefined} path a Python, or the folder of an environment; undefined for the active environment, or else
 * the Python on the PATH
 * @returns {Promise<Tensorflow>}
 * @throws {SetupError} that says what is missing, and how to get it
 */
export async function findTensorflow(path) {
  const python = path === undefined ? activePython() : pythonOf(path);
  const answer = JSON.parse((await run(python, ['-c', question], { quiet: true })).trim().split('\n').at(-1) ?? '{}');
  if (answer.folder === null || answer.version === null) throw new SetupError(`${python} has no TensorFlow. ${howToInstall}`);
  return { python, version: answer.version, folder: answer.folder };
}

/** @returns {string} */
function activePython() {
  const environment = process.env['VIRTUAL_ENV'] ?? process.env['CONDA_PREFIX'];
  if (environment !== undefined) return pythonOf(environment);
  const found = findCommand('python3') ?? findCommand('python');
  if (found !== null) return found;
  const places = (process.env['PATH'] ?? '').split(delimiter).length;
  throw new SetupError(`No Python was found in the ${places} folders of the PATH. Name one: npm run link:tfjs-node -- PATH`);
}

/**
 * @param {string} path
 * @returns {string}
 */
function pythonOf(path) {
  if (!existsSync(path)) throw new SetupError(`${path} does not exist. Name a Python, or the folder of an environment with bin/python in it.`);
  if (statSync(path).isFile()) return path;
  const candidates = [join('bin', 'python3'), join('bin', 'python'), join('Scripts', 'python.exe'), 'python.exe'].map((each) => join(path, each));
  const python = candidates.find((each) => existsSync(each));
  if (python === undefined) throw new SetupError(`${path} is no Python environment: there is no ${candidates[0]}.`);
  return python;
}

/**
 * The libraries of a TensorFlow that tfjs-node links with: by the names that it looks for, the files that they are.
 * @param {Tensorflow} tensorflow
 * @returns {Record<string, string>}
 * @throws {SetupError} where pip's packages have none that can be linked with
 */
export function librariesOf({ folder, version }) {
  const byPlatform = {
    linux: {
      'libtensorflow.so': 'libtensorflow_cc.so.2',
      'libtensorflow_cc.so.2': 'libtensorflow_cc.so.2',
      'libtensorflow_framework.so': 'libtensorflow_framework.so.2',
      'libtensorflow_framework.so.2': 'libtensorflow_framework.so.2',
    },
    darwin: {
      'libtensorflow.2.dylib': 'libtensorflow_cc.2.dylib',
      'libtensorflow_cc.2.dylib': 'libtensorflow_cc.2.dylib',
      'libtensorflow_framework.2.dylib': 'libtensorflow_framework.2.dylib',
    },
  };
  const names = process.platform === 'linux' || process.platform === 'darwin' ? byPlatform[process.platform] : null;
  if (names === null) throw new SetupError(`TensorFlow's package for ${process.platform} has no library to link with. Use "npm install @tensorflow/tfjs-node" there.`);
  const libraries = Object.fromEntries(Object.entries(names).map(([name, file]) => [name, join(folder, file)]));
  const missing = Object.values(libraries).find((file) => !existsSync(file));
  if (missing !== undefined) throw new SetupError(`TensorFlow ${version} in ${dirname(folder)} has no ${missing}. TensorFlow 2.13 or newer is needed.`);
  if (!existsSync(join(folder, 'include', 'tensorflow', 'c', 'c_api.h'))) throw new SetupError(`TensorFlow ${version} in ${dirname(folder)} has no headers in ${join(folder, 'include')}.`);
  return libraries;
}
